package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.zhiheng.api.questions.Discretion.TierRange;

/**
 * A tier and its range of fines in yuan.
 *
 * @param fineMin null where the tier has no fine, or what it is reckoned by is not known
 * @param fineMax null like it
 */
record Tier(String tier, BigDecimal fineMin, BigDecimal fineMax, boolean minInclusive, boolean maxInclusive) {

    private static final int CENTS = 2;

    /** For people, e.g. 一般(1500.00元至2000.00元). */
    String told() {
        if (fineMin == null || fineMax == null) {
            return "“" + tier + "”";
        }
        return "“" + tier + "”(" + fineMin.toPlainString() + "元至" + fineMax.toPlainString() + "元)";
    }

    /**
     * Reads the outputs of a row. Where {@code percentOf} or {@code timesOf} names a factor, the range is that many percent
     * or times of it, and has no amounts while it is absent; {@code fineCap} bounds it.
     */
    static Tier of(Map<String, Object> outputs, Factors factors) {
        String tier = (String) outputs.get("tier");
        BigDecimal min = (BigDecimal) outputs.get("fineMin");
        BigDecimal max = (BigDecimal) outputs.get("fineMax");
        boolean minInclusive = !Boolean.FALSE.equals(outputs.get("minInclusive"));
        boolean maxInclusive = !Boolean.FALSE.equals(outputs.get("maxInclusive"));
        String factor = base(outputs);
        if (factor == null) {
            return new Tier(tier, min, max, minInclusive, maxInclusive);
        }
        BigDecimal base = factors.base(factor);
        if (base == null) {
            return new Tier(tier, null, null, minInclusive, maxInclusive);
        }
        BigDecimal one = outputs.get("percentOf") == null ? base : base.movePointLeft(CENTS);
        return between(tier, one.multiply(min), one.multiply(max), minInclusive, maxInclusive)
                .within(null, (BigDecimal) outputs.get("fineCap"));
    }

    /** The factor that the fines of a row are reckoned by; null where they are amounts. */
    static String base(Map<String, Object> outputs) {
        String percentOf = (String) outputs.get("percentOf");
        return percentOf == null ? (String) outputs.get("timesOf") : percentOf;
    }

    /**
     * A range whose ends need not be whole cents: it is narrowed to the cents inside, whose ends then belong to it. Where there
     * is none inside, it is the two cents beside it.
     */
    static Tier between(String tier, BigDecimal from, BigDecimal to, boolean fromIncluded, boolean toIncluded) {
        BigDecimal min = from.setScale(CENTS, RoundingMode.CEILING);
        BigDecimal max = to.setScale(CENTS, RoundingMode.FLOOR);
        return min.compareTo(max) > 0
                ? new Tier(tier, max, min, true, true)
                : new Tier(
                        tier, min, max, fromIncluded || min.compareTo(from) > 0, toIncluded || max.compareTo(to) < 0);
    }

    /**
     * The same inside what the law allows; a null end does not bound. What lies wholly below the minimum is mitigation or no fine,
     * and stays.
     */
    Tier within(BigDecimal minimum, BigDecimal maximum) {
        if (fineMin == null || fineMax == null) {
            return this;
        }
        boolean raise = minimum != null && minimum.compareTo(fineMin) > 0 && contains(minimum);
        boolean lower = maximum != null && maximum.compareTo(fineMax) < 0;
        boolean above = lower && maximum.compareTo(fineMin) < 0;
        return new Tier(
                tier,
                raise ? minimum : above ? maximum : fineMin,
                lower ? maximum : fineMax,
                raise || above || minInclusive,
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

    /**
     * Whether it treats the party more lightly: its highest fine is lower, or of the same highest one it does not hold the
     * end, or else the same of the lowest.
     */
    boolean lighterThan(Tier other) {
        int high = amount(fineMax).compareTo(amount(other.fineMax));
        if (high == 0) {
            high = Boolean.compare(maxInclusive, other.maxInclusive);
        }
        if (high == 0) {
            high = amount(fineMin).compareTo(amount(other.fineMin));
        }
        return high < 0 || high == 0 && minInclusive && !other.minInclusive;
    }

    private static BigDecimal amount(BigDecimal fine) {
        return fine == null ? BigDecimal.ZERO : fine;
    }

    TierRange range() {
        return new TierRange(tier, fineMin, fineMax, minInclusive, maxInclusive);
    }
}
