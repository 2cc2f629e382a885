package org.zhiheng.api.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A version of a piece of a file.
 *
 * @param kind id of its {@link PieceDefinition}
 * @param key tells it from the others of its kind in the file
 * @param number of the version, from 1
 * @param by account that wrote it
 * @param at when it was written
 * @param until when another version took its place or it was withdrawn; null while it stands
 * @param reason why it was put right, in the words of who did; null for a first version
 * @param document on what that rests; null for none
 * @param proof id of the competence proof of the act it tells of; null where it tells of none, or the head has concluded
 * @param values by field, as {@link org.zhiheng.api.registers.Row#values()}; moments are texts. Secret numbers are masked
 */
public record Piece(
        String kind,
        String key,
        int number,
        String by,
        Instant at,
        Instant until,
        String reason,
        String document,
        String proof,
        Map<String, Object> values) {

    public Piece {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** This one with another number of its version. */
    public Piece numbered(int other) {
        return new Piece(kind, key, other, by, at, until, reason, document, proof, values);
    }

    /** This one with other values. */
    public Piece saying(Map<String, Object> others) {
        return new Piece(kind, key, number, by, at, until, reason, document, proof, others);
    }

    /** The text of a field; null without. */
    public String text(String field) {
        return (String) values.get(field);
    }

    /** The day of a field; null without. */
    public LocalDate date(String field) {
        return (LocalDate) values.get(field);
    }

    /** The number of a field of kind {@code DECIMAL}; null without. */
    public BigDecimal decimal(String field) {
        return (BigDecimal) values.get(field);
    }

    public boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** The texts of a field of several; empty without. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String field) {
        return values.get(field) == null ? List.of() : (List<String>) values.get(field);
    }
}
