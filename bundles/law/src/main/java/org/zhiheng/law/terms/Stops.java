package org.zhiheng.law.terms;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Interval;

/** Times in which a term does not run, united: what two of them share is left out once. Immutable. */
public final class Stops {

    public static final Stops NONE = new Stops(List.of());

    private final List<Interval> united;

    private Stops(List<Interval> united) {
        this.united = united;
    }

    /** @param intervals both days inclusive, in any order, overlapping or not; none open */
    public static Stops of(List<Interval> intervals) {
        if (intervals.isEmpty()) {
            return NONE;
        }
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::from));
        List<Interval> united = new ArrayList<>(sorted.size());
        Interval current = sorted.get(0);
        for (Interval next : sorted.subList(1, sorted.size())) {
            if (next.from().isAfter(current.to())) {
                united.add(current);
                current = next;
            } else if (next.to().isAfter(current.to())) {
                current = new Interval(current.from(), next.to());
            }
        }
        united.add(current);
        return new Stops(List.copyOf(united));
    }

    /**
     * One interval, checked.
     *
     * @param path where it stands in the facts
     * @throws ZhihengException {@code INVALID} when it ends before it begins
     */
    public static Interval interval(LocalDate from, LocalDate to, String path) {
        if (to.isBefore(from)) {
            throw ZhihengException.invalid(
                    "RULING-INTERVAL", "facts." + path + "的止日" + to + "早于起日" + from, "facts." + path + ".to");
        }
        return new Interval(from, to);
    }

    public boolean isEmpty() {
        return united.isEmpty();
    }

    /** The last day of the stop in which a day lies; null when the day counts. */
    public LocalDate endOfStopAt(LocalDate day) {
        for (Interval stop : united) {
            if (stop.contains(day)) {
                return stop.to();
            }
        }
        return null;
    }

    /** The end of the time after {@code start} until {@code end}, lengthened by the days in it that do not count. */
    public LocalDate stretch(LocalDate start, LocalDate end) {
        LocalDate last = end;
        for (Interval stop : united) {
            LocalDate from = later(stop.from(), start.plusDays(1));
            if (from.isAfter(last)) {
                continue;
            }
            if (!stop.to().isBefore(from)) {
                last = last.plusDays(ChronoUnit.DAYS.between(from, stop.to()) + 1);
            }
        }
        return last;
    }

    /** How many days after {@code start} until {@code end}, the end included, count. */
    public long daysCounted(LocalDate start, LocalDate end) {
        long days = Math.max(0, ChronoUnit.DAYS.between(start, end));
        for (Interval stop : united) {
            LocalDate from = later(stop.from(), start.plusDays(1));
            LocalDate to = stop.to().isBefore(end) ? stop.to() : end;
            days -= Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
        }
        return days;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
