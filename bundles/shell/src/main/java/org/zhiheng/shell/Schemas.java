package org.zhiheng.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Looking into the JSON Schema of a question. */
final class Schemas {

    private Schemas() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> schema, String name) {
        return schema.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The schema of what a group holds under a name; empty where the group knows no such name. */
    static Map<String, Object> below(Map<String, Object> schema, String name) {
        Map<String, Object> own = part(part(schema, "properties"), name);
        return own.isEmpty() ? part(schema, "additionalProperties") : own;
    }

    /** The schema at a path like {@code officers[0].name}. */
    static Map<String, Object> at(Map<String, Object> schema, String path) {
        Map<String, Object> found = schema;
        for (String step : path.split("\\.|(?=\\[)")) {
            found = step.startsWith("[") ? part(found, "items") : below(found, step);
        }
        return found;
    }

    /** What it is called in Chinese; empty where it has no name. */
    static String label(Map<String, Object> schema) {
        return schema.getOrDefault("title", "").toString();
    }

    /** What a person writes there, e.g. {@code true|false} or {@code penalty|inspection}. */
    static String form(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> values) {
            return values.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining("|"));
        }
        String pattern = schema.getOrDefault("pattern", "").toString();
        // What an answer may do without has two types, the second being null.
        Object type = schema.get("type") instanceof List<?> types ? types.get(0) : schema.getOrDefault("type", "");
        if (!pattern.isEmpty()) {
            return "金额,例如50000.00";
        } else if ("date".equals(schema.get("format"))) {
            return "日期,例如2024-09-02";
        } else if (schema.get("anyOf") != null) {
            return "日期或者时刻,例如2024-09-02T10:00:00+08:00";
        }
        return switch (type.toString()) {
            case "boolean" -> "true|false";
            case "integer" -> "整数";
            case "number" -> "数";
            case "string" -> "文字";
            default -> "文字、数、true或者false";
        };
    }
}
