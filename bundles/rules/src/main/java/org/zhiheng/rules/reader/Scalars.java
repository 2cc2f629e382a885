package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads single values out of nodes. */
final class Scalars {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private Scalars() {}

    static String text(YamlNode.Scalar scalar, String name) {
        if (scalar.isNull() || scalar.text().isBlank()) {
            scalar.place().fault(FaultCode.KEY_EMPTY, name);
            return null;
        }
        return scalar.text();
    }

    static String formed(YamlNode.Scalar scalar, String name, Pattern form, String hint) {
        String text = text(scalar, name);
        if (text == null || Forms.matches(form, text)) {
            return text;
        }
        scalar.place().faultHinted(FaultCode.KEY_FORM, hint, name, text);
        return null;
    }

    static LocalDate date(YamlNode.Scalar scalar, String name) {
        return date(scalar.text(), name, scalar.place());
    }

    /** A date out of any text; null after a fault. */
    static LocalDate date(String text, String name, Place place) {
        if (!looksLikeDate(text)) {
            place.fault(FaultCode.DATE_FORM, name, text);
            return null;
        }
        LocalDate date = Dates.orNull(text);
        if (date == null) {
            place.fault(FaultCode.DATE_IMPOSSIBLE, name, text);
        }
        return date;
    }

    static boolean looksLikeDate(String text) {
        return text.length() == 10 && DATE.matcher(text).matches();
    }

    static boolean looksLikeNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    static Boolean flag(YamlNode.Scalar scalar, String name) {
        if (scalar.plain() && scalar.text().equals("true")) {
            return Boolean.TRUE;
        }
        if (scalar.plain() && scalar.text().equals("false")) {
            return Boolean.FALSE;
        }
        scalar.place().fault(FaultCode.KEY_BOOLEAN, name, scalar.text());
        return null;
    }

    static <T> List<T> list(List<YamlNode> items, String name, BiFunction<YamlNode.Scalar, String, T> reader) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<T> values = new ArrayList<>(items.size());
        Set<T> seen = new HashSet<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Scalar scalar)) {
                item.place().fault(FaultCode.YAML_KIND, name, "单个值", item.kind());
                continue;
            }
            T value = reader.apply(scalar, name);
            if (value == null) {
                continue;
            }
            if (seen.add(value)) {
                values.add(value);
            } else {
                scalar.place().fault(FaultCode.KEY_REPEATED, name, scalar.text());
            }
        }
        return List.copyOf(values);
    }
}
