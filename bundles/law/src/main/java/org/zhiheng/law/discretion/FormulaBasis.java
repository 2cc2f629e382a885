package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook.AppliedTable;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.TableResult;

/**
 * Tiers reckoned from the range of the law: below its minimum, up to the low share of the range, between the shares, from the
 * high share on. A table says which {@code part} and {@code tier} the circumstances give.
 *
 * @param lowEnd whether the end of the low share belongs to the low part, else to the middle
 * @param highEnd whether the end of the high share belongs to the high part, else to the middle
 */
record FormulaBasis(Applied low, Applied high, Applied lowEnd, Applied highEnd, AppliedTable circumstances)
        implements Basis {

    private static final String ID = "discretion.formula.";

    /** The formula of a day; null when the book has none. */
    static FormulaBasis on(LocalDate day, Inquiry inquiry) {
        Applied low = inquiry.ruleIfAny(ID + "low-share", day);
        if (low == null) {
            return null;
        }
        AppliedTable circumstances = inquiry.book().table("discretion-formula.circumstances", day);
        if (circumstances == null) {
            throw inquiry.lacking("rule.discretion-formula.circumstances");
        }
        return new FormulaBasis(
                low,
                inquiry.rule(ID + "high-share", day),
                inquiry.rule(ID + "low-end-in-low-part", day),
                inquiry.rule(ID + "high-end-in-high-part", day),
                circumstances);
    }

    @Override
    public boolean ofTheLaw() {
        return false;
    }

    @Override
    public Benchmark apply(Discretion.Facts facts, Inquiry inquiry) {
        Factors factors = new Factors(facts);
        TableResult result = factors.evaluate(circumstances.version().table());
        List<String> absent = Factors.paths(result);
        if (facts.minimum() == null) {
            absent.add("minimum");
        }
        if (facts.maximum() == null) {
            absent.add("maximum");
        }
        if (!absent.isEmpty()) {
            throw inquiry.lackingFacts(absent);
        }
        if (result.outputs().isEmpty()) {
            throw inquiry.lacking("rule." + circumstances.rule().id());
        }
        Tier hit = tier(result.outputs().get(0), facts);
        List<Tier> tiers = circumstances.version().table().rows().stream()
                .map(row -> tier(row.outputs(), facts))
                .distinct()
                .toList();
        return new Benchmark(
                tiers,
                hit,
                low.from(),
                List.of(circumstances.because(hit.tier(), "适用裁量阶次“" + hit.tier() + "”")),
                List.of(low, high, lowEnd, highEnd));
    }

    /** Whether it grades the ranges of a table: one of a package that it stands below, so that the table says what the law allows. */
    boolean grades(AppliedTable table, Inquiry inquiry) {
        List<RulePackage> packages = inquiry.book().packages();
        return packages.indexOf(table.from()) < packages.indexOf(low.from());
    }

    private Tier tier(Map<String, Object> outputs, Discretion.Facts facts) {
        BigDecimal min = facts.minimum();
        BigDecimal max = facts.maximum();
        BigDecimal lowTo = share(low, min, max);
        BigDecimal highFrom = share(high, min, max);
        boolean lowHasEnd = lowEnd.flag();
        boolean highHasEnd = highEnd.flag();
        String tier = (String) outputs.get("tier");
        if ("below".equals(outputs.get("part"))) {
            // A minimum of nothing leaves nothing below it but no fine at all.
            return Tier.between(tier, BigDecimal.ZERO, min, true, min.signum() == 0);
        }
        if (min.compareTo(max) == 0) {
            return Tier.between(tier, min, max, true, true);
        }
        return switch ((String) outputs.get("part")) {
            case "low" -> Tier.between(tier, min, lowTo, true, lowHasEnd);
            case "high" -> Tier.between(tier, highFrom, max, highHasEnd, true);
            default -> Tier.between(tier, lowTo, highFrom, !lowHasEnd, !highHasEnd);
        };
    }

    private static BigDecimal share(Applied percent, BigDecimal min, BigDecimal max) {
        return min.add(max.subtract(min).multiply(percent.number("percent")).movePointLeft(2));
    }
}
