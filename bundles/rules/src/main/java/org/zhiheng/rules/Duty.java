package org.zhiheng.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Who must do what until when: a plan's numbered measure.
 *
 * @param id unique in the package, e.g. {@code HC-01}
 * @param phrase the plan's words for the time, e.g. 2024年4月—5月
 * @param due what the phrase means
 * @param issuedOn when the plan was issued
 * @param source where the plan says so
 * @param doubt in Chinese; null where there is none
 */
public record Duty(
        String id,
        String title,
        List<String> responsible,
        String phrase,
        Due due,
        LocalDate issuedOn,
        Source source,
        String doubt,
        int line) {

    /** When a duty is due. */
    public sealed interface Due {
        /** On one day. */
        record Once(LocalDate on) implements Due {}

        /** In a time whose last day counts. */
        record Range(LocalDate from, LocalDate to) implements Due {}

        /** Every year on a day, e.g. 01-31, from the first year until the last (null: open). */
        record Yearly(int month, int day, int fromYear, Integer untilYear) implements Due {}

        /**
         * "X月前": by the end of the month named or before it begins, as {@code duty-dates.before-month} reads it.
         *
         * @param month the month named, e.g. October 2024 for 2024年10月前
         */
        record BeforeMonth(YearMonth month) implements Due {}

        /** "每年X月前", from a day until another (null: open); each year read as {@link BeforeMonth}. */
        record YearlyBeforeMonth(int month, LocalDate from, LocalDate until) implements Due {}

        /** On the last day of every quarter, month or week, from a day until another (null: open). */
        record Every(Rhythm rhythm, LocalDate from, LocalDate until) implements Due {}

        /** Without an end: needs evidence now and then, never due on a day. */
        record Continuous() implements Due {}
    }

    /** How often a recurring duty comes. */
    public enum Rhythm {
        WEEKLY,
        MONTHLY,
        QUARTERLY
    }
}
