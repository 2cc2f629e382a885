package org.zhiheng.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/**
 * Reads facts from words like {@code fine=50000.00}, {@code sanctions=fine,close} or {@code item.listed=true}; the question's schema says
 * what each word is.
 */
final class FactWords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FactWords() {}

    /** @param schema the JSON Schema of the question's facts */
    static Map<String, Object> read(List<String> words, Map<String, Object> schema) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw ZhihengException.invalid("SHELL-FACT", "事实应当写成“名=值”:" + word, null);
            }
            String[] path = word.substring(0, equals).split("\\.");
            put(facts, path, 0, word.substring(equals + 1), schema);
        }
        return facts;
    }

    /** Reads one JSON object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw ZhihengException.invalid("SHELL-JSON", "不是正确的JSON对象", null);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> facts, String[] path, int at, String text, Map<String, Object> schema) {
        Map<String, Object> properties = (Map<String, Object>) schema.getOrDefault("properties", Map.of());
        Map<String, Object> own = (Map<String, Object>) properties.getOrDefault(
                path[at],
                schema.getOrDefault("additionalProperties", Map.of()) instanceof Map
                        ? schema.getOrDefault("additionalProperties", Map.of())
                        : Map.of());
        if (at == path.length - 1) {
            facts.put(path[at], value(text, own));
            return;
        }
        Object inner = facts.computeIfAbsent(path[at], name -> new LinkedHashMap<String, Object>());
        if (!(inner instanceof Map)) {
            throw ZhihengException.invalid("SHELL-FACT", String.join(".", path) + "与前面的事实不合", null);
        }
        put((Map<String, Object>) inner, path, at + 1, text, own);
    }

    @SuppressWarnings("unchecked")
    private static Object value(String text, Map<String, Object> schema) {
        if (text.startsWith("{") || text.startsWith("[")) {
            return jsonValue(text);
        }
        Object type = schema.get("type");
        if ("boolean".equals(type) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (("integer".equals(type) || "number".equals(type)) && text.matches("-?[0-9]{1,18}(\\.[0-9]{1,6})?")) {
            return new BigDecimal(text);
        }
        if ("array".equals(type)) {
            List<Object> list = new ArrayList<>();
            for (String element : text.split(",")) {
                if (!element.isEmpty()) {
                    list.add(value(element, (Map<String, Object>) schema.get("items")));
                }
            }
            return list;
        }
        return text;
    }

    private static Object jsonValue(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw ZhihengException.invalid("SHELL-JSON", "不是正确的JSON:" + text, null);
        }
    }
}
