package org.zhiheng.records.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.SucceedingRuleArchive;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Json;

/**
 * The archive in the database, shared by all nodes. Each change is one transaction with its entry in the record under {@link #SUBJECT}; the
 * lock of that subject, taken first, keeps the changes of all nodes one after another.
 */
@Component(
        service = {RuleArchive.class, AggregateSource.class},
        property = RuleArchive.STORAGE + "=" + RuleArchive.DATABASE)
public final class DatabaseRuleArchive implements SucceedingRuleArchive, AggregateSource {

    /** The chain of all changes of rules. */
    static final Subject SUBJECT = new Subject("rules", "000000");

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRuleArchive.class);
    private static final String DAMAGED = "RULES-ARCHIVE";
    private static final String LOST = "RULES-ARCHIVE-LOST";
    private static final String TORN = "RULES-ARCHIVE-TORN";
    private static final String GENERATION = "SELECT number, made_at, cause FROM rule_generation";
    private static final String CONTENTS = "SELECT generation, content, origin FROM rule_generation_content";
    private static final String INSERT_CONTENT = "INSERT INTO rule_content (hash, files) VALUES (?, ?)";

    private final Transactions transactions;
    private final Recorder recorder;
    private final Clock clock;
    private final Known known = new Known();

    @Activate
    public DatabaseRuleArchive(
            @Reference Transactions transactions, @Reference Recorder recorder, @Reference Clock clock) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Looked for the first time this is asked, and then not again: what becomes damaged later is the record's verification to find. */
    @Override
    public synchronized List<FaultInfo> damages() {
        if (known.damages == null) {
            List<FaultInfo> found = transactions.required(tx -> Damages.of(tx.connection()));
            found.forEach(each -> LOG.error("The archive of rules is damaged: {} {}", each.code(), each.file()));
            known.damages = found;
        }
        return known.damages;
    }

    @Override
    public void storeContent(String contentHash, Map<String, byte[]> files) {
        checkHash(contentHash);
        byte[] packed = packed(contentHash, files);
        try {
            transactions.run(tx -> {
                Connection connection = tx.connection();
                Optional<byte[]> there = packed(connection, contentHash);
                if (there.isEmpty()) {
                    Rows.update(connection, INSERT_CONTENT, List.of(contentHash, packed));
                } else if (!sound(contentHash, there.get())) {
                    LOG.warn("The archived content {} was altered and is put back", contentHash);
                    Rows.update(
                            connection,
                            "UPDATE rule_content SET files = ? WHERE hash = ?",
                            List.of(packed, contentHash));
                }
            });
        } catch (ZhihengException e) {
            // Another node stored the same meanwhile.
            if (!e.code().equals("DB-DUPLICATE")) {
                throw e;
            }
        }
    }

    private static byte[] packed(String contentHash, Map<String, byte[]> files) {
        if (!ContentFiles.hash(files).equals(contentHash)) {
            throw ZhihengException.invalid("RULES-HASH", "内容与它的散列不符:" + contentHash, "contentHash");
        }
        try {
            return ContentFiles.pack(files);
        } catch (IOException e) {
            throw broken("规则包内容存不进档案:" + e.getMessage(), e);
        }
    }

    private static Optional<byte[]> packed(Connection connection, String hash) throws SQLException {
        return Rows.first(
                connection, "SELECT files FROM rule_content WHERE hash = ?", List.of(hash), row -> row.getBytes(1));
    }

    private static boolean sound(String contentHash, byte[] packed) {
        try {
            ContentFiles.unpack(packed, contentHash);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<Map<String, byte[]>> content(String contentHash) {
        checkHash(contentHash);
        Optional<byte[]> packed = transactions.readOnly(tx -> packed(tx.connection(), contentHash));
        try {
            return packed.isEmpty() ? Optional.empty() : Optional.of(ContentFiles.unpack(packed.get(), contentHash));
        } catch (IOException e) {
            throw broken("档案中的规则包内容" + contentHash + "残缺或者被改动过", e);
        }
    }

    private static void checkHash(String contentHash) {
        if (!contentHash.matches("[0-9a-f]{64}")) {
            throw ZhihengException.invalid("RULES-HASH", "内容的散列应当是64位十六进制数", "contentHash");
        }
    }

    @Override
    public Optional<List<String>> book(String fingerprint) {
        return transactions.readOnly(tx -> Rows.first(
                tx.connection(),
                "SELECT contents FROM rule_book WHERE fingerprint = ?",
                List.of(fingerprint),
                row -> List.of(row.getString(1).split(" "))));
    }

    @Override
    public long newest() {
        return transactions.readOnly(tx -> newest(tx.connection()));
    }

    private static long newest(Connection connection) throws SQLException {
        return greatest(connection, "SELECT MAX(number) FROM rule_generation");
    }

    /** 0 where there is no row. */
    private static long greatest(Connection connection, String sql) throws SQLException {
        return Rows.first(connection, sql, List.of(), row -> row.getLong(1)).orElse(0L);
    }

    @Override
    public Optional<StoredGeneration> generation(long number) {
        return transactions.readOnly(
                tx -> read(tx.connection(), " WHERE number = ?", " WHERE generation = ?", List.of(number)).stream()
                        .findFirst());
    }

    @Override
    public List<StoredGeneration> generations() {
        return transactions.readOnly(tx -> read(tx.connection(), "", "", List.of()));
    }

    private static List<StoredGeneration> read(
            Connection connection, String which, String whichContents, List<?> parameters) throws SQLException {
        Map<Long, StoredGeneration> found = new LinkedHashMap<>();
        Rows.stream(connection, GENERATION + which + " ORDER BY number", parameters, row -> {
            StoredGeneration each = new StoredGeneration(
                    row.getLong("number"),
                    Instants.get(row, "made_at"),
                    row.getString("cause"),
                    new ArrayList<>(),
                    new LinkedHashMap<>());
            found.put(each.number(), each);
        });
        Rows.stream(connection, CONTENTS + whichContents + " ORDER BY generation, place", parameters, row -> {
            StoredGeneration of = found.get(row.getLong("generation"));
            String content = row.getString("content");
            of.contentHashes().add(content);
            if (row.getString("origin") != null) {
                of.origins().put(content, row.getString("origin"));
            }
        });
        return found.values().stream().map(DatabaseRuleArchive::fixed).toList();
    }

    private static StoredGeneration fixed(StoredGeneration each) {
        return new StoredGeneration(
                each.number(),
                each.madeAt(),
                each.cause(),
                List.copyOf(each.contentHashes()),
                Map.copyOf(each.origins()));
    }

    @Override
    public synchronized Map<String, Disposition> dispositions() {
        transactions.readOnly(tx -> {
            Rows.stream(
                    tx.connection(),
                    "SELECT * FROM rule_disposition WHERE number > ? ORDER BY number",
                    List.of(known.read),
                    row -> {
                        Disposition each = disposition(row);
                        known.dispositions.put(each.contentHash(), each);
                        known.read = row.getLong("number");
                    });
            return null;
        });
        return Map.copyOf(known.dispositions);
    }

    private static Disposition disposition(ResultSet row) throws SQLException {
        return new Disposition(
                row.getString("content"),
                row.getString("state"),
                row.getString("package_id"),
                row.getString("version"),
                row.getString("origin"),
                Instants.get(row, "decided_at"),
                row.getString("reason"),
                ArchiveForms.faults(row.getString("faults")));
    }

    @Override
    public long newestDecision() {
        return transactions.readOnly(tx -> greatest(tx.connection(), "SELECT MAX(number) FROM rule_decision"));
    }

    @Override
    public void appendGeneration(
            StoredGeneration generation, List<Disposition> decided, Map<String, List<String>> books, Mandate mandate) {
        change(new Happening(generation, decided, books), mandate);
    }

    @Override
    public void remember(List<Disposition> decided, Mandate mandate) {
        if (!decided.isEmpty() || !mandate.decisions().isEmpty()) {
            change(new Happening(null, decided, Map.of()), mandate);
        }
    }

    private void change(Happening happening, Mandate mandate) {
        refuseWhileDamaged();
        record(ArchiveForms.payload(happening, mandate), mandate, (connection, entry) -> {
            for (var each : mandate.decisions()) {
                boolean done = Rows.first(
                                connection,
                                "SELECT number FROM rule_decision WHERE number = ?",
                                List.of(each.number()),
                                row -> true)
                        .isPresent();
                if (done) {
                    throw moved();
                }
                Rows.update(
                        connection,
                        "INSERT INTO rule_decision (number, proposal, entry) VALUES (?, ?, ?)",
                        List.of(each.number(), each.proposal().id(), entry));
            }
            write(connection, happening, entry);
        });
    }

    private void refuseWhileDamaged() {
        if (!damages().isEmpty()) {
            throw broken("规则档案有损坏,不能写入:" + damages().get(0).message(), null);
        }
    }

    /** Writes rows of the entry with this number. */
    @FunctionalInterface
    private interface Writing {
        void write(Connection connection, long entry) throws SQLException;
    }

    /** Waits for changes of other nodes, writes rows, and records them with what they are. */
    private void record(Map<String, Object> payload, Mandate mandate, Writing writing) {
        try {
            transactions.run(tx -> {
                Connection connection = tx.connection();
                lock(connection);
                List<Map<String, Object>> history = history(connection);
                long number = Rows.first(
                                        connection,
                                        "SELECT last_number FROM rec_subject WHERE subject = ?",
                                        List.of(SUBJECT.toString()),
                                        row -> row.getLong(1))
                                .orElse(-1L)
                        + 1;
                writing.write(connection, number);
                Set<String> told = new HashSet<>();
                history.forEach(each -> told.addAll(ArchiveRows.told(each)));
                Map<String, Object> before = history.isEmpty() ? null : history.get(history.size() - 1);
                ArchiveRows.tell(connection, number, before, told, payload);
                long recorded = recorder.append(new Appending(
                                SUBJECT, clock.instant(), mandate.actor(), mandate.what(), payload, List.of(), null))
                        .number();
                if (recorded != number) {
                    // The first change of all was made by another node in between.
                    throw moved();
                }
            });
        } catch (ZhihengException e) {
            throw e.code().equals("DB-DUPLICATE") ? moved() : e;
        }
    }

    private static void write(Connection connection, Happening happening, long entry) throws SQLException {
        StoredGeneration generation = happening.generation();
        if (generation != null) {
            if (newest(connection) != generation.number() - 1) {
                throw moved();
            }
            write(connection, generation, entry);
            for (Map.Entry<String, List<String>> each : happening.books().entrySet()) {
                boolean known = Rows.first(
                                connection,
                                "SELECT fingerprint FROM rule_book WHERE fingerprint = ?",
                                List.of(each.getKey()),
                                row -> true)
                        .isPresent();
                if (!known) {
                    Rows.update(
                            connection,
                            "INSERT INTO rule_book (fingerprint, contents, entry) VALUES (?, ?, ?)",
                            List.of(each.getKey(), String.join(" ", each.getValue()), entry));
                }
            }
        }
        long number = greatest(connection, "SELECT MAX(number) FROM rule_disposition");
        List<List<Object>> rows = new ArrayList<>();
        for (Disposition each : happening.dispositions()) {
            number++;
            rows.add(Arrays.asList(
                    number,
                    each.contentHash(),
                    each.state(),
                    each.packageId(),
                    each.version(),
                    each.origin(),
                    each.at(),
                    each.reason(),
                    ArchiveForms.faults(each.faults()),
                    entry));
        }
        Rows.batch(
                connection,
                "INSERT INTO rule_disposition (number, content, state, package_id, version, origin, decided_at, reason,"
                        + " faults, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                row -> row);
    }

    private static void write(Connection connection, StoredGeneration generation, long entry) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO rule_generation (number, made_at, cause, fingerprint, entry) VALUES (?, ?, ?, ?, ?)",
                List.of(
                        generation.number(),
                        generation.madeAt(),
                        generation.cause(),
                        ArchiveForms.fingerprint(generation.contentHashes()),
                        entry));
        List<List<Object>> rows = new ArrayList<>();
        for (String content : generation.contentHashes()) {
            rows.add(Arrays.asList(
                    generation.number(),
                    rows.size(),
                    content,
                    generation.origins().get(content)));
        }
        Rows.batch(
                connection,
                "INSERT INTO rule_generation_content (generation, place, content, origin) VALUES (?, ?, ?, ?)",
                rows,
                row -> row);
    }

    private static ZhihengException moved() {
        return ZhihengException.conflict("RULES-ARCHIVE-MOVED", "另一节点已经先改变了规则,请重新查看后再办");
    }

    @Override
    public List<String> takeOver(
            List<Happening> history, Function<String, Optional<Map<String, byte[]>>> contents, Mandate mandate) {
        Set<String> named = new LinkedHashSet<>();
        for (Happening each : history) {
            if (each.generation() != null) {
                named.addAll(each.generation().contentHashes());
            }
            each.books().values().forEach(named::addAll);
        }
        Map<String, byte[]> found = new LinkedHashMap<>();
        named.forEach(hash -> contents.apply(hash).ifPresent(files -> found.put(hash, packed(hash, files))));
        List<String> lost =
                named.stream().filter(hash -> !found.containsKey(hash)).toList();
        record(ArchiveForms.takenOver(history, lost), mandate, (connection, entry) -> {
            if (entry > 0 || newest(connection) > 0) {
                throw moved();
            }
            for (Map.Entry<String, byte[]> each : found.entrySet()) {
                if (packed(connection, each.getKey()).isEmpty()) {
                    Rows.update(connection, INSERT_CONTENT, List.of(each.getKey(), each.getValue()));
                }
            }
            for (Happening each : history) {
                write(connection, each, entry);
            }
        });
        return lost;
    }

    @Override
    public Set<String> types() {
        return Set.of(SUBJECT.type());
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        Optional<Map<String, Object>> state = transactions.readOnly(
                tx -> Optional.ofNullable(ArchiveRows.state(tx.connection(), told(tx.connection()))));
        state.ifPresent(each -> told.accept(SUBJECT, each));
    }

    /** The payloads of all entries, in their order. */
    private static List<Map<String, Object>> history(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                "SELECT payload FROM rec_entry WHERE subject = ? ORDER BY number",
                List.of(SUBJECT.toString()),
                row -> Json.readObject(row.getString(1)));
    }

    /** As {@link #history}; an entry that cannot be read says nothing here, for it is told where entries are verified. */
    private static List<Map<String, Object>> told(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                "SELECT payload FROM rec_entry WHERE subject = ? ORDER BY number",
                List.of(SUBJECT.toString()),
                row -> {
                    try {
                        return Json.readObject(row.getString(1));
                    } catch (ZhihengException e) {
                        return Map.of();
                    }
                });
    }

    /** Keeps other nodes from changing anything until this transaction ends; false where nothing was ever changed. */
    private static boolean lock(Connection connection) throws SQLException {
        return Rows.update(
                        connection,
                        "UPDATE rec_subject SET last_number = last_number WHERE subject = ?",
                        List.of(SUBJECT.toString()))
                == 1;
    }

    private static ZhihengException broken(String message, Throwable cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, DAMAGED, message, null, cause);
    }

    /** What was read already. */
    private static final class Known {
        private final Map<String, Disposition> dispositions = new LinkedHashMap<>();
        private long read;
        private List<FaultInfo> damages;
    }

    /** What is lost or altered, found by holding the tables against each other and against the record. */
    private static final class Damages {

        private static final String RESTORE = "请从备份恢复数据库,然后重新启动";

        private final Connection connection;
        private final List<FaultInfo> found = new ArrayList<>();

        private Damages(Connection connection) {
            this.connection = connection;
        }

        static List<FaultInfo> of(Connection connection) throws SQLException {
            // No node changes anything meanwhile, or half of a change would look like damage. Before the first change
            // there is nothing to
            // lock: whatever is there then was made in between, and is looked at again under the lock it brought.
            boolean alone = lock(connection);
            Damages damages = new Damages(connection);
            if (damages.look() && !alone) {
                lock(connection);
                damages = new Damages(connection);
                damages.look();
            }
            return List.copyOf(damages.found);
        }

        /** @return whether anything is recorded or kept */
        private boolean look() throws SQLException {
            withoutGaps("rule_generation");
            withoutGaps("rule_disposition");
            long recorded = Rows.first(
                            connection,
                            "SELECT last_number FROM rec_subject WHERE subject = ?",
                            List.of(SUBJECT.toString()),
                            row -> row.getLong(1))
                    .orElse(-1L);
            long kept = Rows.first(
                            connection,
                            "SELECT MAX(entry) FROM (SELECT MAX(entry) FROM rule_generation UNION ALL"
                                    + " SELECT MAX(entry) FROM rule_disposition UNION ALL"
                                    + " SELECT MAX(entry) FROM rule_decision) AS entries (entry)",
                            List.of(),
                            row -> row.getObject(1) == null ? -1L : row.getLong(1))
                    .orElse(-1L);
            if (kept < recorded) {
                damage(LOST, "rule_generation", "规则档案丢失了最新的变动:记录中到第" + recorded + "条,档案只到第" + kept + "条");
            } else if (kept > recorded) {
                damage(TORN, "rule_generation", "规则档案中有记录中没有的变动");
            }
            long newest = newest(connection);
            if (newest > 0) {
                compareWithRecord(newest);
            }
            return recorded >= 0 || kept >= 0;
        }

        private void withoutGaps(String table) throws SQLException {
            long rows = greatest(connection, "SELECT COUNT(*) FROM " + table);
            long last = greatest(connection, "SELECT MAX(number) FROM " + table);
            if (rows != last) {
                damage(LOST, table, "规则档案的表" + table + "丢失了" + (last - rows) + "行");
            }
        }

        /** Of the newest generation, for that is what answers; older ones are verified with the record. */
        private void compareWithRecord(long generation) throws SQLException {
            StoredGeneration stored = read(
                            connection, " WHERE number = ?", " WHERE generation = ?", List.of(generation))
                    .get(0);
            String payload = Rows.first(
                            connection,
                            "SELECT e.payload FROM rule_generation g JOIN rec_entry e ON e.subject = ? AND e.number = g.entry"
                                    + " WHERE g.number = ?",
                            List.of(SUBJECT.toString(), generation),
                            row -> row.getString(1))
                    .orElse("{}");
            Map<String, Object> recorded = Json.readObject(payload);
            if (!ArchiveForms.fingerprint(stored.contentHashes()).equals(recorded.get("fingerprint"))
                    || !Long.valueOf(generation).equals(recorded.get("generation"))) {
                damage(TORN, "rule_generation_content", "规则档案的第" + generation + "代与记录不符,被改动过");
            }
        }

        private void damage(String code, String table, String message) {
            found.add(new FaultInfo("error", code, table, 0, 0, message, RESTORE));
        }
    }
}
