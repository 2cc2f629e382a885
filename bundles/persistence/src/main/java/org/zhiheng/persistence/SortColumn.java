package org.zhiheng.persistence;

/**
 * A column that a list may be sorted by; implemented by an enumeration of each list, or made of the constants that describe it, so that nothing from outside reaches the SQL. Such a
 * column has no nulls.
 */
public interface SortColumn {

    /** Tells it from the list's other columns; in a cursor. */
    String name();

    /** As it stands in the SQL, e.g. {@code a.opened_on}; the result has it under the name after the dot. */
    String column();

    Type type();

    /** How the column's values are compared and carried in a cursor. */
    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        INSTANT
    }
}
