package org.zhiheng.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;

/**
 * Reads a question's request from words like {@code division=371002}, {@code fine=50000.00}, {@code sanctions=fine,close},
 * {@code item.listed=true} or {@code officers[0].name=张三}, or from one JSON object. The question's schema says what each word is;
 * what does not have the form of its type stays text, and the ruling refuses it by name.
 */
final class FactWords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final List<String> FRAME = List.of("division", "asOf", "book");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,4})]");

    private final Map<String, Object> request = new LinkedHashMap<>();
    /** The word that gave a fact, by the fact's path as errors name it. */
    private final Map<String, String> wordsByPath = new LinkedHashMap<>();

    private FactWords() {}

    /** @param schema the JSON Schema of the question's request */
    static FactWords read(List<String> words, Map<String, Object> schema) {
        FactWords read = new FactWords();
        if (words.size() == 1 && words.get(0).startsWith("{")) {
            read.json(words.get(0));
            return read;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> factsSchema = Schemas.part(Schemas.part(schema, "properties"), "facts");
        read.request.put("facts", facts);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw wrong("应当写成“名=值”", word);
            }
            String path = word.substring(0, equals);
            String field = FRAME.contains(path) ? path : "facts." + path;
            if (read.wordsByPath.put(field, word) != null) {
                throw wrong("“" + path + "”写了两次", word);
            }
            if (FRAME.contains(path)) {
                read.request.put(path, word.substring(equals + 1));
            } else {
                put(facts, steps(path, word), word, word.substring(equals + 1), factsSchema);
            }
        }
        return read;
    }

    /** A text of the frame, e.g. {@code division}. */
    Optional<String> text(String name) {
        Object value = request.get(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw ZhihengException.invalid("SHELL-FIELD", name + "应当是文字", name);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> facts() {
        Object facts = request.getOrDefault("facts", Map.of());
        if (facts instanceof Map<?, ?>) {
            return (Map<String, Object>) facts;
        }
        throw ZhihengException.invalid("SHELL-FIELD", "facts应当是一组事实", "facts");
    }

    /** The word at fault when an error names this field; null where no word gave it. */
    String word(String field) {
        if (field == null) {
            return null;
        }
        // A word gives what stands below its path too: sanctions=fine,fines gives facts.sanctions[1].
        String at = field;
        while (!at.isEmpty()) {
            if (wordsByPath.containsKey(at)) {
                return wordsByPath.get(at);
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        // And an error may name a group of which words gave parts.
        return wordsByPath.entrySet().stream()
                .filter(each -> !field.equals("facts")
                        && (each.getKey().startsWith(field + ".")
                                || each.getKey().startsWith(field + "[")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void json(String text) {
        object(text).forEach((name, value) -> {
            if (!FRAME.contains(name) && !name.equals("facts")) {
                throw ZhihengException.invalid(
                        "SHELL-FIELD", "没有名为“" + name + "”的字段;可用:division、asOf、facts、book", name);
            }
            request.put(name, value);
        });
    }

    /** Reads one JSON object with exact numbers. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        if (jsonValue(text, text) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw ZhihengException.invalid("SHELL-JSON", "不是JSON对象:" + text, null);
    }

    /** The steps of {@code officers[0].name}: names as strings, places in lists as integers. */
    private static List<Object> steps(String path, String word) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            boolean dot = !steps.isEmpty() && path.charAt(at) == '.';
            if (!matcher.find(at + (dot ? 1 : 0)) || matcher.start() != at + (dot ? 1 : 0)) {
                throw wrong("“" + path + "”不是事实的名称", word);
            }
            boolean name = matcher.group(1) != null;
            if (name != dot && !steps.isEmpty() || !name && steps.isEmpty()) {
                throw wrong("“" + path + "”不是事实的名称", word);
            }
            steps.add(name ? (Object) matcher.group(1) : Integer.valueOf(matcher.group(2)));
            at = matcher.end();
        }
        return steps;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object into, List<Object> steps, String word, String text, Map<String, Object> schema) {
        Object step = steps.get(0);
        List<Object> rest = steps.subList(1, steps.size());
        Map<String, Object> own = below(schema, step);
        if (step instanceof Integer place) {
            if (!(into instanceof List)) {
                throw wrong("与前面的词不合", word);
            }
            List<Object> list = (List<Object>) into;
            if (place > list.size()) {
                throw wrong("前面没有[" + list.size() + "]", word);
            }
            if (place == list.size()) {
                list.add(rest.isEmpty() ? value(text, own, word) : fresh(rest));
            } else if (rest.isEmpty()) {
                throw wrong("与前面的词不合", word);
            }
            if (!rest.isEmpty()) {
                put(list.get(place), rest, word, text, own);
            }
            return;
        }
        if (!(into instanceof Map)) {
            throw wrong("与前面的词不合", word);
        }
        Map<String, Object> map = (Map<String, Object>) into;
        String name = (String) step;
        if (rest.isEmpty()) {
            if (map.containsKey(name)) {
                throw wrong("与前面的词不合", word);
            }
            map.put(name, value(text, own, word));
        } else {
            put(map.computeIfAbsent(name, absent -> fresh(rest)), rest, word, text, own);
        }
    }

    private static Object fresh(List<Object> steps) {
        return steps.get(0) instanceof Integer ? new ArrayList<>() : new LinkedHashMap<String, Object>();
    }

    private static Map<String, Object> below(Map<String, Object> schema, Object step) {
        return step instanceof Integer ? Schemas.part(schema, "items") : Schemas.below(schema, (String) step);
    }

    private static Object value(String text, Map<String, Object> schema, String word) {
        Object type = schema.get("type");
        boolean structure = "array".equals(type) || "object".equals(type);
        if (structure && (text.startsWith("{") || text.startsWith("["))) {
            return jsonValue(text, word);
        }
        if ("array".equals(type)) {
            List<Object> list = new ArrayList<>();
            for (String element : text.split(",")) {
                if (!element.isEmpty()) {
                    list.add(value(element, Schemas.part(schema, "items"), word));
                }
            }
            return list;
        }
        boolean open = type == null;
        if ((open || "boolean".equals(type)) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if ((open || "integer".equals(type) || "number".equals(type))
                && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return text;
    }

    private static Object jsonValue(String text, String word) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw broken(e, word);
        }
    }

    private static ZhihengException broken(JsonProcessingException e, String word) {
        String where = e.getLocation() == null ? "" : "第" + e.getLocation().getColumnNr() + "个字符处,";
        String doubled = e.getOriginalMessage().startsWith("Duplicate field") ? "有写了两次的名称" : "不是正确的JSON";
        return ZhihengException.invalid("SHELL-JSON", where + doubled + ":" + word, null);
    }

    private static ZhihengException wrong(String why, String word) {
        return ZhihengException.invalid("SHELL-FACT", "“" + word + "”:" + why, null);
    }
}
