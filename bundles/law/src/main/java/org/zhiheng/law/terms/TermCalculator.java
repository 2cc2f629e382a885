package org.zhiheng.law.terms;

import java.time.LocalDate;
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

    /** The last day of a term that counts on, before any roll. */
    public LocalDate lastDay(LocalDate start, int amount, TermUnit unit, Stops stops) {
        return switch (unit) {
            case CALENDAR_DAY -> stops.stretch(start, start.plusDays(amount));
            case WORKING_DAY -> nthWorkingDay(start, amount, stops);
            case MONTH -> stops.stretch(start, start.plusMonths(amount));
            case YEAR -> stops.stretch(start, start.plusYears(amount));
            case HOUR -> throw new IllegalArgumentException("hours are counted from moments");
        };
    }

    /**
     * The last day by a rule with its extension, before any roll.
     *
     * @param extended by how much, in the unit of the extension; 0 where it is not
     * @param further by how much it goes on after that, in the same unit; 0 where it does not
     */
    public LocalDate lastDay(LocalDate start, TermRule rule, int extended, int further, Stops stops) {
        LocalDate last = lastDay(start, rule.amount(), rule.unit(), stops);
        if (extended > 0) {
            last = lastDay(last, extended, rule.extension().unit(), stops);
        }
        return further == 0 ? last : lastDay(last, further, rule.extension().unit(), stops);
    }

    /** The day by which a term that counts back asks for action: the n-th day before, or one more where days are clear. */
    public LocalDate firstDayBefore(LocalDate end, int amount, TermUnit unit, boolean clear) {
        int days = clear ? amount + 1 : amount;
        return switch (unit) {
            case CALENDAR_DAY -> end.minusDays(days);
            case WORKING_DAY -> nthWorkingDayBefore(end, days);
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

    private LocalDate nthWorkingDay(LocalDate start, int amount, Stops stops) {
        LocalDate day = start;
        int counted = 0;
        while (counted < amount) {
            day = day.plusDays(1);
            LocalDate endOfStop = stops.endOfStopAt(day);
            if (endOfStop != null) {
                day = endOfStop;
            } else if (calendar.isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    private LocalDate nthWorkingDayBefore(LocalDate end, int amount) {
        LocalDate day = end;
        int counted = 0;
        while (counted < amount) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }
}
