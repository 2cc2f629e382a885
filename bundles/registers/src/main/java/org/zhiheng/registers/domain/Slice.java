package org.zhiheng.registers.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is said of a thing for some days.
 *
 * @param number of the version it was written with; 0 while it is not written
 * @param from first day
 * @param to last day; {@link Slices#FOREVER} for no end
 * @param values as {@link FieldValues} makes them; secret numbers masked
 * @param secrets numbers to be written with it, by field
 * @param secretEntry number of the record's entry that has its secret numbers; null for none
 */
public record Slice(
        int number,
        LocalDate from,
        LocalDate to,
        Map<String, Object> values,
        Map<String, String> secrets,
        Long secretEntry) {

    public Slice {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        secrets = Map.copyOf(secrets);
    }

    boolean overlaps(LocalDate first, LocalDate last) {
        return !from.isAfter(last) && !to.isBefore(first);
    }

    Slice over(LocalDate first, LocalDate last) {
        return first.equals(from) && last.equals(to) ? this : new Slice(0, first, last, values, secrets, secretEntry);
    }

    /** With other values; those given as null are taken away. */
    Slice with(Map<String, Object> changed, Map<String, String> changedSecrets) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        changed.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        if (merged.equals(values) && changedSecrets.isEmpty()) {
            return this;
        }
        return new Slice(0, from, to, merged, changedSecrets, secretEntry);
    }

    boolean says(Slice other) {
        return values.equals(other.values)
                && secrets.isEmpty()
                && other.secrets.isEmpty()
                && Objects.equals(secretEntry, other.secretEntry);
    }
}
