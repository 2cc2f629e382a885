package org.zhiheng.rules.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.zhiheng.rules.RuleList;

/** Reads the cells of a list by the types of their columns. */
final class CellReader {

    /** The types of columns, with their Chinese names. */
    static final Map<String, String> TYPES = Map.of(
            "text", "文字",
            "code", "代码",
            "number", "数",
            "money", "至多两位小数的非负金额",
            "integer", "整数",
            "boolean", "true或者false",
            "date", "日期",
            "codes", "用|分开的代码");

    private static final Pattern CODE = Pattern.compile("[^\\s|,;]+");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern CODES_SEPARATOR = Pattern.compile("\\|");

    private final Shared shared;
    private final Map<String, LocalDate> dates = new HashMap<>();

    CellReader(Shared shared) {
        this.shared = shared;
    }

    /**
     * The value of a cell.
     *
     * @param text not empty
     * @return null after a fault
     */
    Object read(RuleList.Column column, String text, Place place) {
        if (column.type().equals("date")) {
            return date(column.name(), text, place);
        }
        Object value = valueOrNull(column.type(), text);
        if (value == null) {
            place.fault(FaultCode.LIST_CELL, column.name(), TYPES.get(column.type()), text);
        }
        return value;
    }

    private Object valueOrNull(String type, String text) {
        return switch (type) {
            case "text" -> shared.text(text);
            case "code" -> CODE.matcher(text).matches() ? shared.text(text) : null;
            case "number" -> Scalars.looksLikeNumber(text) ? shared.value(new BigDecimal(text)) : null;
            case "money" -> moneyOrNull(text);
            case "integer" -> INTEGER.matcher(text).matches() ? shared.value(Integer.valueOf(text)) : null;
            case "boolean" -> booleanOrNull(text);
            case "codes" -> codesOrNull(text);
            default -> throw new IllegalArgumentException("no column type " + type);
        };
    }

    /** A date; null after a fault. Lists repeat few dates many times. */
    LocalDate date(String column, String text, Place place) {
        LocalDate known = dates.get(text);
        if (known != null) {
            return known;
        }
        LocalDate date = shared.value(Scalars.date(text, column, place));
        if (date != null) {
            dates.put(text, date);
        }
        return date;
    }

    private Object moneyOrNull(String text) {
        if (!Scalars.looksLikeNumber(text)) {
            return null;
        }
        BigDecimal amount = new BigDecimal(text);
        return amount.scale() > 2 || amount.signum() < 0 ? null : shared.value(amount);
    }

    private static Boolean booleanOrNull(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private List<String> codesOrNull(String text) {
        List<String> codes = new ArrayList<>();
        for (String code : CODES_SEPARATOR.split(text, -1)) {
            if (code.isBlank()) {
                return null;
            }
            codes.add(shared.text(code));
        }
        return shared.value(List.copyOf(codes));
    }
}
