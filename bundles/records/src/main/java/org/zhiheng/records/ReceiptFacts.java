package org.zhiheng.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.zhiheng.api.records.Personal;

/** Facts of rulings as a receipt has them: what is personal behind digests, each by itself, and back again. */
public final class ReceiptFacts {

    /** Facts about a person that the law asks for. */
    private static final Set<String> PERSONAL = Set.of("age", "capacity", "firstViolation");

    private static final String KIND = "fact.";

    private ReceiptFacts() {}

    /**
     * With what is personal to be kept under a person's key.
     *
     * @param person under whose key, as {@link Personal#person}
     */
    public static Map<String, Object> hidden(Map<?, ?> facts, String person) {
        Map<String, Object> out = new LinkedHashMap<>();
        facts.forEach((name, value) -> out.put(String.valueOf(name), hidden(String.valueOf(name), value, person)));
        return out;
    }

    private static Object hidden(String name, Object value, String person) {
        if (PERSONAL.contains(name) && value != null) {
            return new Personal(person, KIND + name, CanonicalJson.write(value));
        }
        return value instanceof Map<?, ?> map ? hidden(map, person) : value;
    }

    /**
     * The facts as they were asked with.
     *
     * @param revealed what a digest stands for
     * @return empty where something of it is not known any more
     */
    public static Optional<Map<String, Object>> open(Map<?, ?> facts, Function<String, Optional<String>> revealed) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : facts.entrySet()) {
            Object value = each.getValue();
            if (value instanceof Map<?, ?> map) {
                boolean hidden = map.size() == 1 && map.get(PersonalDigest.KEY) instanceof String;
                Optional<?> known = hidden
                        ? revealed.apply((String) map.get(PersonalDigest.KEY)).map(Json::read)
                        : open(map, revealed);
                if (known.isEmpty()) {
                    return Optional.empty();
                }
                value = known.get();
            }
            out.put(String.valueOf(each.getKey()), value);
        }
        return Optional.of(out);
    }

    /** Questions whose answer is by the lighter of two laws (从旧兼从轻). */
    public static final List<String> LIGHTER_OF_TWO = List.of("discretion", "exemption");
}
