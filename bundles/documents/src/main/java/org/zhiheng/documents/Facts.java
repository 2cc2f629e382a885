package org.zhiheng.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document can say: values by kind and field, as {@link org.zhiheng.rules.KnownFields} names them. Values are {@link String}, a list of those, {@link
 * java.time.LocalDate}, {@link java.time.OffsetDateTime}, {@link java.math.BigDecimal}, {@link Long} and {@link Boolean}; what is not known is absent. Immutable.
 *
 * @param ones of kinds of which there is one, or of which the document is about one
 * @param several of kinds of which there may be several, in order
 */
public record Facts(Map<String, Map<String, Object>> ones, Map<String, List<Map<String, Object>>> several) {

    public Facts {
        Map<String, Map<String, Object>> one = new LinkedHashMap<>();
        ones.forEach((kind, values) -> one.put(kind, copy(values)));
        Map<String, List<Map<String, Object>>> many = new LinkedHashMap<>();
        several.forEach((kind, all) -> {
            List<Map<String, Object>> copied = new ArrayList<>();
            all.forEach(values -> copied.add(copy(values)));
            many.put(kind, List.copyOf(copied));
        });
        ones = Collections.unmodifiableMap(one);
        several = Collections.unmodifiableMap(many);
    }

    private static Map<String, Object> copy(Map<String, Object> values) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.values().removeIf(each -> each == null || each.equals("") || each.equals(List.of()));
        return Collections.unmodifiableMap(copy);
    }

    /** The value of a field that is said once; null when nothing is known. */
    public Object value(String field) {
        int point = field.indexOf('.');
        return ones.getOrDefault(field.substring(0, point), Map.of()).get(field.substring(point + 1));
    }
}
