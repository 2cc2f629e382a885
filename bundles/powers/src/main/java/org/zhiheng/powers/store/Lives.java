package org.zhiheng.powers.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** What is said over time of many things, found at once. */
public final class Lives {

    private static final int AT_ONCE = 300;

    private final Map<String, List<Row>> rows;

    private Lives(Map<String, List<Row>> rows) {
        this.rows = rows;
    }

    /**
     * By the values of a field, or the key.
     *
     * @param knownAt null for what is known now
     */
    public static Lives of(
            RegisterStore store, String register, String field, Collection<String> values, Instant knownAt) {
        Map<String, List<Row>> found = new LinkedHashMap<>();
        List<String> all = values.stream().filter(Objects::nonNull).distinct().toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            for (Row each : store.life(register, field, some, knownAt)) {
                String name = field.equals("key") ? each.key() : each.text(field);
                found.computeIfAbsent(name, key -> new ArrayList<>()).add(each);
            }
        }
        return new Lives(found);
    }

    /** By key, as known now. */
    public static Lives byKey(RegisterStore store, String register, Collection<String> keys) {
        return of(store, register, "key", keys, null);
    }

    /** By a field, as known now. */
    public static Lives by(RegisterStore store, String register, String field, Collection<String> values) {
        return of(store, register, field, values, null);
    }

    /** All rows of a value, by key and first day. */
    public List<Row> all(String value) {
        return rows.getOrDefault(value, List.of());
    }

    /** Those of a value that hold on a day. */
    public List<Row> on(String value, LocalDate day) {
        return all(value).stream().filter(each -> holds(each, day)).toList();
    }

    /** The one that holds on a day, or else the last there is; null without any. */
    public Row onOrLast(String value, LocalDate day) {
        List<Row> found = all(value);
        return found.stream()
                .filter(each -> holds(each, day))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.get(found.size() - 1));
    }

    /** The only one, of a register that is without days; null without. */
    public Row one(String value) {
        List<Row> found = all(value);
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    /** All rows, of one value after the other. */
    public List<Row> rows() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** The keys of all rows. */
    public Set<String> keys() {
        return texts("key");
    }

    /** The values of a field of all rows, or their keys. */
    public Set<String> texts(String field) {
        return rows.values().stream()
                .flatMap(List::stream)
                .map(each -> field.equals("key") ? each.key() : each.text(field))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a row holds on a day. */
    public static boolean holds(Row row, LocalDate day) {
        return (row.from() == null || !row.from().isAfter(day))
                && (row.to() == null || !row.to().isBefore(day));
    }

    /** Whether two rows have a day in common. */
    public static boolean meet(Row one, Row other) {
        return (one.to() == null || other.from() == null || !other.from().isAfter(one.to()))
                && (other.to() == null || one.from() == null || !one.from().isAfter(other.to()));
    }
}
