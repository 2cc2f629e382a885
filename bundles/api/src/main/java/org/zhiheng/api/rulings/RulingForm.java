package org.zhiheng.api.rulings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A ruling and what was asked in the form in which the record keeps both: the contract's form, numbers with decimals as text. */
public final class RulingForm {

    private static final String REASONS = "reasons";

    private RulingForm() {}

    /** What was asked and what was answered. */
    public static Map<String, Object> asked(
            String division, LocalDate asOf, Map<String, Object> facts, Ruling<Map<String, Object>> ruling) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("question", ruling.question());
        form.put("division", division);
        form.put("asOf", asOf.toString());
        form.put("facts", plain(facts));
        form.put("ruling", ruling(ruling));
        return form;
    }

    /** What was answered, and why. */
    public static Map<String, Object> ruling(Ruling<Map<String, Object>> ruling) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("status", ruling.status());
        form.put("answer", plain(ruling.answer()));
        form.put("missing", List.copyOf(ruling.missing()));
        form.put(REASONS, reasons(ruling));
        form.put("ruleBook", book(ruling.ruleBook()));
        return form;
    }

    /** Why, step by step. */
    public static List<Object> reasons(Ruling<?> ruling) {
        List<Object> reasons = new ArrayList<>();
        ruling.reasons().forEach(each -> reasons.add(reason(each)));
        return reasons;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("rule", reason.rule());
        form.put("value", plain(reason.value()));
        form.put("validFrom", text(reason.validFrom()));
        form.put("package", reason.packageId());
        form.put("version", reason.version());
        form.put("source", citation(reason.source()));
        form.put("doubt", reason.doubt());
        form.put("text", reason.text());
        return form;
    }

    private static Map<String, Object> citation(Citation source) {
        if (source == null) {
            return null;
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("document", source.document());
        form.put("number", source.number());
        form.put("article", source.article());
        form.put("phrase", source.phrase());
        return form;
    }

    /** By which rules. */
    public static Map<String, Object> book(RuleBookRef book) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("division", book.division());
        form.put("asOf", text(book.asOf()));
        form.put("fingerprint", book.fingerprint());
        form.put("engine", book.engine());
        return form;
    }

    /**
     * What is different between two rulings in this form. Their wording may differ, and so may the engine's version: what it answers is
     * what is compared.
     */
    public static List<String> differences(Map<?, ?> recorded, Map<?, ?> now) {
        List<String> found = new ArrayList<>();
        for (String each : List.of("status", "answer", "missing")) {
            if (!Objects.equals(numbers(recorded.get(each)), numbers(now.get(each)))) {
                found.add(each + ":记录的是" + recorded.get(each) + ",现在是" + now.get(each));
            }
        }
        List<?> before = (List<?>) recorded.get(REASONS);
        List<?> after = (List<?>) now.get(REASONS);
        if (before.size() != after.size()) {
            found.add("reasons:记录的是" + before.size() + "步,现在是" + after.size() + "步");
            return found;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!unworded(before.get(i)).equals(unworded(after.get(i)))) {
                found.add("reasons[" + i + "]:记录的是" + before.get(i) + ",现在是" + after.get(i));
            }
        }
        return found;
    }

    private static Map<Object, Object> unworded(Object reason) {
        Map<Object, Object> left = new LinkedHashMap<>((Map<?, ?>) numbers(reason));
        left.remove("text");
        left.remove("doubt");
        return left;
    }

    /** Facts as they are asked with: whole numbers come back from the record as {@link Long}. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> facts(Object recorded) {
        return (Map<String, Object>) numbers(recorded);
    }

    private static Object numbers(Object value) {
        if (value instanceof Long number) {
            return Math.toIntExact(number);
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> out = new LinkedHashMap<>();
            map.forEach((key, each) -> out.put(key, numbers(each)));
            return out;
        } else if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(each -> out.add(numbers(each)));
            return out;
        }
        return value;
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach((key, each) -> out.put(key.toString(), plain(each)));
            return out;
        } else if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(each -> out.add(plain(each)));
            return out;
        } else if (value == null || value instanceof Boolean || value instanceof Integer) {
            return value;
        }
        return value.toString();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
