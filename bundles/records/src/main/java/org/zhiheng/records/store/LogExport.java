package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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
import org.zhiheng.records.Json;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.Times;

/** Writes exports of the record as it lies in the database. What is broken there is exported as it is: to tell so is the verification's work. */
public final class LogExport {

    private static final int PAGE = 200;

    private final Transactions transactions;
    private final Clock clock;

    public LogExport(Transactions transactions, Clock clock) {
        this.transactions = transactions;
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
     * As {@link #log(Consumer)}, with more lines before the last. It is read page by page, and nothing of the database is held while lines are told.
     *
     * @param more given where to put them
     */
    public void log(Consumer<String> out, Consumer<Consumer<String>> more) {
        SealedPages sealed = transactions.required(tx -> SealedPages.now(tx.connection()));
        out.accept(ExportLines.beginLog(transactions.<String>required(tx -> logId(tx.connection())), clock.instant()));
        while (!sealed.done()) {
            transactions
                    .<List<String>>required(tx -> sealed.next(tx.connection()))
                    .forEach(out);
        }
        long count = sealed.count() + unsealed(sealed.end(), out);
        more.accept(out);
        out.accept(ExportLines.end(count));
    }

    /** Entries behind what is sealed, subject by subject, so that each follows the one before even if it was appended meanwhile. */
    private long unsealed(long sealed, Consumer<String> out) {
        List<Behind> subjects = transactions.required(tx -> Rows.list(
                tx.connection(),
                "SELECT e.subject, MIN(e.number), MAX(e.number) FROM rec_entry e WHERE NOT EXISTS (SELECT 1 FROM rec_position p"
                        + " WHERE p.subject = e.subject AND p.number = e.number AND p.position < ?)"
                        + " GROUP BY e.subject ORDER BY e.subject",
                List.of(sealed),
                row -> new Behind(row.getString(1), row.getLong(2), row.getLong(3))));
        long count = 0;
        for (Behind each : subjects) {
            long next = transactions.required(tx -> Math.min(each.first, next(tx.connection(), each.subject, sealed)));
            List<Numbered> page;
            do {
                long from = next;
                page = transactions.required(tx -> unsealed(tx.connection(), each, from, sealed));
                page.forEach(line -> out.accept(line.text));
                count += page.size();
                next = page.isEmpty() ? next : page.get(page.size() - 1).number + 1;
            } while (page.size() == PAGE);
        }
        return count;
    }

    private static long next(Connection connection, String subject, long sealed) throws SQLException {
        return Rows.first(
                                connection,
                                "SELECT COALESCE(MAX(number), -1) FROM rec_position WHERE subject = ? AND position < ?",
                                List.of(subject, sealed),
                                row -> row.getLong(1))
                        .orElse(-1L)
                + 1;
    }

    private static List<Numbered> unsealed(Connection connection, Behind subject, long from, long sealed)
            throws SQLException {
        return Rows.list(
                connection,
                "SELECT " + LogTables.ENTRY
                        + " FROM rec_entry e WHERE e.subject = ? AND e.number >= ? AND e.number <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM rec_position p WHERE p.subject = e.subject"
                        + " AND p.number = e.number AND p.position < ?) ORDER BY e.number FETCH FIRST " + PAGE
                        + " ROWS ONLY",
                List.of(subject.subject, from, subject.last, sealed),
                row -> new Numbered(
                        row.getLong("number"), ExportLines.entry(null, object(row), row.getString("hash"))));
    }

    /**
     * @param first number of the first entry seen that is not sealed
     * @param last of the last, so that nobody runs after one that is appended to all the time
     */
    private record Behind(String subject, long first, long last) {}

    /** @param number of the entry in its subject */
    private record Numbered(long number, String text) {}

    /** The history of a subject with its proofs, all against the heads there are when it begins; page by page as well. */
    public void subject(Subject subject, Consumer<String> out) {
        subject(transactions, subject, clock.instant(), out);
    }

    /** As {@link #subject(Subject, Consumer)}, said to be of a moment. */
    static void subject(Transactions transactions, Subject subject, Instant at, Consumer<String> out) {
        Map<Integer, SignedHead> heads = new TreeMap<>();
        String log = transactions.required(tx -> {
            for (KeyForm each : LogTables.keys(tx.connection())) {
                LogTables.lastHead(tx.connection(), each.era()).ifPresent(head -> heads.put(each.era(), head));
            }
            return logId(tx.connection());
        });
        out.accept(ExportLines.beginSubject(log, subject, at));
        heads.values().forEach(each -> out.accept(ExportLines.head(each)));
        Set<String> said = new HashSet<>();
        long[] count = {0};
        for (Subject about : new LinkedHashSet<>(List.of(KeyForm.SUBJECT, subject))) {
            proven(transactions, about, heads, (entry, proof) -> {
                entry.attachments().forEach(attachment -> said.add(attachment.hash()));
                PersonalDigest.each(entry.payload(), said::add);
                out.accept(ExportLines.proven(entry, proof));
                count[0]++;
            });
        }
        // What of this was destroyed, with the proofs that it was said.
        proven(transactions, Erasure.SUBJECT, heads, (entry, proof) -> {
            boolean about = Stream.concat(Erasure.attachments(entry).stream(), Erasure.digests(entry).stream())
                    .anyMatch(said::contains);
            if (about) {
                out.accept(ExportLines.erasure(entry, proof));
            }
        });
        out.accept(ExportLines.end(count[0]));
    }

    /** Tells the entries of a subject with their proofs; null where none of these heads covers it. */
    private static void proven(
            Transactions transactions,
            Subject subject,
            Map<Integer, SignedHead> heads,
            BiConsumer<Entry, InclusionProof> told) {
        record Proven(Entry entry, InclusionProof proof) {}
        List<Proven> page;
        long next = 0;
        do {
            long from = next;
            page = transactions.required(tx -> {
                List<Proven> found = new ArrayList<>();
                for (Entry each : LogTables.history(tx.connection(), subject, from, PAGE)) {
                    found.add(new Proven(each, proof(tx.connection(), each, heads.values())));
                }
                return found;
            });
            page.forEach(each -> told.accept(each.entry, each.proof));
            next = page.isEmpty() ? next : page.get(page.size() - 1).entry.number() + 1;
        } while (page.size() == PAGE);
    }

    private static InclusionProof proof(Connection connection, Entry entry, Collection<SignedHead> heads)
            throws SQLException {
        Optional<Long> position = Rows.first(
                connection,
                "SELECT position FROM rec_position WHERE subject = ? AND number = ?",
                List.of(entry.subject().toString(), entry.number()),
                row -> row.getLong(1));
        Optional<SignedHead> head = position.flatMap(at -> heads.stream()
                .filter(each -> each.head().first() <= at && at < each.head().end())
                .findFirst());
        return head.isEmpty() ? null : DatabaseRecords.inclusion(connection, position.get(), head.get());
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

    /** An entry's object as the row has it; null when there is none. */
    static Object object(ResultSet row) throws SQLException {
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
