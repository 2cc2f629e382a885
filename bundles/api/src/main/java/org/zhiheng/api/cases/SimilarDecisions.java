package org.zhiheng.api.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * What was decided in cases like one, for whoever decides it. Tells of cases and never of parties. No decision follows from it: it is shown beside the benchmark.
 * Thread-safe.
 */
@ProviderType
public interface SimilarDecisions {

    /**
     * Fines of some decisions; of those without a fine none is counted.
     *
     * @param fines how many
     * @param least null where there are none, as the others
     * @param median the middle one; of an even number the mean of the two in the middle, rounded to fen
     */
    record Figures(int fines, BigDecimal least, BigDecimal median, BigDecimal most) {}

    /**
     * A decision.
     *
     * @param fine null where there is none
     * @param sameTier whether both tiers are known and the same
     * @param sameFactors names of the factors that are known of both and are the same
     * @param otherFactors names of those known of both that differ
     */
    record Similar(
            CaseHead head,
            String kind,
            List<String> sanctions,
            BigDecimal fine,
            String tier,
            LocalDate decidedOn,
            boolean sameTier,
            List<String> sameFactors,
            List<String> otherFactors) {
        public Similar {
            sanctions = List.copyOf(sanctions);
            sameFactors = List.copyOf(sameFactors);
            otherFactors = List.copyOf(otherFactors);
        }
    }

    /**
     * @param item of the case
     * @param tier that is proposed or decided in it; null while none is
     * @param factors of it, by name
     * @param decisions the most alike first, of equal ones the last decided
     * @param ofItem of all decisions on the item
     * @param alike of those of the same tier without a factor that differs; those of any tier while the case has none
     * @param looked how many cases of the item were looked at, the last opened first
     * @param all whether those are all in reach
     */
    record Answer(
            String item,
            String tier,
            Map<String, String> factors,
            List<Similar> decisions,
            Figures ofItem,
            Figures alike,
            int looked,
            boolean all) {
        public Answer {
            factors = Map.copyOf(factors);
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * Decisions that stand, in cases within reach, on the item of a case.
     *
     * @param size most decisions that are shown, 1 to 50; the figures are of all that were looked at
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code CASE-ITEM} while the case has none; {@code NOT_FOUND} {@code CASE-UNKNOWN}
     */
    Answer of(Principal by, String id, int size);
}
