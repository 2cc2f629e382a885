package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** Whether a lower value keeps within what the upper one allows. */
final class Bounds {

    private Bounds() {}

    /** Whether the upper value, which holds where no lower one does, lets this layer set this value. */
    static boolean admits(Applied upper, Applied lower) {
        return sameForm(upper.parameter(), lower.parameter())
                && (same(upper.dated().value(), lower.dated().value())
                        || yields(upper.dated(), lower.from().layer())
                        || upper.parameter()
                                        .override()
                                        .by()
                                        .contains(lower.from().layer())
                                && inDirection(upper, lower));
    }

    /**
     * Whether the bound of a value further up is kept, though a layer between has set its own. Who may set the value is then for
     * that layer to say; how far, still for the upper one.
     */
    static boolean stillKept(Applied further, Applied lower) {
        return sameForm(further.parameter(), lower.parameter())
                && (same(further.dated().value(), lower.dated().value())
                        || yields(further.dated(), lower.from().layer())
                        || inDirection(further, lower));
    }

    /** Whether a value, once a layer has set its own in its place, still binds the layers below that. */
    static boolean bindsBelow(Applied upper, Layer set) {
        return upper.parameter().override().direction() != OverrideRule.Direction.FREE && !yields(upper.dated(), set);
    }

    /** Values of another type or in another unit are another rule: no permission makes them comparable. */
    static boolean sameForm(Parameter upper, Parameter lower) {
        return upper.type() == lower.type() && Objects.equals(upper.unit(), lower.unit());
    }

    static boolean yields(DatedValue value, Layer layer) {
        for (DatedValue.YieldClause clause : value.yieldsTo()) {
            if (clause.layer() == layer) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return one.equals(other);
    }

    private static boolean inDirection(Applied upper, Applied lower) {
        OverrideRule rule = upper.parameter().override();
        if (rule.direction() == OverrideRule.Direction.FREE) {
            return true;
        }
        Object aboveValue = upper.dated().value();
        Object belowValue = lower.dated().value();
        BigDecimal above = amount(aboveValue);
        BigDecimal below = amount(belowValue);
        if (above == null || below == null || !sameTermUnit(aboveValue, belowValue)) {
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

    /** Whether the amounts of two values can be compared; true where they are not terms. */
    static boolean sameTermUnit(Object upper, Object lower) {
        return !(upper instanceof TermRule above) || lower instanceof TermRule below && above.unit() == below.unit();
    }

    /** The bound in Chinese, for the fault that names it. */
    static String told(Applied upper) {
        OverrideRule rule = upper.parameter().override();
        String value = upper.from().id() + "自" + upper.dated().from() + "起的值"
                + shown(upper.dated().value());
        String who = rule.by().stream().sorted().map(Bounds::title).collect(Collectors.joining("、"));
        return switch (rule.direction()) {
            case HIGHER -> value + ",只许" + who + "提高";
            case LOWER -> value + ",只许" + who + "降低";
            case WITHIN -> value + ",只许" + who + "在" + rule.minimum().toPlainString() + "到"
                    + rule.maximum().toPlainString() + "之间另定";
            case FREE -> value + ",只许" + who + "另定";
            case NONE -> value + ",不许下级另定";
        };
    }

    private static String title(Layer layer) {
        return switch (layer) {
            case NATION -> "国家";
            case FIELD -> "行业";
            case PROVINCE -> "省";
            case CITY -> "市";
            case DISTRICT -> "县(区)";
            case DEPARTMENT -> "部门";
        };
    }

    private static String shown(Object value) {
        BigDecimal amount = amount(value);
        return amount == null ? String.valueOf(value) : amount.toPlainString();
    }
}
