package org.zhiheng.testcases.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Which days are worked, by the notices of the State Council as a list outside of the platform has them. */
final class WorkDays {

    private static final int FIRST_YEAR = 2023;
    private static final int LAST_YEAR = 2026;

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    WorkDays() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(WorkDays.class.getResourceAsStream("days.csv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split(",");
                    (cells[1].equals("holiday") ? off : worked).add(LocalDate.parse(cells[0]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean known(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    boolean worked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || !weekend && !off.contains(day);
    }

    /** The day itself where it is worked, else the next that is. */
    LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!worked(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!worked(found)) {
            found = found.minusDays(1);
        }
        return found;
    }
}
