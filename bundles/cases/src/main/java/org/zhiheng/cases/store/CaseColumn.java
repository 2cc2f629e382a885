package org.zhiheng.cases.store;

import org.zhiheng.persistence.SortColumn;

/** By what lists of cases are sorted, and their key. */
enum CaseColumn implements SortColumn {
    ID("f.id", Type.TEXT),
    OPENED_AT("f.opened_at", Type.INSTANT),
    NUMBER("f.case_number", Type.TEXT),
    /** The same as {@link #ID} and {@link #OPENED_AT}, where those are listed whom an officer handles. */
    HANDLED("h.case_id", Type.TEXT),
    HANDLED_OPENED_AT("h.opened_at", Type.INSTANT);

    private final String column;
    private final Type type;

    CaseColumn(String column, Type type) {
        this.column = column;
        this.type = type;
    }

    @Override
    public String column() {
        return column;
    }

    @Override
    public Type type() {
        return type;
    }
}
