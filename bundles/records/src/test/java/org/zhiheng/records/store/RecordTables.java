package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** The tables of the record with all their rows, as whoever has the database in hand sees them. */
final class RecordTables {

    /** Each with the columns of its key. */
    static final Map<String, List<String>> KEYS = keys();

    private final Transactions transactions;

    RecordTables(Transactions transactions) {
        this.transactions = transactions;
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("rec_subject", List.of("subject"));
        keys.put("rec_entry", List.of("subject", "number"));
        keys.put("rec_pending", List.of("subject", "number"));
        keys.put("rec_position", List.of("position"));
        keys.put("rec_leaves", List.of("era", "start_index"));
        keys.put("rec_node", List.of("era", "level", "node_index"));
        keys.put("rec_seal", List.of("seal"));
        keys.put("vault_person", List.of("person"));
        keys.put("vault_datum", List.of("digest"));
        keys.put("rec_bookmark", List.of("reader", "node"));
        keys.put("rec_set_aside", List.of("reader", "node", "position"));
        keys.put("rec_hold", List.of("name"));
        keys.put("audit_trail", List.of("position"));
        keys.put("rule_content", List.of("hash"));
        keys.put("rule_generation", List.of("number"));
        keys.put("rule_generation_content", List.of("generation", "place"));
        keys.put("rule_book", List.of("fingerprint"));
        keys.put("rule_disposition", List.of("number"));
        keys.put("rule_decision", List.of("number"));
        return keys;
    }

    /** Rows as they are now. */
    Copy copy() {
        Copy copy = new Copy(new LinkedHashMap<>());
        transactions.run(tx -> {
            for (String each : KEYS.keySet()) {
                copy.rows.put(each, rows(tx.connection(), each));
            }
        });
        return copy;
    }

    private static List<Map<String, Object>> rows(Connection connection, String table) throws SQLException {
        String order = String.join(", ", KEYS.get(table));
        return Rows.list(connection, "SELECT * FROM " + table + " ORDER BY " + order, List.of(), RecordTables::row);
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
            values.put(
                    column,
                    switch (row.getMetaData().getColumnType(i)) {
                        case Types.TIMESTAMP -> Instants.get(row, column);
                        case Types.BLOB, Types.BINARY, Types.VARBINARY -> row.getBytes(i);
                        case Types.CLOB -> row.getString(i);
                        default -> row.getObject(i);
                    });
        }
        return values;
    }

    /** Whether a table has the rows of the copy. */
    boolean isAs(Copy copy, String table) {
        return transactions.required(tx -> text(rows(tx.connection(), table)).equals(text(copy.rows(table))));
    }

    private static String text(List<Map<String, Object>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> row.forEach((column, value) -> text.append(column)
                .append('=')
                .append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                .append('|')));
        return text.toString();
    }

    void putBack(Copy copy) {
        copy.rows.keySet().forEach(each -> putBack(copy, each));
    }

    void putBack(Copy copy, String table) {
        transactions.run(tx -> {
            Rows.update(tx.connection(), "DELETE FROM " + table, List.of());
            if (copy.rows(table).isEmpty()) {
                return;
            }
            Rows.batch(
                    tx.connection(),
                    insertion(table, copy.rows(table).get(0)),
                    copy.rows(table),
                    each -> new ArrayList<>(each.values()));
        });
    }

    void insert(String table, Map<String, Object> row) {
        transactions.run(tx -> Rows.update(tx.connection(), insertion(table, row), new ArrayList<>(row.values())));
    }

    private static String insertion(String table, Map<String, Object> row) {
        return "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                + String.join(", ", Collections.nCopies(row.size(), "?")) + ")";
    }

    void delete(String table, Map<String, Object> row) {
        transactions.run(tx -> Rows.update(tx.connection(), "DELETE FROM " + table + where(table), key(table, row)));
    }

    /** Sets a column of the row with this key. */
    void set(String table, Map<String, Object> row, String column, Object value) {
        List<Object> parameters = new ArrayList<>(Arrays.asList(value));
        parameters.addAll(key(table, row));
        transactions.run(tx ->
                Rows.update(tx.connection(), "UPDATE " + table + " SET " + column + " = ?" + where(table), parameters));
    }

    private static String where(String table) {
        return " WHERE " + String.join(" = ? AND ", KEYS.get(table)) + " = ?";
    }

    private static List<Object> key(String table, Map<String, Object> row) {
        return KEYS.get(table).stream().map(row::get).toList();
    }

    /** Rows of all tables at one time. */
    record Copy(Map<String, List<Map<String, Object>>> rows) {

        List<Map<String, Object>> rows(String table) {
            return rows.get(table);
        }
    }
}
