package org.zhiheng.rules.reader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.zhiheng.rules.RuleList;

/** Checks the two lists that make the working-day calendar. */
final class CalendarCheck {

    /** Years that a notice can be about; anything else is a slip of the pen. */
    private static final int FIRST_YEAR = 1949;

    private static final int LAST_YEAR = 2199;

    private CalendarCheck() {}

    static void days(FaultLog log, RuleList list) {
        if (lacks(log, list, "date", "date") || lacks(log, list, "type", null)) {
            return;
        }
        for (RuleList.Row row : list.rows()) {
            Place place = new Place(log, "lists/calendar.csv", row.line(), 0);
            String type = row.text("type");
            LocalDate date = (LocalDate) row.cells().get("date");
            boolean makeup = "makeup_workday".equals(type);
            if (type != null && !makeup && !"holiday".equals(type)) {
                place.faultHinted(FaultCode.LIST_CALENDAR, "用holiday或者makeup_workday", "不认识的日子类型“" + type + "”");
            } else if (makeup && date != null && !weekend(date)) {
                place.fault(FaultCode.LIST_CALENDAR, date + "不是周末，不能是调休上班日");
            }
        }
    }

    static void years(FaultLog log, RuleList list) {
        if (lacks(log, list, "year", "integer")) {
            return;
        }
        for (RuleList.Row row : list.rows()) {
            Integer year = (Integer) row.cells().get("year");
            if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
                new Place(log, "lists/" + list.name() + ".csv", row.line(), 0)
                        .fault(FaultCode.LIST_CALENDAR, year + "不是年份");
            }
        }
    }

    /**
     * Whether a column that the calendar is made of is not there, has another type or may be left empty.
     *
     * @param type null for any
     */
    private static boolean lacks(FaultLog log, RuleList list, String name, String type) {
        for (RuleList.Column column : list.columns()) {
            boolean filled = column.required() || list.keys().contains(name);
            if (column.name().equals(name)
                    && filled
                    && (type == null || column.type().equals(type))) {
                return false;
            }
        }
        String told = "须有必填的列" + name + (type == null ? "" : "，类型为" + type);
        new Place(log, "lists/" + list.name() + ".yaml", 0, 0).fault(FaultCode.LIST_CALENDAR, told);
        return true;
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
