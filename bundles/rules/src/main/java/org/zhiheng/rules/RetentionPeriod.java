package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.zhiheng.rules.RuleBook.AppliedRow;

/**
 * How long something is kept, as the list of periods of the rules says.
 *
 * @param name of the period in Chinese; its code where the list has none of it
 * @param until the last day; null where it is kept for ever
 */
public record RetentionPeriod(String name, LocalDate until) {

    /** The list of periods, with a column {@code years} that is empty for what is kept for ever. */
    public static final String LIST = "retention-periods";

    /**
     * The period of something that is kept since a day. What no rule knows is kept for ever.
     *
     * @param asOf whose rules
     * @param code of the period
     * @param nextYear name of the parameter that says whether the period begins on the next first of January; where there is none it is kept for ever
     * @param since the day from which it is kept
     */
    public static RetentionPeriod of(RuleBook book, LocalDate asOf, String code, String nextYear, LocalDate since) {
        AppliedRow row = book.row(LIST, asOf, code);
        OptionalInt years = years(row);
        Applied begins = book.parameter(nextYear, asOf);
        String name = row == null ? code : row.row().text("name");
        if (years.isEmpty() || begins == null) {
            return new RetentionPeriod(name, null);
        }
        LocalDate from = begins.flag() ? LocalDate.of(since.getYear() + 1, 1, 1) : since;
        return new RetentionPeriod(name, from.plusYears(years.getAsInt()).minusDays(1));
    }

    /** How many years a period has; empty for one that is for ever, or that the list has not. */
    public static OptionalInt years(RuleBook book, LocalDate asOf, String code) {
        return years(book.row(LIST, asOf, code));
    }

    private static OptionalInt years(AppliedRow row) {
        Object years = row == null ? null : row.row().cells().get("years");
        return years == null ? OptionalInt.empty() : OptionalInt.of(((Number) years).intValue());
    }
}
