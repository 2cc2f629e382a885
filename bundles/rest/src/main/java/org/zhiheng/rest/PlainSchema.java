package org.zhiheng.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Ruling;

/**
 * JSON Schemas of what {@link PlainForm} writes, taken from the records themselves: everything is there, and what is no number, list or yes and no may be null.
 * Records stand once, as components. For one document and one thread.
 */
final class PlainSchema {

    private final Map<String, Object> components;

    /** @param components to which the records met are added */
    PlainSchema(Map<String, Object> components) {
        this.components = components;
    }

    Map<String, Object> told(Tells tells) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> record = record(tells.value());
        if (tells.listed().isEmpty() && !tells.labels()) {
            return record;
        }
        if (!tells.listed().isEmpty()) {
            properties.put(tells.listed(), Map.of("type", "array", "items", record));
        }
        if (tells.labels()) {
            properties.put("labels", labels());
        }
        Map<String, Object> beside = object(properties);
        return tells.listed().isEmpty() ? Map.of("allOf", List.of(record, beside)) : beside;
    }

    private static Map<String, Object> labels() {
        Map<String, Object> named = Map.of("type", "object", "additionalProperties", Map.of("type", "string"));
        Map<String, Object> properties = new LinkedHashMap<>();
        List.of("bodies", "accounts", "subjects").forEach(each -> properties.put(each, named));
        properties.put("registers", Map.of("type", "object", "additionalProperties", named));
        Map<String, Object> labels = new LinkedHashMap<>(object(properties));
        // Not every answer names all of them.
        labels.put("required", List.of("bodies"));
        return labels;
    }

    private Map<String, Object> record(Class<?> type) {
        String name = name(type);
        if (!components.containsKey(name)) {
            // Before its components are looked at: one of them may hold it again.
            components.put(name, Map.of());
            Map<String, Object> properties = new LinkedHashMap<>();
            for (RecordComponent each : type.getRecordComponents()) {
                properties.put(each.getName(), of(each.getGenericType()));
            }
            components.put(name, object(properties));
        }
        return OpenApiParts.component(name);
    }

    /** With the class it stands in: many have a {@code Page}. */
    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + type.getSimpleName();
    }

    private Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == Ruling.class) {
                return element(raw);
            }
            if (Collection.class.isAssignableFrom(raw)) {
                return Map.of("type", "array", "items", element(of[0]));
            } else if (Map.class.isAssignableFrom(raw)) {
                return Map.of("type", "object", "additionalProperties", element(of[1]));
            }
        }
        Map<String, Object> schema = element(type);
        if (type instanceof Class<?> plain && plain.isPrimitive() || schema.isEmpty()) {
            return schema;
        }
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    /** Of what is there. */
    private Map<String, Object> element(Type type) {
        if (!(type instanceof Class<?> plain)) {
            return of(type);
        } else if (plain == Object.class) {
            return Map.of();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        } else if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return Map.of("type", "integer");
        } else if (plain == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        } else if (plain == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        } else if (plain == BigDecimal.class) {
            return Map.of("type", "string", "format", "decimal");
        } else if (plain.isEnum()) {
            return Map.of("type", "string", "enum", words(plain));
        } else if (plain == Ruling.class) {
            return OpenApiParts.component("ruling");
        } else if (plain.isRecord()) {
            return record(plain);
        }
        return Map.of("type", "string");
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> Words.of((Enum<?>) each))
                .toList();
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("required", List.copyOf(properties.keySet()));
        object.put("properties", properties);
        return object;
    }
}
