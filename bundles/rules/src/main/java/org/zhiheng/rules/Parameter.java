package org.zhiheng.rules;

import java.util.List;

/**
 * A parameter: one legal value with its history, the oldest first and without overlap.
 *
 * @param id dotted, kebab-case, e.g. {@code training.annual-hours}
 * @param title in Chinese
 * @param type what its values are
 * @param unit {@code yuan}, {@code hour}, {@code person}, {@code percent}, …; null where the type says it
 * @param favours which of two values gives the party more; null where that is not a question
 * @param textOnly whether no program, table or question asks for it, so that it stands there to be read by people alone
 */
public record Parameter(
        String id,
        String title,
        Type type,
        String unit,
        OverrideRule override,
        Favours favours,
        boolean textOnly,
        List<DatedValue> values) {

    /** What the values of a parameter are. */
    public enum Type {
        NUMBER,
        MONEY,
        THRESHOLD,
        TERM,
        BOOLEAN,
        TEXT,
        DATE,
        /** A list of codes or texts. */
        CODES,
        /** Named values of the other types. */
        RECORD
    }

    /** Which value gives the party more, where two norms yield to each other. */
    public enum Favours {
        HIGHER,
        LOWER
    }
}
