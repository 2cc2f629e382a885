package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.WorkingCalendar;

/** The calendar made of the lists {@code calendar} and {@code calendar-years}. Immutable. */
final class ListCalendar implements WorkingCalendar {

    static final String DAYS = "calendar";
    static final String YEARS = "calendar-years";

    private final Map<Integer, AppliedRow> notices = new HashMap<>();
    private final int firstYear;

    /** By year since the first: the days worked; null for a year without a notice. Terms ask for thousands of days. */
    private final boolean[][] worked;

    /** @param layers the book's packages, the nation first; lower lists add to upper ones */
    ListCalendar(List<RulePackage> layers) {
        for (RulePackage layer : layers) {
            RuleList years = layer.lists().get(YEARS);
            if (years != null) {
                years.rows().forEach(row -> notices.put(yearOf(row), new AppliedRow(years, row, layer)));
            }
        }
        IntSummaryStatistics span =
                notices.keySet().stream().mapToInt(Integer::intValue).summaryStatistics();
        firstYear = notices.isEmpty() ? 0 : span.getMin();
        worked = new boolean[notices.isEmpty() ? 0 : span.getMax() - firstYear + 1][];
        notices.keySet().forEach(year -> worked[year - firstYear] = weekdays(year));
        for (RulePackage layer : layers) {
            RuleList days = layer.lists().get(DAYS);
            if (days != null) {
                days.rows().forEach(this::set);
            }
        }
    }

    private static int yearOf(RuleList.Row row) {
        return Integer.parseInt(row.text("year"));
    }

    private static boolean[] weekdays(int year) {
        boolean[] weekdays = new boolean[LocalDate.of(year, 1, 1).lengthOfYear()];
        for (int i = 0; i < weekdays.length; i++) {
            DayOfWeek day = LocalDate.ofYearDay(year, i + 1).getDayOfWeek();
            weekdays[i] = day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
        }
        return weekdays;
    }

    /** The days of a year; null when there is no notice of it. */
    private boolean[] daysOf(int year) {
        int place = year - firstYear;
        return place < 0 || place >= worked.length ? null : worked[place];
    }

    /** A year's notice frees or takes days at the edges of its neighbours; days of a year without a notice stay unknown. */
    private void set(RuleList.Row row) {
        LocalDate day = (LocalDate) row.cells().get("date");
        boolean[] days = daysOf(day.getYear());
        if (days != null) {
            days[day.getDayOfYear() - 1] = "makeup_workday".equals(row.text("type"));
        }
    }

    @Override
    public boolean covers(int year) {
        return daysOf(year) != null;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        boolean[] days = daysOf(day.getYear());
        if (days == null) {
            throw new UncoveredYearException(day.getYear());
        }
        return days[day.getDayOfYear() - 1];
    }

    @Override
    public Reason because(int year, String text) {
        AppliedRow notice = notices.get(year);
        if (notice == null) {
            throw new UncoveredYearException(year);
        }
        Reason reason = notice.because(text);
        return new Reason(
                "calendar." + year,
                BigDecimal.valueOf(year),
                LocalDate.of(year, 1, 1),
                reason.packageId(),
                reason.version(),
                reason.source(),
                reason.doubt(),
                text);
    }
}
