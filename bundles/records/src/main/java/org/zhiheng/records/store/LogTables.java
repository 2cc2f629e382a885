package org.zhiheng.records.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Json;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.MerkleHash;
import org.zhiheng.records.MerkleProofs;
import org.zhiheng.records.Suite;

/** Reads the tables of the log. */
final class LogTables {

    /** Columns of an entry, as {@link #entry} reads them. */
    static final String ENTRY =
            "e.subject, e.number, e.occurred_at, e.recorded_at, e.actor, e.kind, e.payload, e.attachments,"
                    + " e.rule_book, e.previous, e.hash";

    /** Nodes are stored at every so many levels. */
    static final int STEP = 8;

    private LogTables() {}

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Subject.parse(row.getString("subject")),
                row.getLong("number"),
                Instants.get(row, "occurred_at"),
                Instants.get(row, "recorded_at"),
                row.getString("actor"),
                row.getString("kind"),
                Json.readObject(row.getString("payload")),
                EntryForm.readAttachments((List<?>) Json.read(row.getString("attachments"))),
                row.getString("rule_book"),
                row.getString("previous"),
                row.getString("hash"));
    }

    static List<Entry> history(Connection connection, Subject subject, long from, int limit) throws SQLException {
        return Rows.list(
                connection,
                "SELECT " + ENTRY + " FROM rec_entry e WHERE e.subject = ? AND e.number >= ? ORDER BY e.number"
                        + " FETCH FIRST " + limit + " ROWS ONLY",
                List.of(subject.toString(), from),
                LogTables::entry);
    }

    /** The keys of the log in the order of their introduction. */
    static List<KeyForm> keys(Connection connection) throws SQLException {
        List<KeyForm> keys = new ArrayList<>();
        for (Entry each : history(connection, KeyForm.SUBJECT, 0, Integer.MAX_VALUE)) {
            keys.add(KeyForm.read(each, keys.isEmpty() ? null : keys.get(keys.size() - 1)));
        }
        return keys;
    }

    /** Its number; Derby finds the greatest of a key at once, but would sort all rows to find the last. */
    static OptionalLong newestSeal(Connection connection) throws SQLException {
        return Rows.list(
                        connection,
                        "SELECT MAX(seal) FROM rec_seal",
                        List.of(),
                        row -> row.getObject(1) == null ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)))
                .get(0);
    }

    static Optional<Sealed> lastSeal(Connection connection) throws SQLException {
        OptionalLong newest = newestSeal(connection);
        return newest.isEmpty()
                ? Optional.empty()
                : Rows.first(
                        connection,
                        "SELECT head, peaks FROM rec_seal WHERE seal = ?",
                        List.of(newest.getAsLong()),
                        row -> new Sealed(HeadForm.read(row.getString(1)), split(row.getBytes(2))));
    }

    /** The last head of an era. */
    static Optional<SignedHead> lastHead(Connection connection, int era) throws SQLException {
        return Rows.first(
                connection,
                "SELECT head FROM rec_seal WHERE era = ? ORDER BY seal DESC FETCH FIRST 1 ROWS ONLY",
                List.of(era),
                row -> HeadForm.read(row.getString(1)));
    }

    /** The head of a seal's row; empty where it is not as we write it. */
    static Optional<SignedHead> head(String text) {
        try {
            return Optional.of(HeadForm.read(text))
                    .filter(head -> HeadForm.write(head).equals(text));
        } catch (ZhihengException e) {
            return Optional.empty();
        }
    }

    static List<byte[]> split(byte[] joined) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at + HashAlgorithm.LENGTH <= joined.length; at += HashAlgorithm.LENGTH) {
            byte[] part = new byte[HashAlgorithm.LENGTH];
            System.arraycopy(joined, at, part, 0, part.length);
            parts.add(part);
        }
        return parts;
    }

    static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /** Proofs of an era, from its stored nodes. */
    static MerkleProofs proofs(Connection connection, int era, Suite suite) {
        MerkleHash hash = new MerkleHash(suite.hash());
        return new MerkleProofs(hash, (level, index) -> {
            int storedLevel = level / STEP * STEP;
            int below = level - storedLevel;
            try {
                List<byte[]> row = stored(connection, era, storedLevel, index << below, (index + 1) << below);
                while (row.size() > 1) {
                    List<byte[]> above = new ArrayList<>();
                    for (int i = 0; i < row.size(); i += 2) {
                        above.add(hash.node(row.get(i), row.get(i + 1)));
                    }
                    row = above;
                }
                return row.get(0);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
        });
    }

    private static List<byte[]> stored(Connection connection, int era, int level, long from, long to)
            throws SQLException {
        if (level > 0) {
            return Rows.list(
                    connection,
                    "SELECT hash FROM rec_node WHERE era = ? AND level = ? AND node_index >= ? AND node_index < ? ORDER BY node_index",
                    List.of(era, level, from, to),
                    row -> row.getBytes(1));
        }
        Map<Long, byte[]> leaves = new HashMap<>();
        Rows.stream(
                connection,
                // Each batch has a leaf at least: those wanted are among the next so many.
                "SELECT start_index, hashes FROM rec_leaves WHERE era = ? AND end_index > ? ORDER BY end_index"
                        + " FETCH FIRST " + (to - from) + " ROWS ONLY",
                List.of(era, from),
                row -> {
                    long start = row.getLong(1);
                    if (start >= to) {
                        return;
                    }
                    List<byte[]> hashes = split(row.getBytes(2));
                    for (int i = 0; i < hashes.size(); i++) {
                        leaves.put(start + i, hashes.get(i));
                    }
                });
        List<byte[]> found = new ArrayList<>();
        for (long i = from; i < to; i++) {
            found.add(leaves.get(i));
        }
        return found;
    }

    /** A head with the peaks its tree goes on from. */
    record Sealed(SignedHead head, List<byte[]> peaks) {}

    /** Carries an {@link SQLException} through code that knows none. */
    static final class UncheckedSqlException extends IllegalStateException {
        UncheckedSqlException(SQLException cause) {
            super(cause);
        }
    }
}
