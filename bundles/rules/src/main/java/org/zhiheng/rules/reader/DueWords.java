package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.rules.Duty;

/** Reads the words for when a duty is due. */
final class DueWords {

    private static final Pattern YEARLY = Pattern.compile("yearly:(\\d{2}-\\d{2})");
    private static final Pattern BEFORE_MONTH = Pattern.compile("before-month:(\\d{4})-(\\d{2})");
    private static final Pattern YEARLY_BEFORE_MONTH = Pattern.compile("yearly-before-month:(\\d{2})");
    /** Any leap year: 02-29 is a day of it, but not a day of every year. */
    private static final int LEAP_YEAR = 2000;

    private DueWords() {}

    /**
     * When the duty is due.
     *
     * @param first day from which what recurs does so; null after a fault
     * @param last day until which it does; null when open
     * @return null after a fault
     */
    static Duty.Due read(String text, LocalDate first, LocalDate last, Place place) {
        return switch (text) {
            case "continuous" -> new Duty.Due.Continuous();
            case "weekly" -> new Duty.Due.Every(Duty.Rhythm.WEEKLY, first, last);
            case "monthly" -> new Duty.Due.Every(Duty.Rhythm.MONTHLY, first, last);
            case "quarterly" -> new Duty.Due.Every(Duty.Rhythm.QUARTERLY, first, last);
            default -> dated(text, first, last, place);
        };
    }

    private static Duty.Due dated(String text, LocalDate first, LocalDate last, Place place) {
        Matcher yearly = YEARLY.matcher(text);
        if (yearly.matches()) {
            return yearly(text, yearly.group(1), first, last, place);
        }
        Matcher before = BEFORE_MONTH.matcher(text);
        if (before.matches()) {
            int month = month(before.group(2), text, place);
            return month == 0 ? null : new Duty.Due.BeforeMonth(YearMonth.of(Integer.parseInt(before.group(1)), month));
        }
        Matcher yearlyBefore = YEARLY_BEFORE_MONTH.matcher(text);
        if (yearlyBefore.matches()) {
            int month = month(yearlyBefore.group(1), text, place);
            return month == 0 ? null : new Duty.Due.YearlyBeforeMonth(month, first, last);
        }
        int slash = text.indexOf('/');
        if (slash < 0 && Scalars.looksLikeDate(text)) {
            LocalDate on = Scalars.date(text, "due", place);
            return on == null ? null : new Duty.Due.Once(on);
        }
        if (slash < 0
                || !Scalars.looksLikeDate(text.substring(0, slash))
                || !Scalars.looksLikeDate(text.substring(slash + 1))) {
            place.fault(FaultCode.DUTY_DUE, text);
            return null;
        }
        LocalDate from = Scalars.date(text.substring(0, slash), "due", place);
        LocalDate to = Scalars.date(text.substring(slash + 1), "due", place);
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            place.fault(FaultCode.DATE_ORDER, to, from);
            return null;
        }
        return new Duty.Due.Range(from, to);
    }

    /** The month written, 0 after a fault. */
    private static int month(String digits, String text, Place place) {
        int month = Integer.parseInt(digits);
        if (month < 1 || month > 12) {
            place.faultHinted(FaultCode.DUTY_DUE, "月份是01至12", text);
            return 0;
        }
        return month;
    }

    private static Duty.Due yearly(String text, String monthDay, LocalDate first, LocalDate last, Place place) {
        LocalDate day = Dates.orNull(LEAP_YEAR + "-" + monthDay);
        if (day == null || day.getMonthValue() == 2 && day.getDayOfMonth() == 29) {
            place.faultHinted(FaultCode.DUTY_DUE, "写每年都有的月和日", text);
            return null;
        }
        if (first == null) {
            return null;
        }
        MonthDay due = MonthDay.of(day.getMonth(), day.getDayOfMonth());
        int fromYear = first.getYear();
        if (due.atYear(fromYear).isBefore(first)) {
            fromYear++;
        }
        Integer untilYear = null;
        if (last != null) {
            untilYear = due.atYear(last.getYear()).isAfter(last) ? last.getYear() - 1 : last.getYear();
        }
        return new Duty.Due.Yearly(day.getMonthValue(), day.getDayOfMonth(), fromYear, untilYear);
    }
}
