package org.zhiheng.rules;

import java.time.LocalDate;

/** Which days are worked, by the State Council's yearly notices. */
public interface WorkingCalendar {

    /** Whether the notice of the year is loaded. Days of other years are unknown, never guessed. */
    boolean covers(int year);

    /**
     * Whether a day is worked: Saturdays and Sundays only where the notice moves work to them, other days unless the notice
     * frees them.
     *
     * @throws UncoveredYearException for a day of a year that is not loaded
     */
    boolean isWorkingDay(LocalDate day);

    /** The reason that stands for the calendar of a year. */
    org.zhiheng.api.rulings.Reason because(int year, String text);

    /** A day of a year whose calendar is not loaded was asked for. */
    final class UncoveredYearException extends RuntimeException {

        private final int year;

        public UncoveredYearException(int year) {
            super("no calendar of " + year, null, false, false);
            this.year = year;
        }

        public int year() {
            return year;
        }
    }
}
