package org.zhiheng.records.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** The record's tables as they once were, to be put back as restoring a backup or the copy of a machine does. */
final class RecordCopy {

    private static final List<String> TABLES =
            List.of("rec_subject", "rec_entry", "rec_pending", "rec_position", "rec_leaves", "rec_node", "rec_seal");

    private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();

    static RecordCopy of(Transactions transactions) {
        RecordCopy copy = new RecordCopy();
        transactions.run(tx -> {
            for (String each : TABLES) {
                copy.rows.put(each, Rows.list(tx.connection(), "SELECT * FROM " + each, List.of(), RecordCopy::values));
            }
        });
        return copy;
    }

    void putBack(Transactions transactions) {
        transactions.run(tx -> {
            List<String> backwards = new ArrayList<>(TABLES);
            Collections.reverse(backwards);
            for (String each : backwards) {
                Rows.update(tx.connection(), "DELETE FROM " + each, List.of());
            }
            for (String table : TABLES) {
                for (List<Object> each : rows.get(table)) {
                    String places = String.join(", ", Collections.nCopies(each.size(), "?"));
                    Rows.update(tx.connection(), "INSERT INTO " + table + " VALUES (" + places + ")", each);
                }
            }
        });
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(
                    switch (row.getMetaData().getColumnType(i)) {
                        case Types.TIMESTAMP -> Instants.get(
                                row, row.getMetaData().getColumnName(i));
                        case Types.BLOB, Types.BINARY, Types.VARBINARY -> row.getBytes(i);
                        case Types.CLOB -> row.getString(i);
                        default -> row.getObject(i);
                    });
        }
        return values;
    }
}
