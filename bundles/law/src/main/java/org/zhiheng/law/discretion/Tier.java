package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.util.Map;
import org.zhiheng.api.questions.Discretion.TierRange;

/**
 * A tier and its range of fines in yuan.
 *
 * @param fineMin null where the tier has no fine
 * @param fineMax null where the tier has no fine
 */
record Tier(String tier, BigDecimal fineMin, BigDecimal fineMax, boolean minInclusive, boolean maxInclusive) {

    static Tier of(Map<String, Object> outputs) {
        return new Tier(
                (String) outputs.get("tier"),
                (BigDecimal) outputs.get("fineMin"),
                (BigDecimal) outputs.get("fineMax"),
                !Boolean.FALSE.equals(outputs.get("minInclusive")),
                !Boolean.FALSE.equals(outputs.get("maxInclusive")));
    }

    /** The same inside what the law allows; a null end does not bound. */
    Tier within(BigDecimal minimum, BigDecimal maximum) {
        boolean raise = minimum != null && fineMin != null && minimum.compareTo(fineMin) > 0;
        boolean lower = maximum != null && fineMax != null && maximum.compareTo(fineMax) < 0;
        return new Tier(
                tier,
                raise ? minimum : fineMin,
                lower ? maximum : fineMax,
                raise || minInclusive,
                lower || maxInclusive);
    }

    boolean contains(BigDecimal fine) {
        if (fineMin == null || fineMax == null) {
            return fine.signum() == 0;
        }
        int low = fine.compareTo(fineMin);
        int high = fine.compareTo(fineMax);
        return (minInclusive ? low >= 0 : low > 0) && (maxInclusive ? high <= 0 : high < 0);
    }

    /** Whether its highest fine is lower, or the highest the same and the lowest lower. */
    boolean lighterThan(Tier other) {
        int high = amount(fineMax).compareTo(amount(other.fineMax));
        return high < 0 || high == 0 && amount(fineMin).compareTo(amount(other.fineMin)) < 0;
    }

    private static BigDecimal amount(BigDecimal fine) {
        return fine == null ? BigDecimal.ZERO : fine;
    }

    TierRange range() {
        return new TierRange(tier, fineMin, fineMax, minInclusive, maxInclusive);
    }
}
