package org.zhiheng.records.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.records.RecordReader.Sealed;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.store.BookmarkForm;
import org.zhiheng.records.store.SealedEntries;

/** The bookmark of one reader, and what it set aside. */
public final class Bookmarks {

    private static final int LONGEST_REASON = 1000;

    private final String reader;
    private final String node;

    /** @param node empty for a reader that all nodes share */
    public Bookmarks(String reader, String node) {
        this.reader = reader;
        this.node = node;
    }

    /** The position of the next entry to be read. */
    public long next(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT position FROM rec_bookmark WHERE reader = ? AND node = ?",
                        List.of(reader, node),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** Moves it to the position of the next entry; what was set aside before is told already. */
    public void move(Connection connection, long next) throws SQLException {
        String proof = BookmarkForm.proof(connection, reader, node, next);
        int moved = Rows.update(
                connection,
                "UPDATE rec_bookmark SET position = ?, proof = ? WHERE reader = ? AND node = ?",
                List.of(next, proof, reader, node));
        if (moved == 0) {
            Rows.update(
                    connection,
                    "INSERT INTO rec_bookmark (position, proof, reader, node) VALUES (?, ?, ?, ?)",
                    List.of(next, proof, reader, node));
        }
    }

    List<Sealed> entries(Connection connection, long from, int limit) throws SQLException {
        List<Sealed> found = new ArrayList<>();
        SealedEntries.stream(connection, from, limit, found::add);
        return found;
    }

    void setAside(Connection connection, long position, Instant at, String reason) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO rec_set_aside (reader, node, position, noted_at, reason) VALUES (?, ?, ?, ?, ?)",
                List.of(
                        reader,
                        node,
                        position,
                        at,
                        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON)));
    }

    long setAside(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT COUNT(*) FROM rec_set_aside WHERE reader = ? AND node = ?",
                        List.of(reader, node),
                        row -> row.getLong(1))
                .orElse(0L);
    }
}
