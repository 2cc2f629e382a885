package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.vault.VaultRecord;
import org.zhiheng.records.vault.WrappedKey;

/** Statement by statement: Derby runs in this process, where trips cost nothing. */
final class DerbyStatements implements Statements {

    // Updates that change nothing lock.
    private static final String LOCK_SUBJECT = "UPDATE rec_subject SET last_number = last_number WHERE subject = ?";
    private static final String NEW_SUBJECT = "INSERT INTO rec_subject (subject, last_number) VALUES (?, -1)";
    private static final String LAST = "SELECT last_number, last_hash FROM rec_subject WHERE subject = ?";
    private static final String LOCK_PERSON = "UPDATE vault_person SET wrapping = wrapping WHERE person = ?";
    private static final String NEW_PERSON = "INSERT INTO vault_person (person, wrapping, wrapped) VALUES (?, ?, ?)";
    private static final String KEY = "SELECT person, wrapping, wrapped FROM vault_person WHERE person = ?";
    private static final String ENTRY = "INSERT INTO rec_entry " + ENTRY_COLUMNS + " VALUES " + ENTRY_VALUES;
    private static final String PENDING = "INSERT INTO rec_pending (subject, number) VALUES (?, ?)";
    private static final String ADVANCE = "UPDATE rec_subject SET last_number = ?, last_hash = ? WHERE subject = ?";
    private static final String DATUM =
            "INSERT INTO vault_datum (digest, person, kind, sealed, lookup) VALUES (?, ?, ?, ?, ?)";

    // Also what is not committed yet: reading only committed rows waits at each that is being written, one after
    // another.
    private static final String WAITING = "SELECT subject, number FROM rec_pending ORDER BY CASE WHEN subject = '"
            + KeyForm.SUBJECT + "' THEN 0 ELSE 1 END, subject, number FETCH FIRST ? ROWS ONLY WITH UR";
    // This waits until it is committed; if it is rolled back there is no row.
    private static final String COMMITTED = "SELECT hash FROM rec_entry WHERE subject = ? AND number = ?";
    private static final String SEALED = "SELECT position FROM rec_position WHERE subject = ? AND number = ?";
    private static final String POSITION = "INSERT INTO rec_position (position, subject, number) VALUES (?, ?, ?)";
    private static final String PLACED = "DELETE FROM rec_pending WHERE subject = ? AND number = ?";

    private static final String DUPLICATE = "23505";
    /** Before the first entry of a subject. */
    private static final Last NONE = new Last(-1, null);

    @Override
    public Locked lock(Tx tx, Collection<String> subjects, Collection<WrappedKey> candidates) throws SQLException {
        Connection connection = tx.connection();
        Map<String, WrappedKey> sorted = new TreeMap<>();
        candidates.forEach(each -> sorted.put(each.person(), each));
        Locked locked = new Locked(new HashMap<>(), new HashMap<>());
        try (Locking persons = new Locking(connection, LOCK_PERSON, NEW_PERSON, KEY)) {
            for (WrappedKey each : sorted.values()) {
                WrappedKey known = persons.lock(
                        each.person(),
                        List.of(each.person(), each.wrapping(), each.wrapped()),
                        row -> new WrappedKey(row.getString(1), row.getString(2), row.getBytes(3)));
                locked.keys().put(each.person(), known == null ? each : known);
            }
        }
        try (Locking all = new Locking(connection, LOCK_SUBJECT, NEW_SUBJECT, LAST)) {
            for (String each : new TreeSet<>(subjects)) {
                Last known = all.lock(each, List.of(each), row -> new Last(row.getLong(1), row.getString(2)));
                locked.last().put(each, known == null ? NONE : known);
            }
        }
        return locked;
    }

    /** Locks rows of one table, one after another, and makes those that are not there; the statements are made once, however many rows there are. */
    private static final class Locking implements AutoCloseable {
        private final PreparedStatement lock;
        private final PreparedStatement insert;
        private final PreparedStatement select;

        /**
         * @param lock changes nothing of a row with a key
         * @param insert makes a row
         * @param select reads the row with a key
         */
        Locking(Connection connection, String lock, String insert, String select) throws SQLException {
            this.lock = connection.prepareStatement(lock);
            this.insert = connection.prepareStatement(insert);
            this.select = connection.prepareStatement(select);
        }

        /** @return what the row says; null when it has just been made */
        <T> T lock(String key, List<Object> values, Rows.Reader<T> reader) throws SQLException {
            Rows.bind(lock, List.of(key));
            while (lock.executeUpdate() == 0) {
                try {
                    Rows.bind(insert, values);
                    insert.executeUpdate();
                    return null;
                } catch (SQLException e) {
                    if (!DUPLICATE.equals(e.getSQLState())) {
                        throw e;
                    }
                    // Another transaction made it meanwhile, and has ended.
                }
            }
            Rows.bind(select, List.of(key));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a row that is locked is gone: " + key);
                }
                return reader.read(row);
            }
        }

        @Override
        public void close() throws SQLException {
            try (lock;
                    insert;
                    select) {
                // Closed whatever becomes of the others.
            }
        }
    }

    @Override
    public void write(Tx tx, List<List<Object>> entries, List<VaultRecord> data, Map<String, Last> last)
            throws SQLException {
        for (VaultRecord each : data) {
            tx.write(DATUM, each.digest(), each.person(), each.kind(), each.sealed(), each.lookup());
        }
        for (List<Object> each : entries) {
            tx.write(ENTRY, each.toArray());
        }
        for (List<Object> each : entries) {
            tx.write(PENDING, each.get(0), each.get(1));
        }
        for (Map.Entry<String, Last> each : last.entrySet()) {
            tx.write(ADVANCE, each.getValue().number(), each.getValue().hash(), each.getKey());
        }
    }

    @Override
    public List<Waiting> waiting(Connection connection, int limit) throws SQLException {
        List<Waiting> seen = Rows.list(
                connection, WAITING, List.of(limit), row -> new Waiting(row.getString(1), row.getLong(2), null, false));
        List<Waiting> found = new ArrayList<>();
        String subject = null;
        for (Waiting each : seen) {
            Optional<String> hash =
                    Rows.first(connection, COMMITTED, List.of(each.subject(), each.number()), row -> row.getString(1));
            if (hash.isPresent()) {
                // Only of the first of a subject is it asked: those behind follow what is here.
                boolean first = !each.subject().equals(subject);
                subject = each.subject();
                boolean afterSealed = first
                        && Rows.first(connection, SEALED, List.of(subject, each.number() - 1), row -> row.getLong(1))
                                .isPresent();
                found.add(new Waiting(subject, each.number(), hash.get(), afterSealed));
            }
        }
        return found;
    }

    @Override
    public void place(Connection connection, long start, List<Waiting> entries) throws SQLException {
        List<List<Object>> positions = new ArrayList<>();
        for (Waiting each : entries) {
            positions.add(List.of(start + positions.size(), each.subject(), each.number()));
        }
        Rows.batch(connection, POSITION, positions, each -> each);
        Rows.batch(connection, PLACED, entries, each -> List.of(each.subject(), each.number()));
    }
}
