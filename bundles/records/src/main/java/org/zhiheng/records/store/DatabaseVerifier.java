package org.zhiheng.records.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Finding;
import org.zhiheng.records.Frontier;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.MerkleHash;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
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
        List<SignedHead> before = transactions.readOnly(tx -> seals(tx.connection(), new Found()));
        Map<String, byte[]> nodes = transactions.readOnly(tx -> nodes(tx.connection()));
        List<Leaves> leaves = transactions.readOnly(tx -> leaves(tx.connection()));
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
        transactions.run(tx -> {
            Connection connection = tx.connection();
            subjects(connection, found);
            pending(connection, found);
            positions(connection, found);
            LogHold.reason(connection).ifPresent(each -> found.addAt("HELD", null, LogHold.told(each) + ",封存停着"));
            tree(connection, before, nodes, leaves, found);
        });
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
        List<Place> behind = places(
                connection,
                "SELECT q.subject, q.number FROM rec_position q WHERE q.position < 0 OR q.position >="
                        + " (SELECT COALESCE(MAX(end_position), 0) FROM rec_seal) ORDER BY q.position");
        for (Place each : behind) {
            boolean still = Rows.first(
                            connection,
                            "SELECT position FROM rec_position WHERE subject = ? AND number = ? AND (position < 0 OR position >="
                                    + " (SELECT COALESCE(MAX(end_position), 0) FROM rec_seal))",
                            each.parameters(),
                            row -> row.getLong(1))
                    .isPresent();
            if (still) {
                found.add("ENTRY-ORDER", each.subject, each.number, "有位置却没有封存");
            }
        }
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

    /** Seals in order; a row that says otherwise than its head is a fault. */
    private static List<SignedHead> seals(Connection connection, Found found) throws SQLException {
        List<SignedHead> heads = new ArrayList<>();
        Rows.stream(connection, "SELECT seal, era, end_position, head FROM rec_seal ORDER BY seal", List.of(), row -> {
            Optional<SignedHead> read = LogTables.head(row.getString(4));
            if (read.isEmpty()) {
                found.addAt("HEAD-FORM", null, "第" + row.getLong(1) + "次封存的树头不合格式");
                return;
            }
            TreeHead head = read.get().head();
            if (head.seal() != row.getLong(1) || head.era() != row.getInt(2) || head.end() != row.getLong(3)) {
                found.addAt("HEAD-ORDER", head.end() - 1, "第" + row.getLong(1) + "次封存登记的号码、树或者终点与树头不符");
            }
            if (head.seal() == row.getLong(1)) {
                heads.add(read.get());
            }
        });
        return heads;
    }

    private static Map<String, byte[]> nodes(Connection connection) throws SQLException {
        Map<String, byte[]> nodes = new LinkedHashMap<>();
        Rows.stream(
                connection,
                "SELECT era, level, node_index, hash FROM rec_node",
                List.of(),
                row -> nodes.put(node(row.getInt(1), row.getInt(2), row.getLong(3)), row.getBytes(4)));
        return nodes;
    }

    private static String node(int era, int level, long index) {
        return era + "/" + level + "/" + index;
    }

    private static List<Leaves> leaves(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                "SELECT era, start_index, end_index, LENGTH(hashes) FROM rec_leaves",
                List.of(),
                row -> new Leaves(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    /**
     * What was derived when sealing and is gone on from: batches of leaves, stored nodes, peaks.
     *
     * @param before seals there were before nodes and leaves were read: all of theirs must be among them
     */
    private static void tree(
            Connection connection, List<SignedHead> before, Map<String, byte[]> nodes, List<Leaves> leaves, Found found)
            throws SQLException {
        List<SignedHead> seals = seals(connection, found);
        Map<Long, byte[]> peaks = new HashMap<>();
        Rows.stream(
                connection,
                "SELECT seal, peaks FROM rec_seal",
                List.of(),
                row -> peaks.put(row.getLong(1), row.getBytes(2)));
        long known = before.size();
        List<Leaves> wanted = new ArrayList<>();
        Map<String, byte[]> right = new HashMap<>();
        Frontier frontier = null;
        TreeHead last = null;
        for (int i = 0; i < seals.size(); i++) {
            TreeHead head = seals.get(i).head();
            if (last == null || head.era() != last.era()) {
                frontier = new Frontier(new MerkleHash(Suite.of(head.suite()).hash()));
            }
            Leaves batch = new Leaves(
                    head.era(), frontier.size(), head.size(), (head.size() - frontier.size()) * HashAlgorithm.LENGTH);
            last = head;
            if (batch.end < batch.start) {
                found.addAt("HEAD-ORDER", head.end(), "第" + head.seal() + "次封存的范围不对");
                return;
            }
            wanted.add(batch);
            boolean mustBe = i < known;
            if (!leaves.contains(batch) && mustBe) {
                found.addAt("LEAF", head.first() + batch.start, "第" + head.seal() + "次封存存下的叶子哈希不在,或者范围不对");
                return;
            }
            add(connection, batch, frontier, right);
            if (frontier.size() != head.size()) {
                found.addAt("LEAF", head.first() + frontier.size(), "第" + head.seal() + "次封存存下的叶子哈希不全");
                return;
            }
            if (!Arrays.equals(LogTables.join(frontier.peaks()), peaks.get(head.seal()))) {
                found.addAt("PEAKS", head.end() - 1, "第" + head.seal() + "次封存存下的子树根与叶子不符,以后的封存会接错");
            }
            if (mustBe) {
                right.forEach((at, hash) -> {
                    if (!Arrays.equals(hash, nodes.remove(at))) {
                        found.addAt("NODE", head.end() - 1, "存下的中间节点(" + at + ")与叶子不符,给出的证明会不成立");
                    }
                });
            } else {
                right.keySet().forEach(nodes::remove);
            }
            right.clear();
        }
        nodes.keySet().forEach(each -> found.addAt("NODE", null, "多出一个中间节点(" + each + ")"));
        leaves.stream()
                .filter(each -> !wanted.contains(each))
                .forEach(each ->
                        found.addAt("LEAF", null, "多出一段叶子哈希(第" + each.era + "棵树,从" + each.start + "起),不属于任何一次封存"));
    }

    private static void add(Connection connection, Leaves batch, Frontier frontier, Map<String, byte[]> nodes)
            throws SQLException {
        byte[] joined = Rows.first(
                        connection,
                        "SELECT hashes FROM rec_leaves WHERE era = ? AND start_index = ? AND end_index = ?",
                        List.of(batch.era, batch.start, batch.end),
                        row -> row.getBytes(1))
                .orElse(new byte[0]);
        for (byte[] each : LogTables.split(joined)) {
            frontier.add(each, (level, index, hash) -> {
                if (level > 0 && level % LogTables.STEP == 0) {
                    nodes.put(node(batch.era, level, index), hash);
                }
            });
        }
    }

    /** Files that are not what their names say; those that entries name are verified with them. */
    private static void attachments(Path folder, Found found) {
        new AttachmentFolder(folder)
                .strange()
                .forEach(each -> found.addAt("ATTACHMENT", null, "附件文件夹里有内容与名称不符的文件:" + each));
    }

    /** @param bytes of all its hashes */
    private record Leaves(int era, long start, long end, long bytes) {}

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
