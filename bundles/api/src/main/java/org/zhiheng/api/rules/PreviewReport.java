package org.zhiheng.api.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.rulings.Ruling;

/**
 * What would change if a candidate came in force.
 *
 * @param asked how many cases were asked
 * @param changed how many of them get another ruling
 * @param changedByQuestion how many, by question
 * @param changedByRule how many, by the rule whose value or source differs
 * @param changes the first of them, with both rulings
 * @param refused the first cases that could not be asked, with the reason
 * @param refusedCount how many could not be asked
 */
public record PreviewReport(
        long asked,
        long changed,
        Map<String, Long> changedByQuestion,
        Map<String, Long> changedByRule,
        List<Change> changes,
        List<Refused> refused,
        long refusedCount) {

    /** In what two rulings may differ. */
    public enum Aspect {
        /** Determined or not, or something else missing. */
        STATUS,
        ANSWER,
        /** A day in the answer. */
        TERM,
        /** Other rules, or the same with another value, date or source. */
        REASON
    }

    /**
     * A case that gets another ruling.
     *
     * @param number of the case in the order asked, from 1
     * @param name null where it has none
     */
    public record Change(
            long number,
            String name,
            String question,
            String division,
            LocalDate asOf,
            Set<Aspect> aspects,
            Ruling<Map<String, Object>> before,
            Ruling<Map<String, Object>> after) {}

    /** A case that could not be asked. */
    public record Refused(long number, String name, String code, String message, String field) {}
}
