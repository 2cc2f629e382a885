package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of rules as those see them who know only strings, numbers, booleans, lists and maps. */
final class PlainValues {

    private PlainValues() {}

    static Object of(Object value) {
        if (value instanceof Threshold threshold) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("amount", threshold.amount());
            plain.put("inclusive", threshold.inclusive());
            return plain;
        } else if (value instanceof TermRule term) {
            return of(term);
        } else if (value instanceof Map<?, ?> fields) {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((name, each) -> plain.put(name.toString(), of(each)));
            return plain;
        } else if (value instanceof List<?> list) {
            return list.stream().map(PlainValues::of).toList();
        } else if (value instanceof LocalDate || value instanceof Enum) {
            return code(value);
        }
        return value;
    }

    private static Map<String, Object> of(TermRule term) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("amount", term.amount());
        plain.put("unit", code(term.unit()));
        plain.put("start", term.startEvent());
        plain.put("direction", code(term.direction()));
        plain.put("roll", code(term.roll()));
        if (term.clear()) {
            plain.put("clear", true);
        }
        if (term.extension() != null) {
            Map<String, Object> extension = new LinkedHashMap<>();
            extension.put("amount", term.extension().amount());
            extension.put("unit", code(term.extension().unit()));
            if (term.extension().further() != null) {
                extension.put("further", term.extension().further());
            }
            plain.put("extension", extension);
        }
        if (!term.suspendedBy().isEmpty()) {
            plain.put(
                    "suspendedBy",
                    term.suspendedBy().stream().map(PlainValues::code).sorted().toList());
        }
        return plain;
    }

    private static String code(Object value) {
        return value instanceof Enum ? value.toString().toLowerCase(Locale.ROOT).replace('_', '-') : value.toString();
    }
}
