package org.zhiheng.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

/** Answers with the facts it was given. */
final class Echo implements Rulings, Asking {
    @Override
    public Books books() {
        return () -> 0;
    }

    @Override
    public Asking with(Books books) {
        return this;
    }

    @Override
    public Asking inForce() {
        return this;
    }

    @Override
    public Asking archived(String bookFingerprint) {
        throw ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效");
    }

    @Override
    public List<Question<?, ?>> questions() {
        return List.of();
    }

    @Override
    public Map<String, Object> schema(String question) {
        Map<String, Object> flag = Map.of("type", "boolean");
        Map<String, Object> texts = Map.of("type", "array", "items", Map.of("type", "string"));
        Map<String, Object> facts = Map.of("properties", Map.of("listed", flag, "sanctions", texts));
        return Map.of("properties", Map.of("facts", facts));
    }

    @Override
    public <F extends Record, A extends Record> Ruling<A> ask(
            Question<F, A> q, F facts, String division, LocalDate on) {
        throw new AssertionError("not asked here");
    }

    @Override
    public Ruling<Map<String, Object>> ask(String question, Map<String, ?> facts, String division, LocalDate asOf) {
        if (facts.containsKey("wrong")) {
            throw ZhihengException.invalid("RULING-FACT-UNKNOWN", "没有这个事实", "facts.wrong");
        }
        if (facts.containsKey("broken")) {
            throw new IllegalStateException("the inside");
        }
        boolean typed = facts.get("listed") instanceof Boolean && facts.get("sanctions") instanceof List;
        Map<String, Object> answer = Map.of("typed", typed, "facts", facts);
        List<Reason> reasons = List.of(
                reason(List.of("penalty", "inspection")),
                reason(new TreeMap<>(Map.of("amount", new BigDecimal("50000.00"), "inclusive", true))));
        return new Ruling<>(question, answer, List.of(), reasons, new RuleBookRef(division, asOf, "f", "1"));
    }

    private static Reason reason(Object value) {
        return new Reason("rule", value, null, "cn.000000", "1.0.0", null, null, "依据规则");
    }
}
