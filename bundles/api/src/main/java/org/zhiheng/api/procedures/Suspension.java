package org.zhiheng.api.procedures;

import java.time.LocalDate;
import java.util.Objects;
import org.zhiheng.api.questions.SuspensionKind;

/**
 * A time in which a term does not run, both days inclusive. Those that overlap are counted once.
 *
 * @param to the last day; null while it goes on
 * @param reviewOn when somebody has to look whether it still holds; null only where the last day is known
 * @param why in the words of who ordered it
 * @param document the document it rests on, e.g. its number
 */
public record Suspension(
        SuspensionKind kind, LocalDate from, LocalDate to, LocalDate reviewOn, String why, String document) {
    public Suspension {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(document, "document");
    }
}
