package org.zhiheng.testcases.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** Rows that never change themselves, by their keys, put back where their transaction fails. */
final class Table<R> {

    private final MemoryTransactions transactions;
    private final Map<String, R> rows = new TreeMap<>();

    Table(MemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<R> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    Stream<R> all() {
        return rows.values().stream();
    }

    /** Those after a key, in the order of their keys. */
    List<R> after(String key, int most) {
        return ((TreeMap<String, R>) rows)
                .tailMap(key, false).values().stream().limit(most).toList();
    }

    void put(String key, R row) {
        R before = rows.put(key, row);
        transactions.undo(() -> back(key, before));
    }

    /** @throws ZhihengException as the database says it */
    void insert(String key, R row) {
        if (rows.containsKey(key)) {
            throw duplicate();
        }
        put(key, row);
    }

    void remove(String key) {
        R before = rows.remove(key);
        transactions.undo(() -> back(key, before));
    }

    /** Everything, outside of any transaction. */
    void clear() {
        rows.clear();
    }

    private void back(String key, R before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }

    static ZhihengException duplicate() {
        return new ZhihengException(ErrorKind.CONFLICT, "DB-DUPLICATE", "已有相同的记录", null, null);
    }
}
