package org.zhiheng.procedures.store;

import org.zhiheng.persistence.SortColumn;

/** By what the list of runs is sorted, and its key. */
enum RunColumn implements SortColumn {
    ID("b.run", Type.TEXT),
    STARTED_AT("b.started_at", Type.INSTANT);

    private final String column;
    private final Type type;

    RunColumn(String column, Type type) {
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
