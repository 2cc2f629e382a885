package org.zhiheng.api.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;

/**
 * A question to be asked of what is in force and of a candidate.
 *
 * @param name what people call it, e.g. a case number; null where it has none
 */
public record PreviewCase(String name, String question, String division, LocalDate asOf, Map<String, Object> facts) {

    private static final Set<String> FIELDS = Set.of("name", "question", "division", "asOf", "facts");

    /**
     * Reads {@code {name, question, division, asOf, facts}} as it comes from JSON.
     *
     * @throws ZhihengException {@code INVALID} naming the field
     */
    public static PreviewCase of(Map<String, Object> form) {
        for (String field : form.keySet()) {
            if (!FIELDS.contains(field)) {
                throw invalid(field, "没有名为“" + field + "”的字段;可用:name、question、division、asOf、facts");
            }
        }
        Object name = form.get("name");
        if (name != null && !(name instanceof String)) {
            throw invalid("name", "name应当是文字");
        }
        return new PreviewCase(
                (String) name, text(form, "question"), text(form, "division"), date(form), facts(form.get("facts")));
    }

    private static String text(Map<String, Object> form, String field) {
        if (form.get(field) instanceof String text) {
            return text;
        }
        throw invalid(field, field + "应当是文字,不能没有");
    }

    private static LocalDate date(Map<String, Object> form) {
        try {
            return LocalDate.parse(text(form, "asOf"));
        } catch (DateTimeParseException e) {
            throw invalid("asOf", "asOf应当是日期,例如2024-09-02");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(Object facts) {
        if (facts instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw invalid("facts", "facts应当是一组事实,不能没有");
    }

    private static ZhihengException invalid(String field, String message) {
        return ZhihengException.invalid("PREVIEW-CASE", message, field);
    }
}
