package org.zhiheng.procedures.store;

import org.zhiheng.persistence.SortColumn;

/** By what the list of tasks is sorted, and its key. */
enum TaskColumn implements SortColumn {
    ID("t.id", Type.TEXT),
    SORT_ON("t.sort_on", Type.DATE);

    private final String column;
    private final Type type;

    TaskColumn(String column, Type type) {
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
