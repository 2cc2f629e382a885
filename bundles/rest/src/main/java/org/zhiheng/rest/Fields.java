package org.zhiheng.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;

/** The fields one request has: what is described in the OpenAPI document is what is read, and nothing else. Immutable. */
final class Fields {

    /** For a name, an id, a password, a reason. */
    private static final int LONGEST_TEXT = 500;

    private static final int LONGEST_LONG_TEXT = 20_000;

    /** A body is not longer than a million bytes, and a Chinese character takes three. */
    private static final int LONGEST_FILE = 300_000;

    private enum Type {
        TEXT,
        LONG_TEXT,
        FILE,
        MOMENT,
        DATE,
        NUMBER,
        TEXTS,
        YES,
        OBJECT,
        OBJECTS,
        WORD,
        WORDS
    }

    private record Field(String title, Type type, boolean required, List<String> words) {}

    private final Map<String, Field> fields;

    private Fields(Map<String, Field> fields) {
        this.fields = fields;
    }

    static Fields none() {
        return new Fields(Map.of());
    }

    Fields text(String name, String title) {
        return with(name, new Field(title, Type.TEXT, true, null));
    }

    /** For what a person does not type, like a certificate. */
    Fields longText(String name, String title) {
        return with(name, new Field(title, Type.LONG_TEXT, true, null));
    }

    /** For a whole file that is text. */
    Fields file(String name, String title) {
        return with(name, new Field(title, Type.FILE, true, null));
    }

    Fields optionalText(String name, String title) {
        return with(name, new Field(title, Type.TEXT, false, null));
    }

    Fields moment(String name, String title) {
        return with(name, new Field(title, Type.MOMENT, true, null));
    }

    Fields optionalMoment(String name, String title) {
        return with(name, new Field(title, Type.MOMENT, false, null));
    }

    Fields optionalDate(String name, String title) {
        return with(name, new Field(title, Type.DATE, false, null));
    }

    Fields date(String name, String title) {
        return with(name, new Field(title, Type.DATE, true, null));
    }

    Fields optionalNumber(String name, String title) {
        return with(name, new Field(title, Type.NUMBER, false, null));
    }

    Fields number(String name, String title) {
        return with(name, new Field(title, Type.NUMBER, true, null));
    }

    Fields optionalTexts(String name, String title) {
        return with(name, new Field(title, Type.TEXTS, false, null));
    }

    Fields optionalYes(String name, String title) {
        return with(name, new Field(title, Type.YES, false, null));
    }

    Fields object(String name, String title) {
        return with(name, new Field(title, Type.OBJECT, true, null));
    }

    Fields optionalObject(String name, String title) {
        return with(name, new Field(title, Type.OBJECT, false, null));
    }

    Fields objects(String name, String title) {
        return with(name, new Field(title, Type.OBJECTS, true, null));
    }

    Fields optionalObjects(String name, String title) {
        return with(name, new Field(title, Type.OBJECTS, false, null));
    }

    Fields word(String name, String title, Class<? extends Enum<?>> type) {
        return with(name, new Field(title, Type.WORD, true, Words.all(type)));
    }

    Fields optionalWord(String name, String title, Class<? extends Enum<?>> type) {
        return with(name, new Field(title, Type.WORD, false, Words.all(type)));
    }

    Fields words(String name, String title, List<String> words) {
        return with(name, new Field(title, Type.WORDS, true, words));
    }

    private Fields with(String name, Field field) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        more.put(name, field);
        return new Fields(more);
    }

    /** JSON Schema of the request. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fields.forEach((name, field) -> {
            properties.put(name, schema(field));
            if (field.required()) {
                required.add(name);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", required);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> schema(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", field.title());
        Object type = field.required() ? "string" : List.of("string", "null");
        switch (field.type()) {
            case TEXT -> {
                schema.put("type", type);
                schema.put("maxLength", LONGEST_TEXT);
            }
            case LONG_TEXT -> {
                schema.put("type", type);
                schema.put("maxLength", LONGEST_LONG_TEXT);
            }
            case FILE -> {
                schema.put("type", type);
                schema.put("maxLength", LONGEST_FILE);
            }
            case MOMENT -> {
                schema.put("type", type);
                schema.put("format", "date-time");
            }
            case DATE -> {
                schema.put("type", type);
                schema.put("format", "date");
            }
            case NUMBER -> schema.put("type", field.required() ? "integer" : List.of("integer", "null"));
            case YES -> schema.put("type", field.required() ? "boolean" : List.of("boolean", "null"));
            case OBJECT -> schema.put("type", field.required() ? "object" : List.of("object", "null"));
            case OBJECTS -> {
                schema.put("type", field.required() ? "array" : List.of("array", "null"));
                schema.put("items", Map.of("type", "object"));
            }
            case TEXTS -> {
                schema.put("type", List.of("array", "null"));
                schema.put("items", Map.of("type", "string"));
            }
            case WORD -> schema.put("enum", field.words());
            case WORDS -> {
                schema.put("type", "array");
                schema.put("items", Map.of("enum", field.words()));
            }
        }
        return schema;
    }

    /** @throws ZhihengException {@code INVALID} {@code HTTP-FIELD-UNKNOWN} or {@code HTTP-FIELD}, naming the field */
    Form read(SentJson sent) {
        for (String name : sent.object().keySet()) {
            if (!fields.containsKey(name)) {
                throw ZhihengException.invalid(
                        "HTTP-FIELD-UNKNOWN", "请求中没有名为“" + name + "”的字段;可用:" + String.join("、", fields.keySet()), name);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Object value = sent.object().get(name);
            if (value != null) {
                values.put(name, value(name, field, value));
            } else if (field.required()) {
                throw ZhihengException.invalid("HTTP-FIELD", name + "(" + field.title() + ")没有填写", name);
            }
        });
        return new Form(values);
    }

    private static Object value(String name, Field field, Object value) {
        return switch (field.type()) {
            case TEXT -> bounded(name, text(name, value), LONGEST_TEXT);
            case LONG_TEXT -> bounded(name, text(name, value), LONGEST_LONG_TEXT);
            case FILE -> bounded(name, text(name, value), LONGEST_FILE);
            case MOMENT -> Queries.moment(name, text(name, value));
            case DATE -> Queries.date(name, text(name, value));
            case NUMBER -> Queries.number(name, String.valueOf(value));
            case YES -> {
                if (!(value instanceof Boolean yes)) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "应当是true或者false", name);
                }
                yield yes;
            }
            case OBJECT -> {
                if (!(value instanceof Map<?, ?> map)) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "应当是一个对象", name);
                }
                yield map;
            }
            case OBJECTS -> {
                if (!(value instanceof List<?> list) || !list.stream().allMatch(each -> each instanceof Map<?, ?>)) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "应当是一组对象", name);
                }
                yield list;
            }
            case TEXTS -> {
                if (!(value instanceof List<?> list)) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "应当是一组文字", name);
                }
                yield list.stream().map(each -> text(name, each)).toList();
            }
            case WORD -> word(name, field, value);
            case WORDS -> {
                if (!(value instanceof List<?> list)) {
                    throw ZhihengException.invalid("HTTP-FIELD", name + "应当是一组文字", name);
                }
                yield list.stream().map(each -> word(name, field, each)).toList();
            }
        };
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            if (text.indexOf('\0') >= 0) {
                throw ZhihengException.invalid("HTTP-FIELD", name + "不能含有编码为0的字符", name);
            }
            return text;
        }
        throw ZhihengException.invalid("HTTP-FIELD", name + "应当是文字", name);
    }

    /** As JSON Schema counts, by code points. */
    private static String bounded(String name, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "最长" + longest + "个字符", name);
        }
        return text;
    }

    private static String word(String name, Field field, Object value) {
        String text = text(name, value);
        if (!field.words().contains(text)) {
            throw ZhihengException.invalid("HTTP-FIELD", name + "应当是其中之一:" + String.join("、", field.words()), name);
        }
        return text;
    }

    /** What was read; each getter fits the field as it was declared. */
    static final class Form {

        private final Map<String, Object> values;

        private Form(Map<String, Object> values) {
            this.values = values;
        }

        /** Null where an optional one is absent, as with {@link #moment}. */
        String text(String name) {
            return (String) values.get(name);
        }

        Instant moment(String name) {
            return (Instant) values.get(name);
        }

        LocalDate date(String name) {
            return (LocalDate) values.get(name);
        }

        Integer number(String name) {
            return (Integer) values.get(name);
        }

        /** Empty where it is absent. */
        List<String> texts(String name) {
            return values.get(name) == null
                    ? List.of()
                    : ((List<?>) values.get(name))
                            .stream().map(String.class::cast).toList();
        }

        /** False where it is absent. */
        boolean yes(String name) {
            return Boolean.TRUE.equals(values.get(name));
        }

        /** Empty where it is absent. */
        @SuppressWarnings("unchecked")
        Map<String, Object> object(String name) {
            return (Map<String, Object>) values.getOrDefault(name, Map.of());
        }

        /**
         * An object of which every value is a text; empty where it is absent.
         *
         * @throws ZhihengException {@code INVALID} {@code HTTP-FIELD} naming the first that is none
         */
        Map<String, String> textsOf(String name) {
            Map<String, String> texts = new LinkedHashMap<>();
            object(name).forEach((key, value) -> texts.put(key, Fields.text(name + "." + key, value)));
            return texts;
        }

        /** Empty where an optional one is absent. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> objects(String name) {
            return (List<Map<String, Object>>) values.getOrDefault(name, List.of());
        }

        <E extends Enum<E>> E word(String name, Class<E> type) {
            return Optional.ofNullable(text(name))
                    .flatMap(word -> Words.read(type, word))
                    .orElse(null);
        }

        List<String> words(String name) {
            return ((List<?>) values.get(name)).stream().map(String.class::cast).toList();
        }
    }
}
