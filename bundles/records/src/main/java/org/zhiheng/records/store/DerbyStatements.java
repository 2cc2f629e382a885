package org.zhiheng.records.store;

import java.sql.Connection;
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

    @Override
    public Locked lock(Connection connection, Collection<String> subjects, Collection<WrappedKey> candidates)
            throws SQLException {
        Map<String, WrappedKey> sorted = new TreeMap<>();
        candidates.forEach(each -> sorted.put(each.person(), each));
        Locked locked = new Locked(new HashMap<>(), new HashMap<>());
        for (WrappedKey each : sorted.values()) {
            List<Object> made = List.of(each.person(), each.wrapping(), each.wrapped());
            lock(connection, LOCK_PERSON, each.person(), NEW_PERSON, made);
            locked.keys()
                    .put(
                            each.person(),
                            Rows.first(
                                            connection,
                                            KEY,
                                            List.of(each.person()),
                                            row -> new WrappedKey(row.getString(1), row.getString(2), row.getBytes(3)))
                                    .orElseThrow());
        }
        for (String each : new TreeSet<>(subjects)) {
            lock(connection, LOCK_SUBJECT, each, NEW_SUBJECT, List.of(each));
            locked.last()
                    .put(
                            each,
                            Rows.first(
                                            connection,
                                            LAST,
                                            List.of(each),
                                            row -> new Last(row.getLong(1), row.getString(2)))
                                    .orElseThrow());
        }
        return locked;
    }

    private static void lock(Connection connection, String lock, String key, String insert, List<Object> values)
            throws SQLException {
        while (Rows.update(connection, lock, List.of(key)) == 0) {
            try {
                Rows.update(connection, insert, values);
                return;
            } catch (SQLException e) {
                if (!DUPLICATE.equals(e.getSQLState())) {
                    throw e;
                }
                // Another transaction made it meanwhile, and has ended.
            }
        }
    }

    @Override
    public void write(Connection connection, List<List<Object>> entries, List<VaultRecord> data, Map<String, Last> last)
            throws SQLException {
        for (VaultRecord each : data) {
            Rows.update(
                    connection,
                    DATUM,
                    List.of(each.digest(), each.person(), each.kind(), each.sealed(), each.lookup()));
        }
        for (List<Object> each : entries) {
            Rows.update(connection, ENTRY, each);
            Rows.update(connection, PENDING, each.subList(0, 2));
        }
        for (Map.Entry<String, Last> each : last.entrySet()) {
            Rows.update(
                    connection,
                    ADVANCE,
                    List.of(each.getValue().number(), each.getValue().hash(), each.getKey()));
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
