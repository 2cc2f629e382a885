package org.zhiheng.access.store;

import org.zhiheng.persistence.SortColumn;

/** By what the list of accounts is sorted, and its key. */
enum AccountColumn implements SortColumn {
    ID("a.id", Type.TEXT),
    NAME("a.name", Type.TEXT),
    OPENED_AT("a.opened_at", Type.INSTANT);

    private final String column;
    private final Type type;

    AccountColumn(String column, Type type) {
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
