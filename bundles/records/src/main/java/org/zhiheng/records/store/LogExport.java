package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Json;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.Times;

/** Writes exports of the record as it lies in the database. What is broken there is exported as it is: to tell so is the verification's work. */
public final class LogExport {

    private final Transactions transactions;
    private final DatabaseRecords records;
    private final Clock clock;

    public LogExport(Transactions transactions, DatabaseRecords records, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The whole log.
     *
     * @param out told line by line
     */
    public void log(Consumer<String> out) {
        transactions.run(tx -> {
            Connection connection = tx.connection();
            out.accept(ExportLines.beginLog(logId(connection), clock.instant()));
            long[] state = new long[2];
            List<Map<String, Object>> seals = Rows.list(
                    connection,
                    "SELECT seal, head FROM rec_seal ORDER BY seal",
                    List.of(),
                    row -> head(row.getString(2)));
            for (Map<String, Object> seal : seals) {
                long end = end(seal);
                entries(connection, state[0], end, out, state);
                leaves(connection, seal, out);
                out.accept(ExportLines.written("head", seal));
                state[0] = Math.max(state[0], end);
            }
            entries(connection, state[0], Long.MAX_VALUE, out, state);
            Rows.stream(
                    connection,
                    "SELECT " + LogTables.ENTRY + " FROM rec_entry e WHERE NOT EXISTS (SELECT 1 FROM rec_position p"
                            + " WHERE p.subject = e.subject AND p.number = e.number) ORDER BY e.subject, e.number",
                    List.of(),
                    row -> {
                        out.accept(ExportLines.entry(null, object(row), row.getString("hash")));
                        state[1]++;
                    });
            out.accept(ExportLines.end(state[1]));
        });
    }

    /** The history of a subject with its proofs. */
    public void subject(Subject subject, Consumer<String> out) {
        transactions.run(tx -> {
            out.accept(ExportLines.beginSubject(logId(tx.connection()), subject, clock.instant()));
            Map<Integer, SignedHead> heads = new HashMap<>();
            for (KeyForm each : LogTables.keys(tx.connection())) {
                LogTables.lastHead(tx.connection(), each.era()).ifPresent(head -> heads.put(each.era(), head));
            }
            heads.values().forEach(each -> out.accept(ExportLines.head(each)));
            long count = 0;
            for (Subject about : List.of(KeyForm.SUBJECT, subject)) {
                for (Entry each : LogTables.history(tx.connection(), about, 0, Integer.MAX_VALUE)) {
                    InclusionProof proof =
                            records.inclusion(about, each.number()).orElse(null);
                    out.accept(ExportLines.proven(each, proof));
                    count++;
                }
            }
            out.accept(ExportLines.end(count));
        });
    }

    private static String logId(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT payload FROM rec_entry WHERE subject = ? AND number = 0",
                        List.of(KeyForm.SUBJECT.toString()),
                        row -> row.getString(1))
                .map(LogExport::json)
                .filter(Map.class::isInstance)
                .map(each -> ((Map<?, ?>) each).get("log"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    private static void entries(Connection connection, long from, long to, Consumer<String> out, long[] state)
            throws SQLException {
        Rows.stream(
                connection,
                "SELECT p.position, " + LogTables.ENTRY + " FROM rec_position p LEFT JOIN rec_entry e"
                        + " ON e.subject = p.subject AND e.number = p.number"
                        + " WHERE p.position >= ? AND p.position < ? ORDER BY p.position",
                List.of(from, to),
                row -> {
                    out.accept(ExportLines.entry(row.getLong("position"), object(row), row.getString("hash")));
                    state[1]++;
                });
    }

    private static void leaves(Connection connection, Map<String, Object> seal, Consumer<String> out)
            throws SQLException {
        if (seal.get("head") instanceof Map<?, ?> head
                && head.get("era") instanceof Integer era
                && head.get("size") instanceof Long size) {
            Rows.stream(
                    connection,
                    "SELECT start_index, hashes FROM rec_leaves WHERE era = ? AND end_index = ?",
                    List.of(era, size),
                    row -> out.accept(ExportLines.leaves(era, row.getLong(1), row.getBytes(2))));
        }
    }

    private static Map<String, Object> head(String text) {
        try {
            return HeadForm.object(HeadForm.read(text));
        } catch (ZhihengException e) {
            return Map.of("broken", text);
        }
    }

    private static long end(Map<String, Object> seal) {
        return seal.get("head") instanceof Map<?, ?> head
                        && head.get("first") instanceof Long first
                        && head.get("size") instanceof Long size
                ? first + size
                : 0;
    }

    /** An entry's object as the row has it; null when there is none. */
    private static Object object(ResultSet row) throws SQLException {
        if (row.getString("hash") == null) {
            return null;
        }
        Map<String, Object> map = new HashMap<>();
        map.put("format", EntryForm.FORMAT);
        map.put("subject", row.getString("subject"));
        map.put("number", row.getLong("number"));
        map.put("occurredAt", Times.write(Objects.requireNonNull(Instants.get(row, "occurred_at"))));
        map.put("recordedAt", Times.write(Objects.requireNonNull(Instants.get(row, "recorded_at"))));
        map.put("actor", row.getString("actor"));
        map.put("kind", row.getString("kind"));
        map.put("payload", json(row.getString("payload")));
        map.put("attachments", json(row.getString("attachments")));
        map.put("ruleBook", row.getString("rule_book"));
        map.put("previous", row.getString("previous"));
        return map;
    }

    /** The value, or the text itself where it is no JSON. */
    private static Object json(String text) {
        try {
            return Json.read(text);
        } catch (ZhihengException e) {
            return text;
        }
    }
}
