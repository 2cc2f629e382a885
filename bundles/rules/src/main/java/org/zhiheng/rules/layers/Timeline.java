package org.zhiheng.rules.layers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;

/** Which value holds on which day: spans without overlap, in order. Immutable. */
final class Timeline {

    private final Span[] spans;

    /**
     * @param from first day
     * @param end first day after it; {@link LocalDate#MAX} when open
     * @param binding values of further layers above whose bounds still bind what is laid over this one
     */
    record Span(LocalDate from, LocalDate end, Applied applied, List<Applied> binding) {}

    private Timeline(Span[] spans) {
        this.spans = spans;
    }

    /** The value on a day; null when none holds. */
    Applied on(LocalDate day) {
        Span span = spanOn(day);
        return span == null ? null : span.applied();
    }

    /** The span in which a day falls; null when no value holds on it. */
    Span spanOn(LocalDate day) {
        // Newest first: most questions are about today, and histories are short.
        for (int i = spans.length - 1; i >= 0; i--) {
            Span span = spans[i];
            if (!day.isBefore(span.from())) {
                return day.isBefore(span.end()) ? span : null;
            }
        }
        return null;
    }

    /** The first day after a dated value, given the next one of the same parameter (null: none). */
    static LocalDate endOf(DatedValue value, DatedValue next) {
        LocalDate end = next == null ? LocalDate.MAX : next.from();
        LocalDate written =
                value.until() == null ? LocalDate.MAX : value.until().plusDays(1);
        return written.isBefore(end) ? written : end;
    }

    /** All days on which something changes in any of the timelines, in order. */
    static List<LocalDate> changes(Timeline... timelines) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Timeline timeline : timelines) {
            for (Span span : timeline.spans) {
                days.add(span.from());
                days.add(span.end());
            }
        }
        days.remove(LocalDate.MAX);
        return new ArrayList<>(days);
    }

    /** Puts spans together; neighbours with the same value become one. */
    static final class Maker {

        private final List<Span> spans = new ArrayList<>();

        void add(LocalDate from, LocalDate end, Applied applied, List<Applied> binding) {
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            boolean goesOn = last != null
                    && last.end().equals(from)
                    && last.applied().equals(applied)
                    && last.binding().equals(binding);
            if (goesOn) {
                spans.set(spans.size() - 1, new Span(last.from(), end, applied, binding));
            } else {
                spans.add(new Span(from, end, applied, binding));
            }
        }

        Timeline make() {
            return new Timeline(spans.toArray(new Span[0]));
        }
    }
}
