package org.zhiheng.rules.reader;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.zhiheng.rules.RuleList;

/** Checks the two lists that make the working-day calendar. */
final class CalendarCheck {

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
                place.faultHinted(
                        FaultCode.LIST_CALENDAR, "用holiday或者makeup_workday", "不认识的日子类型“" + type + "”");
            } else if (makeup && date != null && !weekend(date)) {
                place.fault(FaultCode.LIST_CALENDAR, date + "不是周末，不能是调休上班日");
            }
        }
    }

    static void years(FaultLog log, RuleList list) {
        lacks(log, list, "year", "integer");
    }

    /** @param type null for any */
    private static boolean lacks(FaultLog log, RuleList list, String name, String type) {
        for (RuleList.Column column : list.columns()) {
            if (column.name().equals(name) && (type == null || column.type().equals(type))) {
                return false;
            }
        }
        String told = type == null ? "须有列" + name : "须有类型为" + type + "的列" + name;
        new Place(log, "lists/" + list.name() + ".yaml", 0, 0).fault(FaultCode.LIST_CALENDAR, told);
        return true;
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
