package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.time.YearMonth;

/** Dates of the form {@code YYYY-MM-DD}, read without a formatter: a list has thousands of them. */
final class Dates {

    private Dates() {}

    /** The date; null when the text has another form or no such day exists. */
    static LocalDate orNull(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    /** -1 when it is not a number. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
