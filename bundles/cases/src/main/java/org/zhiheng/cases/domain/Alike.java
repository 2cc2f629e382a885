package org.zhiheng.cases.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.SimilarDecisions.Figures;
import org.zhiheng.api.cases.SimilarDecisions.Similar;

/** What two files have in common that matters for a decision: tier and factors. */
public final class Alike {

    /** The kinds of pieces that are looked at. */
    public static final Set<String> KINDS = Set.of(
            DecisionKinds.DECISION.id(),
            DecisionKinds.DECISION_CHANGE.id(),
            ClosingKinds.REMEDY.id(),
            DecisionKinds.FACTOR.id());

    private final String tier;
    private final Map<String, String> factors;

    /** @param file of the case that others are compared with */
    public Alike(Pieces file) {
        this.tier = file.outcome().map(each -> each.text("tier")).orElse(null);
        this.factors = factors(file);
    }

    public String tier() {
        return tier;
    }

    public Map<String, String> factors() {
        return factors;
    }

    private static Map<String, String> factors(Pieces file) {
        Map<String, String> factors = new LinkedHashMap<>();
        file.of(DecisionKinds.FACTOR).forEach(each -> factors.put(each.text("name"), each.text("value")));
        return factors;
    }

    /** The decision of another file beside this one; empty where there is none, or it was changed afterwards and is no example. */
    public Optional<Similar> compared(CaseHead head, Pieces file) {
        Optional<Piece> decision = file.one(DecisionKinds.DECISION);
        if (decision.isEmpty() || Remedies.changed(file).isPresent()) {
            return Optional.empty();
        }
        Piece found = decision.get();
        List<String> same = new ArrayList<>();
        List<String> other = new ArrayList<>();
        factors(file).forEach((name, value) -> {
            if (factors.containsKey(name)) {
                (factors.get(name).equals(value) ? same : other).add(name);
            }
        });
        return Optional.of(new Similar(
                head,
                found.text("kind"),
                found.texts("sanctions"),
                found.decimal("fine"),
                found.text("tier"),
                found.date("decidedOn"),
                tier != null && tier.equals(found.text("tier")),
                same,
                other));
    }

    /** The most alike first: of the same tier, with fewer factors that differ, with more that are the same, decided later. */
    public static Comparator<Similar> order() {
        return Comparator.comparing(Similar::sameTier)
                .reversed()
                .thenComparing(each -> each.otherFactors().size())
                .thenComparing(each -> -each.sameFactors().size())
                .thenComparing(Similar::decidedOn, Comparator.reverseOrder())
                .thenComparing(each -> each.head().id());
    }

    /** Whether nothing that is known of both differs. */
    public boolean alike(Similar other) {
        return (tier == null || other.sameTier()) && other.otherFactors().isEmpty();
    }

    public static Figures figures(List<Similar> decisions) {
        List<BigDecimal> fines = decisions.stream()
                .map(Similar::fine)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        int count = fines.size();
        if (count == 0) {
            return new Figures(0, null, null, null);
        }
        BigDecimal median = fines.get((count - 1) / 2)
                .add(fines.get(count / 2))
                .divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
        return new Figures(count, fines.get(0), median, fines.get(count - 1));
    }
}
