package org.zhiheng.law.officers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.zhiheng.api.error.ZhihengException;

/** Shares of people, compared as whole numbers and never as rounded per cent. */
final class Shares {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Shares() {}

    /** Whether part is at least so many per cent of the whole. */
    static boolean reached(int part, int whole, BigDecimal percent) {
        return BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .compareTo(BigDecimal.valueOf(whole).multiply(percent))
                >= 0;
    }

    /** The least part that reaches so many per cent of the whole. */
    static int least(int whole, BigDecimal percent) {
        return BigDecimal.valueOf(whole)
                .multiply(percent)
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** @throws ZhihengException {@code INVALID} for fewer than none */
    static int count(int number, String path) {
        if (number < 0) {
            throw ZhihengException.invalid("RULING-FACT-VALUE", "facts." + path + "不能小于零", "facts." + path);
        }
        return number;
    }
}
