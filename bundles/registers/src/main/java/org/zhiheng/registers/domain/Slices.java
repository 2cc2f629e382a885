package org.zhiheng.registers.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of days: what is said of one thing, day by day, and how it is changed. Slices are ordered by day and have no day in common. Days are
 * inclusive on both ends.
 */
public final class Slices {

    /** The first day of what always held. */
    public static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    /** The last day of what has no end. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private Slices() {}

    /** Other values for some days. Days of which nothing was said stay so; a list that comes out the same was not changed by it. */
    public static List<Slice> amended(
            List<Slice> slices, LocalDate from, LocalDate to, Map<String, Object> values, Map<String, String> secrets) {
        List<Slice> out = new ArrayList<>();
        for (Slice each : slices) {
            if (!each.overlaps(from, to)) {
                out.add(each);
                continue;
            }
            if (each.from().isBefore(from)) {
                out.add(each.over(each.from(), from.minusDays(1)));
            }
            out.add(each.over(later(each.from(), from), earlier(each.to(), to)).with(values, secrets));
            if (each.to().isAfter(to)) {
                out.add(each.over(to.plusDays(1), each.to()));
            }
        }
        return joined(out);
    }

    /** Without the days after the last one. */
    public static List<Slice> ended(List<Slice> slices, LocalDate last) {
        List<Slice> out = new ArrayList<>();
        for (Slice each : slices) {
            if (!each.from().isAfter(last)) {
                out.add(each.over(each.from(), earlier(each.to(), last)));
            }
        }
        return out;
    }

    /**
     * One slice, replaced by what it should have been; it takes its days from its neighbours.
     *
     * @param old one of them
     */
    public static List<Slice> corrected(List<Slice> slices, Slice old, Slice right) {
        List<Slice> out = new ArrayList<>();
        for (Slice each : slices) {
            if (each.equals(old)) {
                continue;
            }
            if (!each.overlaps(right.from(), right.to())) {
                out.add(each);
                continue;
            }
            if (each.from().isBefore(right.from())) {
                out.add(each.over(each.from(), right.from().minusDays(1)));
            }
            if (each.to().isAfter(right.to())) {
                out.add(each.over(right.to().plusDays(1), each.to()));
            }
        }
        out.add(right);
        out.sort(Comparator.comparing(Slice::from));
        return joined(out);
    }

    /** Neighbours that say the same become one. */
    private static List<Slice> joined(List<Slice> slices) {
        List<Slice> out = new ArrayList<>();
        for (Slice each : slices) {
            Slice last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last != null && last.says(each) && last.to().plusDays(1).equals(each.from())) {
                out.set(out.size() - 1, last.over(last.from(), each.to()));
            } else {
                out.add(each);
            }
        }
        return out;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
