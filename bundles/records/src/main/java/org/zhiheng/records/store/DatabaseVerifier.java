package org.zhiheng.records.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Finding;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.witness.Witness;

/**
 * Verifies the record where it lies, while the platform goes on working: the log as its export is verified, and behind it every table and folder that an
 * export does not show. What could be another transaction at work is looked at a second time.
 */
public final class DatabaseVerifier {

    private static final int TOLD_EVERY = 10_000;

    private final Transactions transactions;
    private final LogExport export;
    private final DatabaseVault vault;
    private final AggregateExport aggregates;

    public DatabaseVerifier(
            Transactions transactions, LogExport export, DatabaseVault vault, AggregateExport aggregates) {
        this.transactions = transactions;
        this.export = export;
        this.vault = vault;
        this.aggregates = aggregates;
    }

    /** How many entries there are now. */
    public long total() {
        return transactions.readOnly(tx -> count(tx.connection()));
    }

    private static long count(Connection connection) throws SQLException {
        return Rows.first(connection, "SELECT COUNT(*) FROM rec_entry", List.of(), row -> row.getLong(1))
                .orElse(0L);
    }

    /**
     * Verifies.
     *
     * @param trust heads kept outside, keys known, and the folder of attachments
     * @param progress told now and then how many entries were looked at; what it throws ends the verification
     */
    public Report verify(Trust trust, LongConsumer progress) {
        return verify(trust, List.of(), progress);
    }

    /**
     * As {@link #verify(Trust, LongConsumer)}, also against what witnesses keep, and these line by line.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-WITNESS} when one cannot be reached
     */
    public Report verify(Trust given, List<Witness> witnesses, LongConsumer progress) {
        Found found = new Found();
        WitnessCheck outside = new WitnessCheck(transactions, found);
        witnesses.forEach(outside::look);
        Trust trust = outside.with(given);
        VaultCheck personal = new VaultCheck(transactions, vault, found);
        ReaderCheck readers = new ReaderCheck(transactions, found);
        DerivedCheck derived = new DerivedCheck(transactions, found);
        derived.read();
        personal.read();
        readers.read();
        Report report;
        long[] entries = {0};
        try (ExportVerifier verifier = new ExportVerifier(trust, (position, entry) -> {
            personal.entry(position, entry);
            readers.entry(position, entry);
            if (++entries[0] % TOLD_EVERY == 0) {
                progress.accept(entries[0]);
            }
        })) {
            export.log(verifier::line, aggregates::write);
            report = verifier.end();
        }
        progress.accept(entries[0]);
        personal.end(report.sound());
        readers.end(report.sound());
        transactions.run(tx -> subjects(tx.connection(), found));
        transactions.run(tx -> pending(tx.connection(), found));
        transactions.run(tx -> positions(tx.connection(), found));
        transactions.run(tx -> LogHold.reason(tx.connection())
                .ifPresent(each -> found.addAt("HELD", null, LogHold.told(each) + ",封存停着")));
        derived.check();
        trust.attachments().ifPresent(each -> attachments(each, found));
        List<Finding> placed = transactions.readOnly(tx -> found.placed(tx.connection()));
        return report.with(placed);
    }

    /** The row of a subject says which entry is its last. */
    private static void subjects(Connection connection, Found found) throws SQLException {
        List<String> suspects = Rows.list(
                connection,
                "SELECT s.subject FROM rec_subject s LEFT JOIN rec_entry e ON e.subject = s.subject AND e.number = s.last_number"
                        + " WHERE e.hash IS NULL OR s.last_hash IS NULL OR e.hash <> s.last_hash"
                        + " OR LENGTH(e.subject) <> LENGTH(s.subject) OR LENGTH(e.hash) <> LENGTH(s.last_hash)"
                        + " OR EXISTS (SELECT 1 FROM rec_entry n WHERE n.subject = s.subject AND n.number > s.last_number)",
                List.of(),
                row -> row.getString(1));
        for (String each : suspects) {
            // The lock keeps appends to it out while it is looked at again.
            boolean there = Rows.update(
                            connection,
                            "UPDATE rec_subject SET last_number = last_number WHERE subject = ?",
                            List.of(each))
                    == 1;
            Statements.Last last = Rows.first(
                            connection,
                            "SELECT number, hash FROM rec_entry WHERE subject = ? ORDER BY number DESC",
                            List.of(each),
                            row -> new Statements.Last(row.getLong(1), row.getString(2)))
                    .orElse(new Statements.Last(-1, null));
            Statements.Last said = Rows.first(
                            connection,
                            "SELECT last_number, last_hash FROM rec_subject WHERE subject = ?",
                            List.of(each),
                            row -> new Statements.Last(row.getLong(1), row.getString(2)))
                    .orElse(null);
            if (there && (blank(each) || said == null || said.number() < 0 || !said.equals(last))) {
                // An entry that should be there is named before the one that is.
                long number = said != null && said.number() > last.number() ? last.number() + 1 : last.number();
                found.add("SUBJECT", each, number, "登记的最后一条与这一对象的最后一条不符,下一条会接错");
            }
        }
        Rows.stream(
                connection,
                "SELECT e.subject, MAX(e.number) FROM rec_entry e WHERE NOT EXISTS (SELECT 1 FROM rec_subject s"
                        + " WHERE s.subject = e.subject) GROUP BY e.subject",
                List.of(),
                row -> found.add("SUBJECT", row.getString(1), row.getLong(2), "这一对象的最后一条没有登记"));
    }

    /** Derby takes texts for equal that differ by blanks at their end; subjects have none. */
    private static boolean blank(String subject) {
        return !subject.equals(subject.stripTrailing());
    }

    /** What waits is what has no position, and nothing else. */
    private static void pending(Connection connection, Found found) throws SQLException {
        for (Place each : places(
                connection,
                "SELECT p.subject, p.number FROM rec_pending p LEFT JOIN rec_entry e ON e.subject = p.subject AND e.number = p.number"
                        + " LEFT JOIN rec_position q ON q.subject = p.subject AND q.number = p.number"
                        + " WHERE e.hash IS NULL OR q.position IS NOT NULL OR LENGTH(e.subject) <> LENGTH(p.subject)")) {
            // The lock keeps the sealer out while it is looked at again.
            boolean there = Rows.update(
                            connection,
                            "UPDATE rec_pending SET number = number WHERE subject = ? AND number = ?",
                            each.parameters())
                    == 1;
            boolean waits = exists(connection, "rec_entry", each) && !exists(connection, "rec_position", each);
            if (there && (blank(each.subject) || !waits)) {
                found.add("PENDING", each.subject, each.number, "等待封存的名单里有已经封存的或者不存在的记录");
            }
        }
        for (Place each : places(
                connection,
                "SELECT e.subject, e.number FROM rec_entry e WHERE NOT EXISTS (SELECT 1 FROM rec_position q"
                        + " WHERE q.subject = e.subject AND q.number = e.number)"
                        + " AND NOT EXISTS (SELECT 1 FROM rec_pending p WHERE p.subject = e.subject AND p.number = e.number)")) {
            if (!exists(connection, "rec_pending", each) && !exists(connection, "rec_position", each)) {
                found.add("PENDING", each.subject, each.number, "没有封存的记录不在等待封存的名单里,永远不会被封存");
            }
        }
    }

    /** Behind the last seal there are no positions. */
    private static void positions(Connection connection, Found found) throws SQLException {
        // Two questions that an index answers each; in one, every position would be looked at.
        for (Place each :
                places(connection, "SELECT subject, number FROM rec_position WHERE position < 0 ORDER BY position")) {
            found.add("ENTRY-ORDER", each.subject, each.number, "有位置却没有封存");
        }
        record Behind(long position, Place place) {}
        List<Behind> behind = Rows.list(
                connection,
                "SELECT position, subject, number FROM rec_position WHERE position >= ? ORDER BY position",
                List.of(sealed(connection)),
                row -> new Behind(row.getLong(1), new Place(row.getString(2), row.getLong(3))));
        // What a seal covers now was given its position together with it, meanwhile.
        long end = behind.isEmpty() ? 0 : sealed(connection);
        behind.stream()
                .filter(each -> each.position >= end)
                .forEach(each -> found.add("ENTRY-ORDER", each.place.subject, each.place.number, "有位置却没有封存"));
    }

    private static long sealed(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT COALESCE(MAX(end_position), 0) FROM rec_seal",
                        List.of(),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private static boolean exists(Connection connection, String table, Place place) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT number FROM " + table + " WHERE subject = ? AND number = ?",
                        place.parameters(),
                        row -> row.getLong(1))
                .isPresent();
    }

    private static List<Place> places(Connection connection, String sql) throws SQLException {
        return Rows.list(connection, sql, List.of(), row -> new Place(row.getString(1), row.getLong(2)));
    }

    /** Files that are not what their names say; those that entries name are verified with them. */
    private static void attachments(Path folder, Found found) {
        new AttachmentFolder(folder)
                .strange()
                .forEach(each -> found.addAt("ATTACHMENT", null, "附件文件夹里有内容与名称不符的文件:" + each));
    }

    /** An entry by subject and number. */
    private record Place(String subject, long number) {
        List<Object> parameters() {
            return List.of(subject, number);
        }
    }

    /** Collects what is found behind the log, and tells at the end where in the log it is. */
    static final class Found {

        private final List<Finding> findings = new ArrayList<>();

        void add(String code, String subject, long number, String message) {
            findings.add(new Finding(code, null, subject, number, message));
        }

        void addAt(String code, Long position, String message) {
            findings.add(new Finding(code, position, null, null, message));
        }

        void add(Finding finding) {
            findings.add(finding);
        }

        List<Finding> placed(Connection connection) throws SQLException {
            List<Finding> placed = new ArrayList<>();
            for (Finding each : findings) {
                Long position = each.position() != null || each.subject() == null
                        ? each.position()
                        : Rows.first(
                                        connection,
                                        "SELECT position FROM rec_position WHERE subject = ? AND number = ?",
                                        List.of(each.subject(), each.number()),
                                        row -> row.getLong(1))
                                .orElse(null);
                placed.add(new Finding(each.code(), position, each.subject(), each.number(), each.message()));
            }
            return placed;
        }
    }
}
