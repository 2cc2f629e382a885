package org.zhiheng.law.inquiry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.rulings.Label;

/** How one kind of value is read from, written to and described for the edges. */
sealed interface ValueForm {

    /** Longest text a fact may hold; longer ones are no facts of a ruling. */
    int LONGEST_TEXT = 4096;

    /** Longest number a fact may hold, in digits before or after the point. */
    int LONGEST_NUMBER = 40;

    /** Longest list a fact may hold. */
    int LONGEST_LIST = 10_000;

    /** Reads a plain value; never given null. */
    Object read(Object value, String path);

    /** Writes a plain value; never given null. */
    Object write(Object value);

    /** Its JSON Schema as a fact. */
    Map<String, Object> schema();

    /** Its JSON Schema as part of an answer. */
    default Map<String, Object> answerSchema() {
        return schema();
    }

    /** The form of a record component's type. */
    static ValueForm of(Type type, boolean money) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new ListForm(of(arguments[0], false))
                    : new MapForm(of(arguments[0], false), of(arguments[1], false));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return EnumForm.of(raw);
        }
        if (raw.isRecord() && raw != DateOrMoment.class) {
            return new RecordForm(Shape.of(raw.asSubclass(Record.class)));
        }
        if (money) {
            return Plain.MONEY;
        }
        return Plain.of(raw);
    }

    private static ZhihengException wrong(String path, String expected, Object value) {
        String shown = String.valueOf(value);
        return ZhihengException.invalid(
                "RULING-FACT-TYPE",
                path + "应当是" + expected + ",实际是“" + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown) + "”",
                path);
    }

    /** Values without parts. */
    enum Plain implements ValueForm {
        TEXT("文字", Map.of("type", "string", "maxLength", LONGEST_TEXT)) {
            @Override
            Object parse(Object value) {
                return value instanceof String text && text.length() <= LONGEST_TEXT ? text : null;
            }
        },
        FLAG("true或者false", Map.of("type", "boolean")) {
            @Override
            Object parse(Object value) {
                return value instanceof Boolean ? value : null;
            }
        },
        INTEGER("整数", Map.of("type", "integer")) {
            @Override
            Object parse(Object value) {
                if (value instanceof Integer) {
                    return value;
                }
                return value instanceof Long || value instanceof BigDecimal
                        ? whole(new BigDecimal(value.toString()))
                        : null;
            }
        },
        NUMBER("数", Map.of("type", "number")) {
            @Override
            Object parse(Object value) {
                return value instanceof Number number ? moderate(number) : null;
            }
        },
        MONEY(
                "以元为单位、最多两位小数的金额文字,例如“50000.00”",
                Map.of("type", "string", "pattern", "^(0|[1-9][0-9]{0,14})(\\.[0-9]{1,2})?$")) {
            @Override
            Object parse(Object value) {
                return value instanceof String text && text.matches("(0|[1-9][0-9]{0,14})(\\.[0-9]{1,2})?")
                        ? new BigDecimal(text)
                        : null;
            }

            @Override
            public Object write(Object value) {
                return ((BigDecimal) value)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString();
            }
        },
        DAY("日期,例如2024-09-02", Map.of("type", "string", "format", "date")) {
            @Override
            Object parse(Object value) {
                if (value instanceof LocalDate) {
                    return value;
                }
                return value instanceof String text && text.length() == 10 ? LocalDate.parse(text) : null;
            }

            @Override
            public Object write(Object value) {
                return value.toString();
            }
        },
        DAY_OR_MOMENT(
                "日期或者带时差的时刻,例如2024-09-02或者2024-09-02T10:00:00+08:00",
                Map.of("type", "string", "anyOf", List.of(Map.of("format", "date"), Map.of("format", "date-time")))) {
            @Override
            Object parse(Object value) {
                if (value instanceof LocalDate day) {
                    return DateOrMoment.of(day);
                }
                return value instanceof String text && text.length() <= 40 ? DateOrMoment.parse(text) : null;
            }

            @Override
            public Object write(Object value) {
                return value.toString();
            }
        },
        ANY("文字、数、true或者false", Map.of()) {
            @Override
            Object parse(Object value) {
                if (value instanceof Number number) {
                    return moderate(number) == null ? null : value;
                }
                return value instanceof List || value instanceof Map ? null : value;
            }
        };

        private final String expected;
        private final Map<String, Object> schema;

        Plain(String expected, Map<String, Object> schema) {
            this.expected = expected;
            this.schema = schema;
        }

        static Plain of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            } else if (type == boolean.class || type == Boolean.class) {
                return FLAG;
            } else if (type == Integer.class) {
                return INTEGER;
            } else if (type == BigDecimal.class) {
                return NUMBER;
            } else if (type == LocalDate.class) {
                return DAY;
            } else if (type == DateOrMoment.class) {
                return DAY_OR_MOMENT;
            } else if (type == Object.class) {
                return ANY;
            }
            throw new IllegalStateException("no form for " + type);
        }

        /** The value read, or null when it has not this form. */
        abstract Object parse(Object value);

        /**
         * The number, or null beyond what any fact counts: written out, a power of ten like 1e999999999 would fill the memory.
         */
        private static BigDecimal moderate(Number value) {
            String text = value.toString();
            if (text.length() > LONGEST_NUMBER) {
                return null;
            }
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) <= LONGEST_NUMBER ? number : null;
        }

        private static Integer whole(BigDecimal number) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                return null;
            }
        }

        @Override
        public Object read(Object value, String path) {
            try {
                Object parsed = parse(value);
                if (parsed != null) {
                    return parsed;
                }
            } catch (DateTimeParseException e) {
                // not a date: told below like every other wrong form
            }
            throw wrong(path, expected, value);
        }

        @Override
        public Object write(Object value) {
            return value;
        }

        @Override
        public Map<String, Object> schema() {
            return schema;
        }
    }

    /** A closed enumeration, spelled in lower case with hyphens. */
    record EnumForm(Map<String, Object> constants, Map<String, String> labels) implements ValueForm {

        static EnumForm of(Class<?> type) {
            Map<String, Object> constants = new LinkedHashMap<>();
            Map<String, String> labels = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                String code = code(constant);
                constants.put(code, constant);
                labels.put(code, label(type, (Enum<?>) constant));
            }
            return new EnumForm(constants, labels);
        }

        private static String code(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String label(Class<?> type, Enum<?> constant) {
            try {
                Label label = type.getField(constant.name()).getAnnotation(Label.class);
                return label == null ? constant.name() : label.value();
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object read(Object value, String path) {
            Object constant = value instanceof String ? constants.get(value) : null;
            if (constant == null) {
                throw ZhihengException.invalid(
                        "RULING-FACT-VALUE",
                        path + "不能是“" + value + "”;可用:" + String.join("、", constants.keySet()),
                        path);
            }
            return constant;
        }

        @Override
        public Object write(Object value) {
            return code(value);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "string");
            schema.put("enum", new ArrayList<>(constants.keySet()));
            schema.put("x-labels", labels);
            return schema;
        }
    }

    /** A nested record. */
    record RecordForm(Shape<?> shape) implements ValueForm {

        @Override
        @SuppressWarnings("unchecked")
        public Object read(Object value, String path) {
            if (value instanceof Map<?, ?> map) {
                return shape.read((Map<String, ?>) map, path);
            }
            throw wrong(path, "一组事实", value);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object write(Object value) {
            return ((Shape<Record>) shape).write((Record) value);
        }

        @Override
        public Map<String, Object> schema() {
            return shape.schema();
        }

        @Override
        public Map<String, Object> answerSchema() {
            return shape.answerSchema();
        }
    }

    /** A list. */
    record ListForm(ValueForm element) implements ValueForm {

        @Override
        public Object read(Object value, String path) {
            if (!(value instanceof List<?> list) || list.size() > LONGEST_LIST) {
                throw wrong(path, "列表", value);
            }
            List<Object> read = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                String where = path + "[" + i + "]";
                if (list.get(i) == null) {
                    throw wrong(where, "非空的值", null);
                }
                read.add(element.read(list.get(i), where));
            }
            return read;
        }

        @Override
        public Object write(Object value) {
            List<Object> written = new ArrayList<>();
            for (Object each : (List<?>) value) {
                written.add(element.write(each));
            }
            return written;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "array", "maxItems", LONGEST_LIST, "items", element.schema());
        }

        @Override
        public Map<String, Object> answerSchema() {
            return Map.of("type", "array", "items", element.answerSchema());
        }
    }

    /** A map whose keys are texts or an enumeration. */
    record MapForm(ValueForm key, ValueForm element) implements ValueForm {

        @Override
        public Object read(Object value, String path) {
            if (!(value instanceof Map<?, ?> map) || map.size() > LONGEST_LIST) {
                throw wrong(path, "一组名和值", value);
            }
            Map<Object, Object> read = new LinkedHashMap<>();
            map.forEach((name, each) -> {
                String where = path + "." + name;
                if (each != null) {
                    read.put(key.read(name, where), element.read(each, where));
                }
            });
            return read;
        }

        @Override
        public Object write(Object value) {
            Map<String, Object> written = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach((name, each) -> written.put(key.write(name).toString(), element.write(each)));
            return written;
        }

        @Override
        public Map<String, Object> schema() {
            return of(element.schema());
        }

        @Override
        public Map<String, Object> answerSchema() {
            return of(element.answerSchema());
        }

        private Map<String, Object> of(Map<String, Object> values) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            if (key instanceof EnumForm names) {
                schema.put(
                        "propertyNames",
                        Map.of("enum", new ArrayList<>(names.constants().keySet())));
            }
            schema.put("additionalProperties", values);
            return schema;
        }
    }
}
