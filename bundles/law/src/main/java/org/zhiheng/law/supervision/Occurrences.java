package org.zhiheng.law.supervision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.Duty.Due;
import org.zhiheng.rules.Duty.Rhythm;

/** On which days a duty falls due. A rhythm is due on the last day of each week (Sunday), month or quarter. */
final class Occurrences {

    private Occurrences() {}

    /** The days from one day to another, both included, the earliest first. */
    static List<LocalDate> between(Due due, LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        if (due instanceof Due.Once once) {
            addIfWithin(days, once.on(), from, to);
        } else if (due instanceof Due.Range range) {
            addIfWithin(days, range.to(), from, to);
        } else if (due instanceof Due.Yearly yearly) {
            yearly(days, yearly, from, to);
        } else if (due instanceof Due.Every every) {
            every(days, every, from, to);
        }
        return days;
    }

    private static void yearly(List<LocalDate> days, Due.Yearly yearly, LocalDate from, LocalDate to) {
        int first = Math.max(from.getYear(), yearly.fromYear());
        int last = yearly.untilYear() == null ? to.getYear() : Math.min(to.getYear(), yearly.untilYear());
        for (int year = first; year <= last; year++) {
            YearMonth month = YearMonth.of(year, yearly.month());
            addIfWithin(days, month.atDay(Math.min(yearly.day(), month.lengthOfMonth())), from, to);
        }
    }

    private static void every(List<LocalDate> days, Due.Every every, LocalDate from, LocalDate to) {
        LocalDate first = every.from() != null && every.from().isAfter(from) ? every.from() : from;
        LocalDate last = every.until() != null && every.until().isBefore(to) ? every.until() : to;
        LocalDate day = endOfPeriod(first, every.rhythm());
        while (!day.isAfter(last)) {
            days.add(day);
            day = endOfPeriod(day.plusDays(1), every.rhythm());
        }
    }

    private static LocalDate endOfPeriod(LocalDate day, Rhythm rhythm) {
        return switch (rhythm) {
            case WEEKLY -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTHLY -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTERLY -> {
                int monthsLeft = (3 - day.getMonthValue() % 3) % 3;
                yield day.plusMonths(monthsLeft).with(TemporalAdjusters.lastDayOfMonth());
            }
        };
    }

    private static void addIfWithin(List<LocalDate> days, LocalDate day, LocalDate from, LocalDate to) {
        if (!day.isBefore(from) && !day.isAfter(to)) {
            days.add(day);
        }
    }
}
