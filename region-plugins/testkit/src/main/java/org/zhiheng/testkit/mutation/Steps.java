package org.zhiheng.testkit.mutation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.TermRule.Extension;
import org.zhiheng.rules.Threshold;

/** The small changes of one value. What a reader would refuse, such as a term of no day, is left out. */
final class Steps {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Steps() {}

    /**
     * A changed value.
     *
     * @param part what of the value is changed
     */
    record Step(String part, String change, Object value) {

        Step inside(String name, Object whole) {
            return new Step(part.equals("value") ? name : name + "." + part, change, whole);
        }
    }

    /** @param money whether a number is yuan, whose smallest step is a cent */
    static List<Step> of(Object value, boolean money) {
        List<Step> steps = new ArrayList<>();
        if (value instanceof BigDecimal number) {
            numbers(number, money, "value", steps);
        } else if (value instanceof Integer number) {
            steps.add(new Step("value", "+1", number + 1));
            if (number > 0) {
                steps.add(new Step("value", "-1", number - 1));
            }
        } else if (value instanceof Boolean flag) {
            steps.add(new Step("value", "flipped", !flag));
        } else if (value instanceof LocalDate day) {
            steps.add(new Step("value", "+1 day", day.plusDays(1)));
            steps.add(new Step("value", "-1 day", day.minusDays(1)));
        } else if (value instanceof Threshold threshold) {
            threshold(threshold, money, steps);
        } else if (value instanceof TermRule term) {
            term(term, steps);
        } else if (value instanceof Map<?, ?> fields) {
            fields(fields, money, steps);
        }
        return steps;
    }

    private static void numbers(BigDecimal number, boolean money, String part, List<Step> steps) {
        BigDecimal step = money ? CENT : smallest(number);
        steps.add(new Step(part, "+" + step.toPlainString(), number.add(step)));
        if (number.compareTo(step) >= 0) {
            steps.add(new Step(part, "-" + step.toPlainString(), number.subtract(step)));
        }
    }

    /** One in the last place that is written; whole numbers step by one. */
    private static BigDecimal smallest(BigDecimal number) {
        int places = Math.max(0, number.stripTrailingZeros().scale());
        return BigDecimal.ONE.movePointLeft(places);
    }

    private static void threshold(Threshold threshold, boolean money, List<Step> steps) {
        List<Step> amounts = new ArrayList<>();
        numbers(threshold.amount(), money, "amount", amounts);
        amounts.forEach(step -> steps.add(
                new Step(step.part(), step.change(), new Threshold((BigDecimal) step.value(), threshold.inclusive()))));
        steps.add(new Step("inclusive", "flipped", new Threshold(threshold.amount(), !threshold.inclusive())));
    }

    private static void term(TermRule term, List<Step> steps) {
        for (int step : new int[] {1, -1}) {
            if (term.amount() + step >= 1) {
                steps.add(new Step(
                        "amount", signed(step), changed(term, term.amount() + step, term.unit(), term.extension())));
            }
            Extension longer = term.extension();
            if (longer != null && longer.amount() + step >= 1) {
                Extension other = new Extension(longer.amount() + step, longer.unit(), longer.further());
                steps.add(new Step("extension.amount", signed(step), changed(term, term.amount(), term.unit(), other)));
            }
        }
        TermUnit swapped = swapped(term.unit());
        if (swapped != null) {
            steps.add(new Step("unit", "swapped", changed(term, term.amount(), swapped, term.extension())));
        }
        Extension longer = term.extension();
        if (longer != null && swapped(longer.unit()) != null) {
            Extension other = new Extension(longer.amount(), swapped(longer.unit()), longer.further());
            steps.add(new Step("extension.unit", "swapped", changed(term, term.amount(), term.unit(), other)));
        }
        if (longer != null && longer.further() != null) {
            Extension other = new Extension(longer.amount(), longer.unit(), null);
            steps.add(new Step("extension.further", "dropped", changed(term, term.amount(), term.unit(), other)));
        }
        if (term.direction() == TermRule.Direction.BACK) {
            steps.add(new Step(
                    "clear",
                    "flipped",
                    new TermRule(
                            term.amount(),
                            term.unit(),
                            term.startEvent(),
                            term.direction(),
                            term.roll(),
                            !term.clear(),
                            term.extension(),
                            term.suspendedBy())));
        }
    }

    static String signed(int step) {
        return step > 0 ? "+" + step : Integer.toString(step);
    }

    /** Working days for calendar days and the other way round; null for other units. */
    private static TermUnit swapped(TermUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> TermUnit.CALENDAR_DAY;
            case CALENDAR_DAY -> TermUnit.WORKING_DAY;
            default -> null;
        };
    }

    private static TermRule changed(TermRule term, int amount, TermUnit unit, Extension extension) {
        return new TermRule(
                amount,
                unit,
                term.startEvent(),
                term.direction(),
                term.roll(),
                term.clear(),
                extension,
                term.suspendedBy());
    }

    private static void fields(Map<?, ?> fields, boolean money, List<Step> steps) {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            for (Step step : of(field.getValue(), money)) {
                Map<String, Object> whole = new LinkedHashMap<>();
                fields.forEach((name, value) -> whole.put(name.toString(), value));
                whole.put(field.getKey().toString(), step.value());
                if (possible(whole)) {
                    steps.add(step.inside(field.getKey().toString(), whole));
                }
            }
        }
    }

    /** A day of the year must be one. */
    private static boolean possible(Map<String, Object> fields) {
        if (!(fields.get("month") instanceof Number month) || !(fields.get("day") instanceof Number day)) {
            return true;
        }
        return month.intValue() >= 1
                && month.intValue() <= 12
                && day.intValue() >= 1
                && day.intValue() <= Month.of(month.intValue()).minLength();
    }
}
