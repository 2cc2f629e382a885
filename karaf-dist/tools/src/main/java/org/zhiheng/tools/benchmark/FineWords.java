package org.zhiheng.tools.benchmark;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The range of a row in the words of the law: 以上、以下 hold their number, 超过、不满 do not. */
final class FineWords {

    private static final String YUAN = "元";
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private FineWords() {}

    /**
     * @param outputs of a row of a benchmark table
     * @param factorTitle the Chinese name of a factor
     */
    static String told(Map<String, Object> outputs, UnaryOperator<String> factorTitle) {
        BigDecimal min = (BigDecimal) outputs.get("fineMin");
        BigDecimal max = (BigDecimal) outputs.get("fineMax");
        if (min == null || max == null || max.signum() == 0) {
            return "不予罚款";
        }
        String percentOf = (String) outputs.get("percentOf");
        String timesOf = (String) outputs.get("timesOf");
        String unit = percentOf != null ? "%" : timesOf != null ? "倍" : YUAN;
        String of = percentOf != null
                ? factorTitle.apply(percentOf) + "的"
                : timesOf != null ? factorTitle.apply(timesOf) + "的" : "";
        BigDecimal cap = (BigDecimal) outputs.get("fineCap");
        return of
                + range(
                        min,
                        !Boolean.FALSE.equals(outputs.get("minInclusive")),
                        max,
                        !Boolean.FALSE.equals(outputs.get("maxInclusive")),
                        unit)
                + (cap == null ? "" : ",总额不超过" + number(cap, YUAN));
    }

    private static String range(BigDecimal min, boolean minIn, BigDecimal max, boolean maxIn, String unit) {
        if (min.compareTo(max) == 0) {
            return number(min, unit);
        }
        String high = maxIn ? number(max, unit) + "以下" : "不满" + number(max, unit);
        if (min.signum() == 0 && minIn) {
            return high;
        }
        return (minIn ? number(min, unit) + "以上" : "超过" + number(min, unit)) + high;
    }

    /** Whole ten thousands of yuan as the law writes them. */
    private static String number(BigDecimal number, String unit) {
        if (unit.equals(YUAN)
                && number.signum() > 0
                && number.remainder(TEN_THOUSAND).signum() == 0) {
            return number.divideToIntegralValue(TEN_THOUSAND).toPlainString() + "万元";
        }
        return (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()) + unit;
    }
}
