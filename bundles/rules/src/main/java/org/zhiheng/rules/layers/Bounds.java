package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** Whether a lower value keeps within what the upper one allows. */
final class Bounds {

    private Bounds() {}

    static boolean admits(Applied upper, Layer layer, DatedValue lower) {
        return lower.value().equals(upper.dated().value())
                || yields(upper.dated(), layer)
                || upper.parameter().override().by().contains(layer) && inDirection(upper, lower);
    }

    static boolean yields(DatedValue value, Layer layer) {
        for (DatedValue.YieldClause clause : value.yieldsTo()) {
            if (clause.layer() == layer) {
                return true;
            }
        }
        return false;
    }

    private static boolean inDirection(Applied upper, DatedValue lower) {
        OverrideRule rule = upper.parameter().override();
        if (rule.direction() == OverrideRule.Direction.FREE) {
            return true;
        }
        BigDecimal above = amount(upper.dated().value());
        BigDecimal below = amount(lower.value());
        if (above == null || below == null || !sameUnit(upper.dated().value(), lower.value())) {
            return false;
        }
        return switch (rule.direction()) {
            case HIGHER -> below.compareTo(above) >= 0;
            case LOWER -> below.compareTo(above) <= 0;
            case WITHIN -> below.compareTo(rule.minimum()) >= 0 && below.compareTo(rule.maximum()) <= 0;
            case FREE -> true;
            case NONE -> false;
        };
    }

    /** What of a value can be compared; null where nothing can. */
    static BigDecimal amount(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        } else if (value instanceof Threshold threshold) {
            return threshold.amount();
        } else if (value instanceof TermRule term) {
            return BigDecimal.valueOf(term.amount());
        }
        return null;
    }

    private static boolean sameUnit(Object upper, Object lower) {
        return !(upper instanceof TermRule above)
                || lower instanceof TermRule below && above.unit() == below.unit();
    }

    /** The bound in Chinese, for the fault that names it. */
    static String told(Applied upper) {
        OverrideRule rule = upper.parameter().override();
        String value = upper.from().id() + "自" + upper.dated().from() + "起的值" + shown(upper.dated().value());
        return switch (rule.direction()) {
            case HIGHER -> value + ",只许" + rule.by() + "提高";
            case LOWER -> value + ",只许" + rule.by() + "降低";
            case WITHIN -> value + ",只许" + rule.by() + "在" + rule.minimum() + "到" + rule.maximum() + "之间另定";
            case FREE -> value + ",只许" + rule.by() + "另定";
            case NONE -> value + ",不许下级另定";
        };
    }

    private static String shown(Object value) {
        BigDecimal amount = amount(value);
        return amount == null ? String.valueOf(value) : amount.toPlainString();
    }
}
