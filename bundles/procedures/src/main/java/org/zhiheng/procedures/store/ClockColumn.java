package org.zhiheng.procedures.store;

import org.zhiheng.persistence.SortColumn;

/** By what the list of clocks is sorted, and its key. */
enum ClockColumn implements SortColumn {
    ID("c.id", Type.TEXT),
    SORT_ON("c.sort_on", Type.DATE);

    private final String column;
    private final Type type;

    ClockColumn(String column, Type type) {
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
