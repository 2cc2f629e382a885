package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Types of inputs and outputs. */
enum ValueType {
    STRING(String.class),
    NUMBER(BigDecimal.class),
    BOOLEAN(Boolean.class),
    DATE(LocalDate.class);

    private final Class<?> javaType;

    ValueType(Class<?> javaType) {
        this.javaType = javaType;
    }

    boolean holds(Object value) {
        return javaType.isInstance(value);
    }

    /** Whether values have an order in which they can be compared. */
    boolean ordered() {
        return this == NUMBER || this == DATE;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type a typeRef names, with or without prefix; null for none or a type of the model's own. */
    static ValueType named(String typeRef) {
        String name = typeRef == null ? "" : typeRef.substring(typeRef.indexOf(':') + 1);
        return switch (name) {
            case "string" -> STRING;
            case "number", "integer", "long", "double" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            default -> null;
        };
    }

    static ValueType of(Object value) {
        for (ValueType type : values()) {
            if (type.holds(value)) {
                return type;
            }
        }
        return null;
    }
}
