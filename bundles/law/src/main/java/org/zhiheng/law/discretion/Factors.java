package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.TableResult;

/** What a benchmark table asks of the facts: {@code partyKind}, and what stands under {@code factors}. */
record Factors(Discretion.Facts facts) {

    private static final String PARTY = "partyKind";

    /**
     * Evaluates a table with these factors.
     *
     * @throws ZhihengException when a factor is not of its column's type
     */
    TableResult evaluate(DecisionTable table) {
        List<DecisionTable.Column> inputs = table.inputs();
        Object[] values = new Object[inputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(inputs.get(i).name(), inputs.get(i).type());
        }
        return table.evaluate(values);
    }

    /** The fact behind an input, without {@code facts.}. */
    static String path(String name) {
        return name.equals(PARTY) ? PARTY : "factors." + name;
    }

    /** A factor that fines are reckoned by; null when it is absent. */
    BigDecimal base(String name) {
        BigDecimal base = (BigDecimal) value(name, "number");
        if (base != null && base.signum() < 0) {
            throw ZhihengException.invalid("RULING-FACT-VALUE", "facts." + path(name) + "不能小于零", "facts." + path(name));
        }
        return base;
    }

    private Object value(String name, String type) {
        if (name.equals(PARTY)) {
            return facts.partyKind() == null ? null : Codes.of(facts.partyKind());
        }
        Object given = facts.factors().get(name);
        Object value = read(given, type);
        if (value == null && given != null) {
            String path = "facts." + path(name);
            throw ZhihengException.invalid("RULING-FACT-TYPE", path + "应当是" + WORDS.get(type), path);
        }
        return value;
    }

    private static final Map<String, String> WORDS =
            Map.of("number", "数", "boolean", "true或者false", "string", "文字", "date", "日期(YYYY-MM-DD)");

    /** The value as the column's type; null when it is not of it. Money and dates come as strings. */
    private static Object read(Object given, String type) {
        try {
            return switch (type) {
                case "number" -> given instanceof Boolean || given == null ? null : new BigDecimal(given.toString());
                case "date" -> given instanceof String text ? LocalDate.parse(text) : null;
                case "boolean" -> given instanceof Boolean ? given : null;
                default -> given instanceof String ? given : null;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Paths of the inputs a table lacks. */
    static List<String> paths(TableResult result) {
        return new ArrayList<>(result.missing().stream().map(Factors::path).toList());
    }
}
