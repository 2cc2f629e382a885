package org.zhiheng.law.terms;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.Interval;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.TermRule.Roll;
import org.zhiheng.rules.WorkingCalendar;

/**
 * Counts terms of days, working days, months and years. The day on which a term starts is never counted.
 *
 * <p>Stateless; may throw {@link WorkingCalendar.UncoveredYearException} where a day's being worked decides and the year is not
 * loaded.
 */
public final class TermCalculator {

    private final WorkingCalendar calendar;

    public TermCalculator(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The last day of a term that counts on, before any roll.
     *
     * @param stops days that do not count; united here, both ends inclusive, none open
     */
    public LocalDate lastDay(LocalDate start, int amount, TermUnit unit, List<Interval> stops) {
        return switch (unit) {
            case CALENDAR_DAY -> nthDay(start, amount, false, stops);
            case WORKING_DAY -> nthDay(start, amount, true, stops);
            case MONTH -> lengthened(start, start.plusMonths(amount), stops);
            case YEAR -> lengthened(start, start.plusYears(amount), stops);
            case HOUR -> throw new IllegalArgumentException("hours are counted from moments");
        };
    }

    /** The day by which a term that counts back asks for action: the n-th day before, or one more where days are clear. */
    public LocalDate firstDayBefore(LocalDate end, int amount, TermUnit unit, boolean clear) {
        int days = clear ? amount + 1 : amount;
        return switch (unit) {
            case CALENDAR_DAY -> end.minusDays(days);
            case WORKING_DAY -> {
                LocalDate day = end;
                for (int counted = 0; counted < days; ) {
                    day = day.minusDays(1);
                    if (calendar.isWorkingDay(day)) {
                        counted++;
                    }
                }
                yield day;
            }
            case MONTH -> end.minusMonths(amount);
            case YEAR -> end.minusYears(amount);
            case HOUR -> throw new IllegalArgumentException("hours are counted from moments");
        };
    }

    /** The day of the law: rolled on to the next working day where the rule rolls. */
    public LocalDate rolled(LocalDate lastDay, Roll roll) {
        LocalDate day = lastDay;
        if (roll == Roll.FORWARD) {
            while (!calendar.isWorkingDay(day)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }

    /** The last working day on or before a day: what is safe whatever reading holds. */
    public LocalDate safe(LocalDate lastDay) {
        LocalDate day = lastDay;
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The last day by a rule with its extension, before any roll. */
    public LocalDate lastDay(LocalDate start, TermRule rule, boolean extended, List<Interval> stops) {
        LocalDate last = lastDay(start, rule.amount(), rule.unit(), stops);
        return extended
                ? lastDay(last, rule.extension().amount(), rule.extension().unit(), stops)
                : last;
    }

    private LocalDate nthDay(LocalDate start, int amount, boolean workingOnly, List<Interval> stops) {
        if (stops.isEmpty() && !workingOnly) {
            return start.plusDays(amount);
        }
        LocalDate day = start;
        for (int counted = 0; counted < amount; ) {
            day = day.plusDays(1);
            if (!stopped(day, stops) && (!workingOnly || calendar.isWorkingDay(day))) {
                counted++;
            }
        }
        return day;
    }

    /** Months and years are lengthened by the days in them that do not count, and by such days in the lengthening itself. */
    private static LocalDate lengthened(LocalDate start, LocalDate end, List<Interval> stops) {
        LocalDate last = end;
        if (!stops.isEmpty()) {
            for (LocalDate day = start.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
                if (stopped(day, stops)) {
                    last = last.plusDays(1);
                }
            }
        }
        return last;
    }

    private static boolean stopped(LocalDate day, List<Interval> stops) {
        for (Interval stop : stops) {
            if (stop.contains(day)) {
                return true;
            }
        }
        return false;
    }
}
