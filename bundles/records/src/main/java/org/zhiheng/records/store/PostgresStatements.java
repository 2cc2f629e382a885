package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.vault.VaultRecord;
import org.zhiheng.records.vault.WrappedKey;

/** Sends what belongs to a step as one text of several statements, which is one round trip. Only what is very large takes more. */
final class PostgresStatements implements Statements {

    /** Rows in one statement; the protocol counts parameters with 16 bits. */
    private static final int CHUNK = 500;

    private static final String CANDIDATES = "INSERT INTO vault_person (person, wrapping, wrapped) VALUES ";
    private static final String KEYS =
            " ON CONFLICT (person) DO NOTHING; SELECT person, wrapping, wrapped FROM vault_person"
                    + " WHERE person IN (";
    // A share of the key: more may be stored under it meanwhile, but it cannot be destroyed.
    private static final String KEYS_LOCKED = ") ORDER BY person COLLATE \"C\" FOR KEY SHARE";
    private static final String SUBJECTS = "INSERT INTO rec_subject (subject, last_number) VALUES ";
    private static final String LAST =
            " ON CONFLICT (subject) DO NOTHING; SELECT subject, last_number, last_hash FROM rec_subject WHERE subject IN (";
    private static final String LAST_LOCKED = ") ORDER BY subject COLLATE \"C\" FOR UPDATE";
    private static final String DATA = "INSERT INTO vault_datum (digest, person, kind, sealed, lookup) VALUES ";
    private static final String ENTRIES = "INSERT INTO rec_entry " + ENTRY_COLUMNS + " VALUES ";
    private static final String PENDING = "INSERT INTO rec_pending (subject, number) VALUES ";
    private static final String ADVANCE = "UPDATE rec_subject SET last_number = ?, last_hash = ? WHERE subject = ?";

    // Limited before it is joined, so that it is never joined by reading whole tables.
    private static final String WAITING =
            "SELECT p.subject, p.number, e.hash, q.position FROM (SELECT subject, number FROM rec_pending"
                    + " ORDER BY CASE WHEN subject = '" + KeyForm.SUBJECT
                    + "' THEN 0 ELSE 1 END, subject, number LIMIT ?) p"
                    + " JOIN rec_entry e ON e.subject = p.subject AND e.number = p.number"
                    + " LEFT JOIN rec_position q ON q.subject = p.subject AND q.number = p.number - 1"
                    + " ORDER BY CASE WHEN p.subject = '" + KeyForm.SUBJECT
                    + "' THEN 0 ELSE 1 END, p.subject, p.number";

    private static final String POSITIONS = "INSERT INTO rec_position (position, subject, number) VALUES ";
    private static final String PLACED = "; DELETE FROM rec_pending p USING (VALUES ";
    private static final String PLACED_KEY =
            ") AS d (subject, number) WHERE p.subject = d.subject AND p.number = d.number";

    @Override
    public Locked lock(Tx tx, Collection<String> subjects, Collection<WrappedKey> candidates) throws SQLException {
        Locked locked = new Locked(new HashMap<>(), new HashMap<>());
        Map<String, WrappedKey> sorted = new TreeMap<>();
        candidates.forEach(each -> sorted.put(each.person(), each));
        List<List<WrappedKey>> ofKeys = chunks(List.copyOf(sorted.values()));
        List<List<String>> ofSubjects = chunks(List.copyOf(new TreeSet<>(subjects)));
        // Nearly always there is one chunk of each at most, and they go together.
        for (int i = 0; i < Math.max(0, ofKeys.size() - 1); i++) {
            lockChunk(tx, ofKeys.get(i), List.of(), locked);
        }
        List<WrappedKey> lastKeys = ofKeys.isEmpty() ? List.of() : ofKeys.get(ofKeys.size() - 1);
        lockChunk(tx, lastKeys, ofSubjects.isEmpty() ? List.of() : ofSubjects.get(0), locked);
        for (int i = 1; i < ofSubjects.size(); i++) {
            lockChunk(tx, List.of(), ofSubjects.get(i), locked);
        }
        // Whose key was destroyed between the two statements gets the new one.
        while (locked.keys().size() < sorted.size()) {
            List<WrappedKey> missing = sorted.values().stream()
                    .filter(each -> !locked.keys().containsKey(each.person()))
                    .limit(CHUNK)
                    .toList();
            lockChunk(tx, missing, List.of(), locked);
        }
        return locked;
    }

    private static void lockChunk(Tx tx, List<WrappedKey> candidates, List<String> subjects, Locked locked)
            throws SQLException {
        List<String> statements = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (!candidates.isEmpty()) {
            int count = candidates.size();
            statements.add(CANDIDATES + repeated("(?, ?, ?)", count) + KEYS + repeated("?", count) + KEYS_LOCKED);
            candidates.forEach(each -> Collections.addAll(parameters, each.person(), each.wrapping(), each.wrapped()));
            candidates.forEach(each -> parameters.add(each.person()));
        }
        if (!subjects.isEmpty()) {
            int count = subjects.size();
            statements.add(SUBJECTS + repeated("(?, -1)", count) + LAST + repeated("?", count) + LAST_LOCKED);
            parameters.addAll(subjects);
            parameters.addAll(subjects);
        }
        if (statements.isEmpty()) {
            return;
        }
        tx.several(String.join("; ", statements), parameters, row -> read(row, locked));
    }

    private static void read(ResultSet row, Locked locked) throws SQLException {
        if (row.getMetaData().getColumnName(1).equals("person")) {
            locked.keys().put(row.getString(1), new WrappedKey(row.getString(1), row.getString(2), row.getBytes(3)));
        } else {
            locked.last().put(row.getString(1), new Last(row.getLong(2), row.getString(3)));
        }
    }

    @Override
    public void write(Tx tx, List<List<Object>> entries, List<VaultRecord> data, Map<String, Last> last)
            throws SQLException {
        for (List<VaultRecord> each : chunks(data)) {
            write(
                    tx,
                    DATA,
                    "(?, ?, ?, ?, ?)",
                    each,
                    datum -> Arrays.asList(
                            datum.digest(), datum.person(), datum.kind(), datum.sealed(), datum.lookup()));
        }
        for (List<List<Object>> each : chunks(entries)) {
            write(tx, ENTRIES, ENTRY_VALUES, each, entry -> entry);
            write(tx, PENDING, "(?, ?)", each, entry -> entry.subList(0, 2));
        }
        for (Map.Entry<String, Last> each : last.entrySet()) {
            tx.write(ADVANCE, each.getValue().number(), each.getValue().hash(), each.getKey());
        }
    }

    private static <T> void write(Tx tx, String insert, String values, List<T> rows, Rows.Parameters<T> parameters)
            throws SQLException {
        List<Object> all = new ArrayList<>();
        rows.forEach(each -> all.addAll(parameters.of(each)));
        tx.write(insert + repeated(values, rows.size()), all.toArray());
    }

    @Override
    public List<Waiting> waiting(Connection connection, int limit) throws SQLException {
        return Rows.list(
                connection,
                WAITING,
                List.of(limit),
                row -> new Waiting(row.getString(1), row.getLong(2), row.getString(3), row.getObject(4) != null));
    }

    @Override
    public void place(Connection connection, long start, List<Waiting> entries) throws SQLException {
        long position = start;
        for (List<Waiting> chunk : chunks(entries)) {
            List<Object> parameters = new ArrayList<>();
            for (Waiting each : chunk) {
                Collections.addAll(parameters, position++, each.subject(), each.number());
            }
            chunk.forEach(each -> Collections.addAll(parameters, each.subject(), each.number()));
            String sql = POSITIONS
                    + repeated("(?, ?, ?)", chunk.size())
                    + PLACED
                    + repeated("(?, ?::bigint)", chunk.size())
                    + PLACED_KEY;
            Rows.several(connection, sql, parameters, row -> {});
        }
    }

    private static <T> List<List<T>> chunks(List<T> list) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }

    private static String repeated(String part, int count) {
        return count == 1 ? part : String.join(", ", Collections.nCopies(count, part));
    }
}
