package org.zhiheng.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;

/**
 * What is asked, as the contract writes it.
 *
 * @param book fingerprint of an archived book; null for what is in force
 */
record RulingRequest(String division, LocalDate asOf, Map<String, Object> facts, String book) {

    /**
     * @param fields what the request may have
     * @throws ZhihengException {@code INVALID} naming the field
     */
    static RulingRequest of(SentJson sent, List<String> fields) {
        Map<String, Object> form = sent.object();
        for (String name : form.keySet()) {
            if (!fields.contains(name)) {
                throw ZhihengException.invalid(
                        "HTTP-FIELD-UNKNOWN", "请求中没有名为“" + name + "”的字段;可用:" + String.join("、", fields), name);
            }
        }
        return new RulingRequest(
                text(form, "division"), date(form), facts(form), form.get("book") == null ? null : text(form, "book"));
    }

    Ruling<Map<String, Object>> ask(Asking asking, String question) {
        return known(() -> asking.ask(question, facts, division, asOf));
    }

    /** Asks, and puts the ruling down in the history of the act. */
    ReliedRulings.Relied rely(ReliedRulings relied, Principal by, Subject act, String question) {
        return known(() -> relied.rely(by, act, new ReliedRulings.Question(question, division, asOf, facts)));
    }

    private static <T> T known(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (ZhihengException e) {
            // The contract answers an unknown question with 400, for the question is part of the request.
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw new ZhihengException(
                        ErrorKind.INVALID, e.code(), e.getMessage(), e.field().orElse(null), e);
            }
            throw e;
        }
    }

    private static String text(Map<String, Object> form, String name) {
        if (form.get(name) instanceof String text) {
            return text;
        }
        throw ZhihengException.invalid("HTTP-FIELD", name + "应当是文字,不能没有", name);
    }

    private static LocalDate date(Map<String, Object> form) {
        String text = text(form, "asOf");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("HTTP-FIELD", "asOf应当是日期,例如2024-09-02", "asOf");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(Map<String, Object> form) {
        if (form.get("facts") instanceof Map<?, ?> facts) {
            return (Map<String, Object>) facts;
        }
        throw ZhihengException.invalid("HTTP-FIELD", "facts应当是一组事实,不能没有", "facts");
    }
}
