package org.zhiheng.api.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a register says about one thing for some days, as known for some time.
 *
 * @param key of the thing, the same in all its rows
 * @param number of this version among those of the thing, from 1
 * @param from first day it holds; null where days say nothing
 * @param to last day it holds; null for no end
 * @param knownFrom since when this was known
 * @param knownTo until when; null while it is what is known
 * @param by account that wrote it
 * @param reason why it was written, in the words of who did; null when nothing was said
 * @param document on what it rests, e.g. a 文号; null for none
 * @param values by field: text, {@code Long}, {@link java.math.BigDecimal}, {@link LocalDate}, {@code Boolean}, or a list of texts; fields without a
 *     value are left out. Secret numbers are masked
 */
public record Row(
        String key,
        int number,
        LocalDate from,
        LocalDate to,
        Instant knownFrom,
        Instant knownTo,
        String by,
        String reason,
        String document,
        Map<String, Object> values) {

    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The text of a field; null without. */
    public String text(String field) {
        return (String) values.get(field);
    }

    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    public boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** The texts of a field of several; empty without. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String field) {
        return (List<String>) Optional.ofNullable(values.get(field)).orElse(List.of());
    }
}
