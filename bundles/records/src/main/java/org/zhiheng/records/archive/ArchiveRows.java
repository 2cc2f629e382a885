package org.zhiheng.records.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HashAlgorithm;

/**
 * What the record says of the archive's rows. An entry has, for each table, a hash over the rows that came with it, and in its {@code state} one over all
 * of these so far, each upon the one before: so a row that is altered is not covered up by what is recorded later.
 */
final class ArchiveRows {

    private static final String ROWS = "rows";
    private static final String STATE = "state";
    private static final String NUMBER = "generation";
    private static final String FINGERPRINT = "fingerprint";
    /** Told with the entry that names a content first: hashes over its files, the signature too. */
    private static final String CONTENT = "rule_content";

    private static final String GENERATION = "rule_generation";
    /** How rows are read by table, with their entry first; where those of one entry are wanted, the condition follows. */
    private static final Map<String, String[]> TABLES = tables();

    private ArchiveRows() {}

    private static Map<String, String[]> tables() {
        Map<String, String[]> tables = new LinkedHashMap<>();
        tables.put(GENERATION, new String[] {
            "SELECT entry, number, made_at, cause, fingerprint FROM rule_generation", "entry", "number"
        });
        tables.put("rule_generation_content", new String[] {
            "SELECT g.entry, c.generation, c.place, c.content, c.origin FROM rule_generation_content c"
                    + " LEFT JOIN rule_generation g ON g.number = c.generation",
            "g.entry",
            "c.generation, c.place"
        });
        tables.put(
                "rule_book",
                new String[] {"SELECT entry, fingerprint, contents FROM rule_book", "entry", "fingerprint"});
        tables.put("rule_disposition", new String[] {
            "SELECT entry, number, content, state, package_id, version, origin, decided_at, reason, faults FROM rule_disposition",
            "entry",
            "number"
        });
        tables.put(
                "rule_decision", new String[] {"SELECT entry, number, proposal FROM rule_decision", "entry", "number"});
        return tables;
    }

    /**
     * Adds to the payload of an entry what it has to say of the rows that were written for it.
     *
     * @param number of the entry
     * @param before the payload of the last entry before it; null where there is none
     * @param told contents that entries before have told
     */
    static void tell(
            Connection connection,
            long number,
            Map<String, Object> before,
            Set<String> told,
            Map<String, Object> payload)
            throws SQLException {
        Map<String, Object> rows = new TreeMap<>(hashes(connection, number).getOrDefault(number, Map.of()));
        Map<String, Object> contents = new TreeMap<>();
        for (String each : named(connection, number)) {
            String hash = told.contains(each) ? null : content(connection, each);
            if (hash != null) {
                contents.put(each, hash);
            }
        }
        rows.put(CONTENT, contents);
        payload.put(ROWS, rows);
        Map<String, Object> state = new TreeMap<>();
        if (before != null && before.get(STATE) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> state.put(String.valueOf(key), value));
        }
        if (payload.containsKey(NUMBER)) {
            state.put(NUMBER, payload.get(NUMBER));
            state.put(FINGERPRINT, payload.get(FINGERPRINT));
        }
        add(state, rows);
        payload.put(STATE, state);
    }

    /** Contents that an entry before has told. */
    static Set<String> told(Map<String, Object> payload) {
        Set<String> told = new HashSet<>();
        if (payload.get(ROWS) instanceof Map<?, ?> rows && rows.get(CONTENT) instanceof Map<?, ?> contents) {
            contents.keySet().forEach(each -> told.add(String.valueOf(each)));
        }
        return told;
    }

    private static void add(Map<String, Object> state, Map<String, Object> rows) {
        rows.forEach((table, each) -> {
            if (!Map.of().equals(each)) {
                state.put(table, hash(Arrays.asList(state.get(table), each)));
            }
        });
    }

    private static String hash(Object value) {
        return HashAlgorithm.SHA_256.text(HashAlgorithm.SHA_256.hash(CanonicalJson.bytes(value)));
    }

    /**
     * What the archive is, as its last entry should say it: computed from its rows.
     *
     * @param history payloads of all entries in their order
     * @return null where there is nothing to compare: no rows, or none of a time when entries told them
     */
    static Map<String, Object> state(Connection connection, List<Map<String, Object>> history) throws SQLException {
        Map<Long, Map<String, Object>> hashes = hashes(connection, null);
        boolean compared = history.stream().anyMatch(each -> each.containsKey(ROWS));
        if (!compared && (!history.isEmpty() || hashes.isEmpty())) {
            return null;
        }
        Map<String, Object> state = new TreeMap<>();
        Set<String> told = new TreeSet<>();
        for (int i = 0; i < history.size(); i++) {
            Map<String, Object> rows = new TreeMap<>();
            Map<String, Object> found = hashes.remove((long) i);
            if (history.get(i).containsKey(ROWS)) {
                rows.putAll(found == null ? Map.of() : found);
                Map<String, Object> contents = new TreeMap<>();
                for (String each : told(history.get(i))) {
                    contents.put(each, content(connection, each));
                    told.add(each);
                }
                rows.put(CONTENT, contents);
                add(state, rows);
            }
        }
        // Rows that say they came with entries there are not.
        hashes.values().forEach(each -> add(state, each));
        Rows.stream(connection, "SELECT number, fingerprint FROM rule_generation ORDER BY number", List.of(), row -> {
            state.put(NUMBER, row.getLong(1));
            state.put(FINGERPRINT, row.getString(2));
        });
        List<String> strange = strange(connection, told);
        if (!strange.isEmpty()) {
            state.put("strange", strange);
        }
        return state;
    }

    /** Hashes over rows, by entry and table; -1 for rows that belong to none. */
    private static Map<Long, Map<String, Object>> hashes(Connection connection, Long entry) throws SQLException {
        Map<Long, Map<String, Object>> hashes = new TreeMap<>();
        for (Map.Entry<String, String[]> table : TABLES.entrySet()) {
            String[] sql = table.getValue();
            Map<Long, List<Object>> rows = new TreeMap<>();
            Rows.stream(
                    connection,
                    sql[0] + (entry == null ? "" : " WHERE " + sql[1] + " = ?") + " ORDER BY " + sql[2],
                    entry == null ? List.of() : List.of(entry),
                    row -> {
                        long of = row.getObject(1) == null ? -1 : row.getLong(1);
                        rows.computeIfAbsent(of, each -> new ArrayList<>()).add(values(row));
                    });
            rows.forEach((of, all) ->
                    hashes.computeIfAbsent(of, each -> new TreeMap<>()).put(table.getKey(), hash(all)));
        }
        return hashes;
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value =
                    switch (row.getMetaData().getColumnType(i)) {
                        case Types.TIMESTAMP -> Instants.get(
                                        row, row.getMetaData().getColumnLabel(i))
                                .toString();
                        case Types.BIGINT, Types.INTEGER -> row.getObject(i) == null ? null : (Object) row.getLong(i);
                        default -> row.getString(i);
                    };
            values.add(value);
        }
        return values;
    }

    /** Contents that rows of an entry name. */
    private static Set<String> named(Connection connection, long entry) throws SQLException {
        Set<String> named = new TreeSet<>();
        Rows.stream(
                connection,
                "SELECT c.content FROM rule_generation_content c JOIN rule_generation g ON g.number = c.generation"
                        + " WHERE g.entry = ? UNION SELECT content FROM rule_disposition WHERE entry = ?",
                List.of(entry, entry),
                row -> named.add(row.getString(1)));
        Rows.stream(
                connection,
                "SELECT contents FROM rule_book WHERE entry = ?",
                List.of(entry),
                row -> named.addAll(List.of(row.getString(1).split(" "))));
        return named;
    }

    /** Over all files of a content; null where it is lost or altered. */
    private static String content(Connection connection, String hash) throws SQLException {
        byte[] packed = Rows.first(
                        connection,
                        "SELECT files FROM rule_content WHERE hash = ?",
                        List.of(hash),
                        row -> row.getBytes(1))
                .orElse(new byte[0]);
        try {
            ContentFiles.Hash all = new ContentFiles.Hash();
            ContentFiles.unpack(packed, hash).forEach(all::add);
            return all.hex();
        } catch (IOException e) {
            return null;
        }
    }

    /** Contents that no entry has told, and that are not what their hashes say. */
    private static List<String> strange(Connection connection, Set<String> told) throws SQLException {
        List<String> strange = new ArrayList<>();
        for (String each : Rows.list(
                connection, "SELECT hash FROM rule_content ORDER BY hash", List.of(), row -> row.getString(1))) {
            if (!told.contains(each) && content(connection, each) == null) {
                strange.add(each);
            }
        }
        return strange;
    }
}
