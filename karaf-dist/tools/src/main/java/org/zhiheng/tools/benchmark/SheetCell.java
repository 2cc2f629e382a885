package org.zhiheng.tools.benchmark;

/**
 * A cell as it was filled in.
 *
 * @param text trimmed; a number without exponent, a date as {@code YYYY-MM-DD}, a truth value as 是 or 否
 */
record SheetCell(Kind kind, String text) {

    static final SheetCell EMPTY = new SheetCell(Kind.TEXT, "");

    /** What the spreadsheet says the cell is. */
    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        FORMULA,
        ERROR
    }

    boolean isEmpty() {
        return text.isEmpty() && kind != Kind.FORMULA && kind != Kind.ERROR;
    }
}
