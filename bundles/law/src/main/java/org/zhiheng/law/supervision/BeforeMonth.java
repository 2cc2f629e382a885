package org.zhiheng.law.supervision;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Duty.Due;

/**
 * "X月前" may mean the end of that month or the end of the month before. The region's {@code duty-dates.before-month}
 * says which is taken; the stricter day is told beside it as the safe one.
 *
 * @param duty due before a month
 * @param rule the reading
 */
record BeforeMonth(Duty duty, Applied rule) {

    private static final String RULE = "duty-dates.before-month";
    private static final String END_OF_MONTH = "end-of-month";
    private static final Set<String> READINGS = Set.of(END_OF_MONTH, "end-of-previous-month");

    /** The duty with the region's reading, as it holds on the day asked for, but not before the plan; null for a due day that is not ambiguous. */
    static BeforeMonth of(Duty duty, Inquiry inquiry) {
        if (!(duty.due() instanceof Due.BeforeMonth) && !(duty.due() instanceof Due.YearlyBeforeMonth)) {
            return null;
        }
        LocalDate on = inquiry.asOf().isBefore(duty.issuedOn()) ? duty.issuedOn() : inquiry.asOf();
        Applied rule = inquiry.rule(RULE, on);
        if (!READINGS.contains(rule.text())) {
            throw inquiry.lacking("rule." + RULE);
        }
        return new BeforeMonth(duty, rule);
    }

    /** The days by the reading from one day to another, both included, the earliest first. */
    List<LocalDate> between(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        if (duty.due() instanceof Due.BeforeMonth once) {
            addIfWithin(days, once.month(), from, to);
        } else if (duty.due() instanceof Due.YearlyBeforeMonth yearly) {
            LocalDate first = yearly.from().isAfter(from) ? yearly.from() : from;
            LocalDate last = yearly.until() != null && yearly.until().isBefore(to) ? yearly.until() : to;
            // Before January may be the last day of the year before.
            for (int year = first.getYear(); year <= last.getYear() + 1; year++) {
                addIfWithin(days, YearMonth.of(year, yearly.month()), first, last);
            }
        }
        return days;
    }

    private void addIfWithin(List<LocalDate> days, YearMonth named, LocalDate from, LocalDate to) {
        LocalDate day = (endOfMonth() ? named : named.minusMonths(1)).atEndOfMonth();
        if (!day.isBefore(from) && !day.isAfter(to)) {
            days.add(day);
        }
    }

    private boolean endOfMonth() {
        return END_OF_MONTH.equals(rule.text());
    }

    /** The day by the stricter reading. One that lay before the plan was issued cannot be meant: then the day taken. */
    LocalDate strict(LocalDate taken) {
        if (!endOfMonth()) {
            return taken;
        }
        LocalDate strict = YearMonth.from(taken).minusMonths(1).atEndOfMonth();
        return strict.isBefore(duty.issuedOn()) ? taken : strict;
    }

    void because(Inquiry inquiry) {
        inquiry.because(rule, endOfMonth() ? "“X月前”按当月底计算,稳妥的日期按上月底" : "“X月前”按上月底计算");
    }
}
