package org.zhiheng.law.terms;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.rules.WorkingCalendar;

/** A calendar of given days: weekends are free, the flipped days are the other way round; years after the last are unknown. */
public record FreeDays(Set<LocalDate> flipped, int lastYear) implements WorkingCalendar {

    @Override
    public boolean covers(int year) {
        return year <= lastYear;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        if (!covers(day.getYear())) {
            throw new UncoveredYearException(day.getYear());
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend == flipped.contains(day);
    }

    @Override
    public Reason because(int year, String text) {
        return new Reason("calendar", null, null, null, null, null, null, text);
    }
}
