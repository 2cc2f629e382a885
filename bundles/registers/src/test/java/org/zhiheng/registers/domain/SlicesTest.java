package org.zhiheng.registers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against a calendar in which every day is written out. */
class SlicesTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final int DAYS = 40;

    private static Slice slice(int from, int to, int value) {
        return new Slice(0, FIRST.plusDays(from), FIRST.plusDays(to), Map.of("v", value), Map.of(), null);
    }

    private static SortedMap<LocalDate, Object> calendar(List<Slice> slices) {
        SortedMap<LocalDate, Object> days = new TreeMap<>();
        for (Slice each : slices) {
            for (LocalDate day = each.from(); !day.isAfter(each.to()); day = day.plusDays(1)) {
                assertThat(days.put(day, each.values().get("v")))
                        .as("said twice of " + day)
                        .isNull();
            }
        }
        return days;
    }

    /** Neighbours with a gap now and then, from what jqwik gives. */
    private static List<Slice> made(List<Integer> lengths) {
        List<Slice> slices = new ArrayList<>();
        int day = 0;
        for (int i = 0; i < lengths.size(); i++) {
            int length = lengths.get(i);
            if (length % 3 != 0 && day + length < DAYS) {
                slices.add(slice(day, day + length - 1, i));
            }
            day += length;
        }
        return slices;
    }

    @Property
    void an_amendment_changes_the_days_it_names_of_which_something_was_said(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> lengths,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(max = 20) int length) {
        List<Slice> before = made(lengths);
        SortedMap<LocalDate, Object> expected = calendar(before);
        LocalDate first = FIRST.plusDays(from);
        LocalDate last = first.plusDays(length);
        expected.replaceAll((day, value) -> day.isBefore(first) || day.isAfter(last) ? value : 99);
        List<Slice> after = Slices.amended(before, first, last, Map.of("v", 99), Map.of());
        assertThat(calendar(after)).isEqualTo(expected);
    }

    @Property
    void an_end_takes_the_days_after_it(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> lengths,
            @ForAll @IntRange(max = DAYS) int last) {
        List<Slice> before = made(lengths);
        SortedMap<LocalDate, Object> expected = new TreeMap<>(calendar(before).headMap(FIRST.plusDays(last + 1L)));
        assertThat(calendar(Slices.ended(before, FIRST.plusDays(last)))).isEqualTo(expected);
    }

    @Property
    void a_correction_puts_its_days_where_they_belong_and_takes_them_from_its_neighbours(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 9) Integer> lengths,
            @ForAll @IntRange(max = 7) int which,
            @ForAll @IntRange(max = DAYS) int from,
            @ForAll @IntRange(max = 20) int length) {
        List<Slice> before = made(lengths);
        if (before.isEmpty()) {
            return;
        }
        Slice old = before.get(which % before.size());
        Slice right = slice(from, from + length, 99);
        SortedMap<LocalDate, Object> expected = calendar(before);
        calendar(List.of(old)).keySet().forEach(expected::remove);
        expected.putAll(calendar(List.of(right)));
        assertThat(calendar(Slices.corrected(before, old, right))).isEqualTo(expected);
    }

    @Property
    void what_did_not_change_keeps_its_version(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> lengths) {
        List<Slice> before = new ArrayList<>();
        for (Slice each : made(lengths)) {
            before.add(new Slice(
                    before.size() + 1, each.from(), each.to(), each.values(), each.secrets(), each.secretEntry()));
        }
        assertThat(Slices.ended(before, FIRST.plusDays(DAYS))).isEqualTo(before);
    }
}
