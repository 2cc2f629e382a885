package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.Erasure;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Json;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.Times;

/** Writes exports of the record as it lies in the database. What is broken there is exported as it is: to tell so is the verification's work. */
public final class LogExport {

    private static final long LARGEST = (1L << 53) - 1;

    private final Transactions transactions;
    private final DatabaseRecords records;
    private final Clock clock;

    public LogExport(Transactions transactions, DatabaseRecords records, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The whole log as far as it is sealed when it begins, then all else that is committed when that is read. So it agrees with itself even where the platform
     * goes on working, whatever a database lets a transaction see.
     *
     * @param out told line by line
     */
    public void log(Consumer<String> out) {
        log(out, lines -> {});
    }

    /**
     * As {@link #log(Consumer)}, with more lines before the last.
     *
     * @param more given where to put them
     */
    public void log(Consumer<String> out, Consumer<Consumer<String>> more) {
        transactions.run(tx -> {
            Connection connection = tx.connection();
            out.accept(ExportLines.beginLog(logId(connection), clock.instant()));
            List<Map<String, Object>> seals = Rows.list(
                    connection, "SELECT head FROM rec_seal ORDER BY seal", List.of(), row -> head(row.getString(1)));
            long sealed = seals.stream().mapToLong(LogExport::end).max().orElse(0);
            // A position below 0 is no position, but it must not be passed over.
            long from = -LARGEST;
            long count = 0;
            for (Map<String, Object> seal : seals) {
                long end = end(seal);
                count += entries(connection, from, end, out);
                leaves(connection, seal, out);
                out.accept(ExportLines.written("head", seal));
                from = Math.max(from, end);
            }
            count += unsealed(connection, sealed, out);
            more.accept(out);
            out.accept(ExportLines.end(count));
        });
    }

    /** Entries behind what is sealed, subject by subject, so that each follows the one before even if it was appended meanwhile. */
    private static long unsealed(Connection connection, long sealed, Consumer<String> out) throws SQLException {
        List<Behind> subjects = Rows.list(
                connection,
                "SELECT e.subject, MIN(e.number) FROM rec_entry e WHERE NOT EXISTS (SELECT 1 FROM rec_position p"
                        + " WHERE p.subject = e.subject AND p.number = e.number AND p.position < ?)"
                        + " GROUP BY e.subject ORDER BY e.subject",
                List.of(sealed),
                row -> new Behind(row.getString(1), row.getLong(2)));
        long[] count = {0};
        for (Behind each : subjects) {
            long next = Rows.first(
                                    connection,
                                    "SELECT COALESCE(MAX(number), -1) FROM rec_position WHERE subject = ? AND position < ?",
                                    List.of(each.subject, sealed),
                                    row -> row.getLong(1))
                            .orElse(-1L)
                    + 1;
            Rows.stream(
                    connection,
                    "SELECT " + LogTables.ENTRY + " FROM rec_entry e WHERE e.subject = ? AND e.number >= ?"
                            + " AND NOT EXISTS (SELECT 1 FROM rec_position p WHERE p.subject = e.subject"
                            + " AND p.number = e.number AND p.position < ?) ORDER BY e.number",
                    List.of(each.subject, Math.min(next, each.first), sealed),
                    row -> {
                        out.accept(ExportLines.entry(null, object(row), row.getString("hash")));
                        count[0]++;
                    });
        }
        return count[0];
    }

    /** @param first number of the first entry seen that is not sealed */
    private record Behind(String subject, long first) {}

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
            Set<String> said = new HashSet<>();
            for (Subject about : List.of(KeyForm.SUBJECT, subject)) {
                for (Entry each : LogTables.history(tx.connection(), about, 0, Integer.MAX_VALUE)) {
                    each.attachments().forEach(attachment -> said.add(attachment.hash()));
                    PersonalDigest.each(each.payload(), said::add);
                    InclusionProof proof =
                            records.inclusion(about, each.number()).orElse(null);
                    out.accept(ExportLines.proven(each, proof));
                    count++;
                }
            }
            erasures(tx.connection(), said, out);
            out.accept(ExportLines.end(count));
        });
    }

    /** What of this was destroyed, with the proofs that it was said. */
    private void erasures(Connection connection, Set<String> said, Consumer<String> out) throws SQLException {
        for (Entry each : LogTables.history(connection, Erasure.SUBJECT, 0, Integer.MAX_VALUE)) {
            boolean about = Stream.concat(Erasure.attachments(each).stream(), Erasure.digests(each).stream())
                    .anyMatch(said::contains);
            if (about) {
                out.accept(ExportLines.erasure(
                        each, records.inclusion(Erasure.SUBJECT, each.number()).orElse(null)));
            }
        }
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

    private static long entries(Connection connection, long from, long to, Consumer<String> out) throws SQLException {
        long[] count = {0};
        Rows.stream(
                connection,
                "SELECT p.position, p.subject AS placed, " + LogTables.ENTRY
                        + " FROM rec_position p LEFT JOIN rec_entry e"
                        + " ON e.subject = p.subject AND e.number = p.number"
                        + " WHERE p.position >= ? AND p.position < ? ORDER BY p.position",
                List.of(from, to),
                row -> {
                    // Derby takes names for equal that differ by blanks at their end.
                    boolean there = Objects.equals(row.getString("placed"), row.getString("subject"));
                    out.accept(ExportLines.entry(
                            row.getLong("position"), there ? object(row) : null, row.getString("hash")));
                    count[0]++;
                });
        return count[0];
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
        return LogTables.head(text).map(HeadForm::object).orElse(Map.of("broken", text));
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
        map.put("occurredAt", moment(row, "occurred_at"));
        map.put("recordedAt", moment(row, "recorded_at"));
        map.put("actor", row.getString("actor"));
        map.put("kind", row.getString("kind"));
        map.put("payload", json(row.getString("payload")));
        map.put("attachments", json(row.getString("attachments")));
        map.put("ruleBook", row.getString("rule_book"));
        map.put("previous", row.getString("previous"));
        return map;
    }

    /** As it is written; one finer than what is recorded stays so and is no moment of ours. */
    private static String moment(ResultSet row, String column) throws SQLException {
        Instant moment = Objects.requireNonNull(Instants.get(row, column));
        return moment.equals(Times.cut(moment)) ? Times.write(moment) : moment.toString();
    }

    /** The value; the text itself where it is no JSON, or not as we write it. */
    private static Object json(String text) {
        try {
            Object value = Json.read(text);
            return CanonicalJson.write(value).equals(text) ? value : text;
        } catch (ZhihengException e) {
            return text;
        }
    }
}
