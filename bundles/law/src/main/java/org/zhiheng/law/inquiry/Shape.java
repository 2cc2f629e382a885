package org.zhiheng.law.inquiry;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Named;

/**
 * The form of a record of facts or answers: reads it from plain maps, writes it to plain maps, describes it as JSON Schema.
 * Made once a class.
 */
public final class Shape<R extends Record> {

    private static final Map<Class<?>, Shape<?>> SHAPES = new ConcurrentHashMap<>();

    private final MethodHandle constructor;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private record Part(
            int index, String name, String label, ValueForm form, MethodHandle accessor, boolean primitive) {

        /** Flags are; lists and maps may be empty instead of absent. */
        boolean alwaysThere() {
            return primitive || form instanceof ValueForm.ListForm || form instanceof ValueForm.MapForm;
        }
    }

    private Shape(Class<R> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                Named named = component.getAnnotation(Named.class);
                String name = named == null ? component.getName() : named.value();
                Label label = component.getAnnotation(Label.class);
                ValueForm form = ValueForm.of(component.getGenericType(), component.isAnnotationPresent(Money.class));
                MethodHandle accessor = lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Record.class));
                parts.put(
                        name,
                        new Part(
                                i,
                                name,
                                label == null ? null : label.value(),
                                form,
                                accessor,
                                component.getType().isPrimitive()));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record of facts or answers", e);
        }
    }

    @SuppressWarnings("unchecked")
    public static <R extends Record> Shape<R> of(Class<R> type) {
        Shape<?> known = SHAPES.get(type);
        if (known == null) {
            known = new Shape<>(type);
            SHAPES.putIfAbsent(type, known);
        }
        return (Shape<R>) known;
    }

    /**
     * Reads the record.
     *
     * @param path where it stands, e.g. {@code facts}; faults name it
     * @throws ZhihengException {@code INVALID} for an unknown name or a value of the wrong form
     */
    @SuppressWarnings("unchecked")
    public R read(Map<String, ?> values, String path) {
        Object[] arguments = new Object[parts.size()];
        for (Part part : parts.values()) {
            if (part.primitive()) {
                arguments[part.index()] = Boolean.FALSE;
            }
        }
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            String where = path + "." + entry.getKey();
            Part part = parts.get(entry.getKey());
            if (part == null) {
                throw ZhihengException.invalid(
                        "RULING-FACT-UNKNOWN",
                        "没有名为“" + entry.getKey() + "”的事实;可用:" + String.join("、", parts.keySet()),
                        where);
            }
            if (entry.getValue() != null) {
                arguments[part.index()] = part.form().read(entry.getValue(), where);
            }
        }
        return (R) invoke(constructor, arguments);
    }

    /** Writes the record as a map of plain values in the order of its components; nulls are kept. */
    public Map<String, Object> write(R value) {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Part part : parts.values()) {
            Object component = get(part.accessor(), value);
            written.put(part.name(), component == null ? null : part.form().write(component));
        }
        return written;
    }

    /** The JSON Schema of the record as facts: closed, nothing required, since absent facts are answered by the ruling itself. */
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Part part : parts.values()) {
            properties.put(part.name(), titled(part, part.form().schema()));
        }
        return closed(properties);
    }

    /** The JSON Schema of the record as an answer: closed, everything is there, and what an answer may do without may be null. */
    public Map<String, Object> answerSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Part part : parts.values()) {
            Map<String, Object> form = part.form().answerSchema();
            properties.put(part.name(), titled(part, part.alwaysThere() ? form : nullable(form)));
        }
        Map<String, Object> schema = closed(properties);
        schema.put("required", names());
        return schema;
    }

    private static Map<String, Object> closed(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> titled(Part part, Map<String, Object> form) {
        Map<String, Object> property = new LinkedHashMap<>();
        if (part.label() != null) {
            property.put("title", part.label());
        }
        property.putAll(form);
        return property;
    }

    private static Map<String, Object> nullable(Map<String, Object> form) {
        Map<String, Object> nullable = new LinkedHashMap<>(form);
        nullable.computeIfPresent("type", (name, type) -> List.of(type, "null"));
        nullable.computeIfPresent("enum", (name, values) -> {
            List<Object> withNull = new ArrayList<>((List<?>) values);
            withNull.add(null);
            return withNull;
        });
        return nullable;
    }

    /** The names of the components, in order. */
    public List<String> names() {
        return new ArrayList<>(parts.keySet());
    }

    private static Object invoke(MethodHandle constructor, Object[] arguments) {
        try {
            return constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object get(MethodHandle accessor, Record value) {
        try {
            return accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
