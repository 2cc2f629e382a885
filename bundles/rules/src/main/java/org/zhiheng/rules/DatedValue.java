package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A value of a rule from a day on.
 *
 * @param from first day; taken from the document, not from when the package was made
 * @param until last day, inclusive; null when it holds until the next value
 * @param value {@link java.math.BigDecimal}, {@link Boolean}, {@link String}, {@link java.time.LocalDate},
 *     {@link Threshold}, {@link TermRule}, a {@code List<String>} or a {@code Map<String, Object>} of such values
 * @param verified how surely it stands in the source
 * @param doubt in Chinese; null where there is none
 * @param reading the assumed reading beside the doubt, in Chinese; null where there is none
 * @param yieldsTo layers that may loosen it, with the clause that says so; empty when none may
 */
public record DatedValue(
        LocalDate from,
        LocalDate until,
        Object value,
        Source source,
        Verified verified,
        String doubt,
        String reading,
        List<YieldClause> yieldsTo,
        Place place) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The clause that lets a layer set another value (另有规定的从其规定). */
    public record YieldClause(Layer layer, Source source) {}

    /** Where it stands in the package, for faults. */
    public record Place(String file, int line, int column) {}
}
