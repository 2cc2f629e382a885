package org.zhiheng.disclosure.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.disclosure.Publications.Shown;
import org.zhiheng.api.error.ZhihengException;

/**
 * What is shown of something. There is no way to make one but through the fields that the rules list and through the masks, so what is kept and shown holds nothing
 * else. Immutable.
 */
public final class Content {

    private final List<Shown> fields;

    private Content(List<Shown> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Nothing. */
    public static Content none() {
        return new Content(List.of());
    }

    /**
     * @param raw values by name of field; others than those of the rules are left out
     */
    public static Content of(List<FieldRule> rules, Map<String, Raw> raw, Masks masks) {
        List<Shown> fields = new ArrayList<>();
        for (FieldRule rule : rules) {
            String shown = shown(rule, raw.get(rule.name()), masks);
            if (shown != null && !shown.isBlank()) {
                fields.add(new Shown(rule.name(), rule.title(), shown, rule.editable(), rule.channels()));
            }
        }
        return new Content(fields);
    }

    /**
     * A value before it is masked.
     *
     * @param parts one, or one for each party
     */
    public record Raw(List<Part> parts) {
        public Raw {
            parts = List.copyOf(parts);
        }

        public static Raw of(String value) {
            return value == null ? new Raw(List.of()) : new Raw(List.of(new Part(value, false)));
        }
    }

    /** @param citizen whether it is about a citizen */
    public record Part(String value, boolean citizen) {}

    private static String shown(FieldRule rule, Raw raw, Masks masks) {
        if (raw == null || raw.parts().isEmpty()) {
            return null;
        }
        List<String> all = new ArrayList<>();
        for (Part part : raw.parts()) {
            String value =
                    switch (rule.treatment()) {
                        case OPEN, OFFICIAL -> part.value();
                        case NARRATIVE -> masks.text(part.value());
                        case TITLE, FIXED -> masks.title(part.value());
                        case NAME -> masks.name(part.value(), part.citizen());
                        case REPRESENTATIVE -> part.citizen() ? null : part.value();
                    };
            if (value != null && !value.isBlank()) {
                all.add(value.strip());
            }
        }
        return all.isEmpty() ? null : String.join("、", all);
    }

    /**
     * With other words for some fields, masked.
     *
     * @throws ZhihengException {@code INVALID} {@code DISCLOSURE-FIELD}
     */
    public Content said(List<FieldRule> rules, Map<String, String> texts, Masks masks) {
        Map<String, Raw> raw = new LinkedHashMap<>();
        Map<String, FieldRule> known = new LinkedHashMap<>();
        rules.forEach(each -> known.put(each.name(), each));
        for (Map.Entry<String, String> each : texts.entrySet()) {
            FieldRule rule = known.get(each.getKey());
            if (rule == null || !rule.editable()) {
                throw ZhihengException.invalid("DISCLOSURE-FIELD", "“" + each.getKey() + "”不能改写", each.getKey());
            }
            raw.put(each.getKey(), Raw.of(each.getValue()));
        }
        Map<String, Shown> now = new LinkedHashMap<>();
        fields.forEach(each -> now.put(each.name(), each));
        of(rules, raw, masks).fields.forEach(each -> now.put(each.name(), each));
        texts.forEach((name, text) -> {
            if (text == null || text.isBlank()) {
                now.remove(name);
            }
        });
        List<Shown> inOrder = new ArrayList<>();
        known.keySet().stream().filter(now::containsKey).map(now::get).forEach(inOrder::add);
        return new Content(inOrder);
    }

    /**
     * What follows this one now that the file says something else: where the file says the same as before, the words that a person has confirmed stay.
     *
     * @param now made of the file
     * @param based digests, by field, of what this one was made of
     */
    public Content after(Content now, Map<String, String> based) {
        List<Shown> next = new ArrayList<>();
        for (Shown each : now.fields) {
            boolean same = Digests.of(each.value()).equals(based.get(each.name()));
            Shown kept = fields.stream()
                    .filter(one -> one.name().equals(each.name()))
                    .findFirst()
                    .orElse(null);
            if (!same || !each.editable()) {
                next.add(each);
            } else if (kept != null) {
                next.add(kept);
            }
        }
        return new Content(next);
    }

    /**
     * Fields that a person has to look at before they are shown, by their names with their titles: what they are called has a word that may speak of somebody.
     *
     * @param shown what a person has looked at before
     */
    public Map<String, String> held(List<FieldRule> rules, Content shown, Masks masks) {
        Map<String, String> held = new LinkedHashMap<>();
        rules.stream()
                .filter(each -> each.treatment() == FieldRule.Treatment.TITLE)
                .filter(each -> masks.speaks(value(each.name())))
                .filter(each -> !value(each.name()).equals(shown.value(each.name())))
                .forEach(each -> held.put(each.name(), each.title()));
        return held;
    }

    /** @throws ZhihengException {@code INVALID} {@code DISCLOSURE-FIELD} naming the first required field that is empty */
    public void complete(List<FieldRule> rules) {
        Set<String> there = Set.copyOf(fields.stream().map(Shown::name).toList());
        rules.stream()
                .filter(each -> each.required() && !there.contains(each.name()))
                .findFirst()
                .ifPresent(each -> {
                    throw ZhihengException.invalid("DISCLOSURE-FIELD", "“" + each.title() + "”没有填写,不能公示", each.name());
                });
    }

    public List<Shown> fields() {
        return fields;
    }

    /** The value of a field; null without. */
    public String value(String name) {
        return fields.stream()
                .filter(each -> each.name().equals(name))
                .map(Shown::value)
                .findFirst()
                .orElse(null);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** As JSON has it. */
    public List<Object> form() {
        List<Object> all = new ArrayList<>();
        for (Shown each : fields) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", each.name());
            one.put("title", each.title());
            one.put("value", each.value());
            one.put("editable", each.editable());
            one.put("channels", each.channels());
            all.add(one);
        }
        return all;
    }

    /** What was kept before. */
    public static Content read(Object form) {
        List<Shown> fields = new ArrayList<>();
        if (form instanceof List<?> list) {
            for (Object each : list) {
                Map<?, ?> one = (Map<?, ?>) each;
                fields.add(new Shown(
                        (String) one.get("name"),
                        (String) one.get("title"),
                        (String) one.get("value"),
                        Boolean.TRUE.equals(one.get("editable")),
                        ((List<?>) one.get("channels"))
                                .stream().map(String::valueOf).toList()));
            }
        }
        return new Content(fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && content.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
