package org.zhiheng.powers.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Arithmetic of ranges of numbers: how they lie beside each other, and whether one lies in another. */
public final class Ranges {

    /** Every number from nothing up. */
    public static final Range ALL = new Range(BigDecimal.ZERO, true, null, true);

    private Ranges() {}

    /**
     * A range of numbers.
     *
     * @param from null for no lower end
     * @param to null for no upper end
     */
    public record Range(BigDecimal from, boolean fromIncluded, BigDecimal to, boolean toIncluded) {

        /** Whether no number is in it. */
        public boolean empty() {
            int order = from == null || to == null ? -1 : from.compareTo(to);
            return order > 0 || order == 0 && !(fromIncluded && toIncluded);
        }

        /** Whether every number of it is in the other. */
        public boolean inside(Range other) {
            return startsIn(other) && endsIn(other);
        }

        private boolean startsIn(Range other) {
            if (other.from == null) {
                return true;
            }
            int order = from == null ? -1 : from.compareTo(other.from);
            return order > 0 || order == 0 && (other.fromIncluded || !fromIncluded);
        }

        private boolean endsIn(Range other) {
            if (other.to == null) {
                return true;
            }
            int order = to == null ? 1 : to.compareTo(other.to);
            return order < 0 || order == 0 && (other.toIncluded || !toIncluded);
        }
    }

    /** How a range and the next one lie. */
    public enum Meeting {
        /** Nothing between them, nothing in both. */
        MEET,
        /** Numbers between them are in neither. */
        GAP,
        /** The number where they touch is in neither. */
        UNASSIGNED,
        /** Numbers are in both. */
        OVERLAP
    }

    /** @param first begins no later than the next */
    public static Meeting meeting(Range first, Range next) {
        if (first.to() == null || next.from() == null) {
            return Meeting.OVERLAP;
        }
        int order = first.to().compareTo(next.from());
        if (order != 0) {
            return order < 0 ? Meeting.GAP : Meeting.OVERLAP;
        }
        if (first.toIncluded() && next.fromIncluded()) {
            return Meeting.OVERLAP;
        }
        return first.toIncluded() || next.fromIncluded() ? Meeting.MEET : Meeting.UNASSIGNED;
    }

    /** By where they begin. */
    public static Comparator<Range> order() {
        return Comparator.comparing(Range::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(each -> !each.fromIncluded())
                .thenComparing(Range::to, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** Whether the ranges, in order, hold every number of a whole, once. */
    public static boolean tile(List<Range> ranges, Range whole) {
        List<Range> ordered = new ArrayList<>(ranges);
        ordered.sort(order());
        for (int i = 1; i < ordered.size(); i++) {
            if (meeting(ordered.get(i - 1), ordered.get(i)) != Meeting.MEET) {
                return false;
            }
        }
        return !ordered.isEmpty()
                && whole.inside(new Range(
                        ordered.get(0).from(),
                        ordered.get(0).fromIncluded(),
                        ordered.get(ordered.size() - 1).to(),
                        ordered.get(ordered.size() - 1).toIncluded()));
    }
}
