package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.zhiheng.api.records.RecordReader.Sealed;
import org.zhiheng.persistence.Rows;

/** Reads entries in the order of the log. */
public final class SealedEntries {

    private SealedEntries() {}

    /**
     * Gives entries in order, from a position on. A log that was put back to an earlier state has a gap, so they are counted.
     *
     * @param limit at most so many
     */
    public static void stream(Connection connection, long from, int limit, Consumer<Sealed> out) throws SQLException {
        Rows.stream(
                connection,
                "SELECT p.position, " + LogTables.ENTRY + " FROM rec_position p JOIN rec_entry e"
                        + " ON e.subject = p.subject AND e.number = p.number"
                        + " WHERE p.position >= ? ORDER BY p.position FETCH FIRST " + limit + " ROWS ONLY",
                List.of(from),
                row -> out.accept(new Sealed(row.getLong("position"), LogTables.entry(row))));
    }
}
