package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
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

    private final Map<Integer, boolean[]> workedByYear = new HashMap<>();
    private final Map<Integer, AppliedRow> notices = new HashMap<>();

    /** @param layers the book's packages, the nation first; lower lists add to upper ones */
    ListCalendar(List<RulePackage> layers) {
        for (RulePackage layer : layers) {
            RuleList years = layer.lists().get(YEARS);
            if (years != null) {
                years.rows().forEach(row -> cover(years, row, layer));
            }
        }
        for (RulePackage layer : layers) {
            RuleList days = layer.lists().get(DAYS);
            if (days != null) {
                days.rows().forEach(this::set);
            }
        }
    }

    private void cover(RuleList years, RuleList.Row row, RulePackage from) {
        int year = Integer.parseInt(row.text("year"));
        boolean[] worked = new boolean[LocalDate.of(year, 1, 1).lengthOfYear()];
        for (int i = 0; i < worked.length; i++) {
            DayOfWeek day = LocalDate.ofYearDay(year, i + 1).getDayOfWeek();
            worked[i] = day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
        }
        workedByYear.put(year, worked);
        notices.put(year, new AppliedRow(years, row, from));
    }

    /** A year's notice frees or takes days at the edges of its neighbours; days of a year without a notice stay unknown. */
    private void set(RuleList.Row row) {
        LocalDate day = (LocalDate) row.cells().get("date");
        boolean[] worked = workedByYear.get(day.getYear());
        if (worked != null) {
            worked[day.getDayOfYear() - 1] = "makeup_workday".equals(row.text("type"));
        }
    }

    @Override
    public boolean covers(int year) {
        return workedByYear.containsKey(year);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        boolean[] worked = workedByYear.get(day.getYear());
        if (worked == null) {
            throw new UncoveredYearException(day.getYear());
        }
        return worked[day.getDayOfYear() - 1];
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
