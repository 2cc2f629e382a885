package org.zhiheng.records.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.transaction.Status;
import javax.transaction.SystemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.Erasure;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Finding;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.HeadCheck;
import org.zhiheng.records.Loss;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.witness.FileWitness;
import org.zhiheng.records.witness.Witnessing;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class RecordStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T01:00:00.123456789Z"), ZoneOffset.UTC);
    private static final String[] TABLES = {
        "rec_hold",
        "rec_bookmark",
        "rec_pending",
        "rec_position",
        "rec_entry",
        "rec_subject",
        "rec_leaves",
        "rec_node",
        "rec_seal",
        "vault_datum",
        "vault_person",
        "lease"
    };

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Transactions transactions;
    private DatabaseLeases leases;
    private DatabaseVault vault;
    private DatabaseRecorder recorder;
    private DatabaseRecords records;
    private Sealer sealer;
    private Lease lease;

    RecordStoreTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        leases = new DatabaseLeases(transactions, connection -> CLOCK.instant(), "one");
        vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        records = new DatabaseRecords(transactions, Optional::empty);
        sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), CLOCK),
                CLOCK);
        lease = leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow();
    }

    @AfterEach
    void empty() {
        for (String each : TABLES) {
            database.execute("DELETE FROM " + each);
        }
    }

    private static Subject subject(String id) {
        return new Subject("case", id);
    }

    private static Appending appending(String id, Map<String, Object> payload) {
        return new Appending(
                subject(id), Instant.parse("2024-09-01T01:00:00Z"), "account:7", "case-step", payload, List.of(), null);
    }

    @Test
    void entries_follow_one_another_and_read_as_they_were_hashed() throws IOException {
        List<Recorded> receipts = recorder.append(List.of(
                appending("b", Map.of("fine", "50000.00", "days", 60, "nested", Map.of("列", List.of(true, 1.5)))),
                appending("a", Map.of()),
                appending("b", Map.of("second", "条"))));
        assertThat(receipts).extracting(Recorded::number).containsExactly(0L, 0L, 1L);
        List<Entry> history = records.history(subject("b"), 0, 10);
        assertThat(history)
                .extracting(Entry::hash)
                .containsExactly(receipts.get(0).hash(), receipts.get(2).hash());
        assertThat(history.get(0).recordedAt()).isEqualTo(Instant.parse("2024-09-02T01:00:00.123456Z"));
        assertThat(history.get(0).payload().get("days")).isEqualTo(60L);
        assertThat(history.get(1).previousHash()).isEqualTo(receipts.get(0).hash());
        assertThat(records.history(subject("b"), 1, 10)).hasSize(1);
        sealer.seal(lease, Suite.SM3_SM2);
        assertThat(verify(Trust.none()).findings()).isEmpty();
    }

    @Test
    void who_follows_a_type_of_subjects_is_told_of_each_sealed_entry_once() {
        recorder.append(List.of(appending("b", Map.of()), appending("a", Map.of())));
        recorder.append(new Appending(
                new Subject("certificate", "c"), CLOCK.instant(), "account:7", "issued", Map.of(), List.of(), null));
        recorder.append(appending("b", Map.of()));
        assertThat(records.followed("case", 0, 10).touched()).isEmpty();
        sealer.seal(lease, Suite.SM3_SM2);
        Records.Followed all = records.followed("case", 0, 10);
        assertThat(all.touched()).extracting(each -> each.subject().id()).containsExactlyInAnyOrder("a", "b", "b");
        assertThat(all.more()).isFalse();
        assertThat(all.touched())
                .allSatisfy(each -> assertThat(each.at()).isEqualTo(Instant.parse("2024-09-02T01:00:00.123456Z")));
        // By spans, whatever else lies between.
        List<Long> positions = new ArrayList<>();
        Records.Followed part = records.followed("case", 0, 2);
        part.touched().forEach(each -> positions.add(each.position()));
        while (part.more()) {
            part = records.followed("case", part.next(), 2);
            part.touched().forEach(each -> positions.add(each.position()));
        }
        assertThat(positions)
                .isEqualTo(all.touched().stream().map(Records.Touched::position).toList());
        assertThat(records.followed("case", all.next(), 10).touched()).isEmpty();
        assertThat(records.position(Instant.parse("2024-09-02T01:05:00Z"))).isZero();
        assertThat(records.position(Instant.parse("2024-09-02T01:20:00Z"))).isEqualTo(all.next());
    }

    @Test
    void what_is_rolled_back_was_never_recorded() {
        recorder.append(appending("a", Map.of()));
        assertThatThrownBy(() -> transactions.run(tx -> {
                    recorder.append(appending("a", Map.of("party", new Personal("p", "name", "王某某"))));
                    recorder.append(appending("new", Map.of()));
                    throw ZhihengException.conflict("TEST", "测试");
                }))
                .isInstanceOf(ZhihengException.class);
        assertThat(records.history(subject("a"), 0, 10)).hasSize(1);
        assertThat(records.history(subject("new"), 0, 10)).isEmpty();
        assertThat(vault.find("name", "王某某")).isEmpty();
        assertThat(recorder.append(appending("a", Map.of())).number()).isEqualTo(1);
    }

    @Test
    void nobody_else_writes_the_log_s_own_subjects() {
        assertThatThrownBy(() -> recorder.append(new Appending(
                        new Subject("log", "keys"),
                        CLOCK.instant(),
                        "account:7",
                        "key-changed",
                        Map.of(),
                        List.of(),
                        null)))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-SUBJECT"));
    }

    @Test
    void personal_data_lie_in_the_vault_and_are_erased_with_every_proof_left_valid() throws IOException {
        recorder.append(appending("a", Map.of("party", new Personal("p-1", "name", "王某某"))));
        recorder.append(appending("b", Map.of("party", new Personal("p-2", "name", "王某某"))));
        sealer.seal(lease, Suite.SM3_SM2);
        Object party = records.history(subject("a"), 0, 1).get(0).payload().get("party");
        String digest = (String) ((Map<?, ?>) party).get("personal");
        assertThat(vault.reveal(digest).orElseThrow().value()).isEqualTo("王某某");
        assertThat(vault.find("name", "王某某")).hasSize(2).contains(digest);
        assertThat(String.join("", exported())).doesNotContain("王某某");

        recorder.erase("p-1", "account:1");
        assertThat(vault.reveal(digest)).isEmpty();
        assertThat(vault.find("name", "王某某")).hasSize(1).doesNotContain(digest);
        assertThat(verify(Trust.of(records.head().orElseThrow())).findings()).isEmpty();
    }

    @Test
    void batches_changes_of_key_and_of_suite_verify_as_log_and_as_history() throws IOException {
        List<SignedHead> heads = new ArrayList<>();
        for (int batch = 0; batch < 6; batch++) {
            for (int i = 0; i < 70; i++) {
                recorder.append(appending("c" + i % 7, Map.of("batch", batch, "i", i)));
            }
            heads.add(sealer.seal(lease, Suite.SHA256_ED25519).orElseThrow());
            if (batch == 2) {
                heads.add(sealer.change(lease, Suite.SHA256_ED25519));
            }
            if (batch == 4) {
                heads.add(sealer.change(lease, Suite.SM3_SM2));
            }
        }
        recorder.append(appending("c1", Map.of()));
        assertThat(records.state().waiting()).isEqualTo(1);
        assertThat(records.state().sealed()).isEqualTo(423);
        Report whole = verify(new Trust(heads, Set.of(), Optional.empty()));
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.entries()).isEqualTo(424);
        assertThat(whole.unsealed()).isEqualTo(1);

        List<String> history = new ArrayList<>();
        new LogExport(transactions, CLOCK).subject(subject("c1"), history::add);
        Report report = verify(history, Trust.of(heads.get(heads.size() - 1)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(3 + 61);
        assertThat(HeadCheck.consistent(
                        heads.get(0).head(),
                        heads.get(3).head(),
                        records.consistency(
                                0,
                                heads.get(0).head().size(),
                                heads.get(3).head().size())))
                .isTrue();
    }

    @Test
    void a_change_of_key_that_failed_leaves_its_key_to_the_next() throws Exception {
        recorder.append(appending("a", Map.of()));
        sealer.seal(lease, Suite.SM3_SM2);
        database.execute("ALTER TABLE rec_seal ADD CONSTRAINT no_second CHECK (seal < 1)");
        try {
            refused("DB-RULE", () -> sealer.change(lease, Suite.SM3_SM2));
        } finally {
            database.execute("ALTER TABLE rec_seal DROP CONSTRAINT no_second");
        }
        String made = Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), CLOCK)
                .newest()
                .orElseThrow()
                .id();
        assertThat(sealer.change(lease, Suite.SM3_SM2).head().key()).isEqualTo(made);
        KeyStore stored = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        try (InputStream in = Files.newInputStream(folder.resolve("log.p12"))) {
            stored.load(in, "log".toCharArray());
        }
        assertThat(stored.size()).isEqualTo(2);
    }

    @Test
    void no_key_is_made_where_the_one_in_force_is_not_there() throws IOException {
        recorder.append(appending("a", Map.of()));
        sealer.seal(lease, Suite.SM3_SM2);
        Sealer elsewhere = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("elsewhere.p12"), "log".toCharArray(), CLOCK),
                CLOCK);
        refused("RECORD-KEYS", () -> elsewhere.change(lease, Suite.SM3_SM2));
        assertThat(folder.resolve("elsewhere.p12")).doesNotExist();
    }

    /** Whoever takes an export slowly holds no connection, and what goes on meanwhile does not spoil it. */
    @Test
    void nothing_of_the_database_is_held_while_lines_are_told_and_the_log_may_go_on() throws IOException {
        for (int i = 0; i < 450; i++) {
            recorder.append(appending("c" + i % 2, Map.of("i", i)));
        }
        sealer.seal(lease, Suite.SM3_SM2);
        recorder.append(appending("c1", Map.of()));
        List<String> log = new ArrayList<>();
        List<String> history = new ArrayList<>();
        LogExport export = new LogExport(transactions, CLOCK);
        for (List<String> lines : List.of(log, history)) {
            Consumer<String> out = line -> {
                lines.add(line);
                assertThat(status()).isEqualTo(Status.STATUS_NO_TRANSACTION);
                if (lines.size() == 3) {
                    recorder.append(appending("c1", Map.of("late", true)));
                    sealer.seal(lease, Suite.SM3_SM2);
                }
            };
            if (lines == log) {
                export.log(out);
            } else {
                export.subject(subject("c1"), out);
            }
        }
        Report whole = verify(log, Trust.none());
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.entries()).isEqualTo(453);
        assertThat(whole.unsealed()).isEqualTo(2);
        Report one = verify(history, Trust.none());
        assertThat(one.findings()).isEmpty();
        assertThat(one.entries()).isEqualTo(1 + 228);
        assertThat(one.unsealed()).isEqualTo(1);
    }

    private int status() {
        try {
            return database.transactionManager().getStatus();
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_sealer_without_its_lease_writes_nothing() {
        recorder.append(appending("a", Map.of()));
        leases.release(lease);
        leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow();
        assertThatThrownBy(() -> sealer.seal(lease, Suite.SM3_SM2))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("DB-LEASE-LOST"));
        assertThat(records.head()).isEmpty();
    }

    @Test
    void eight_threads_append_while_the_sealer_seals() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            SplittableRandom random = new SplittableRandom(t);
            running.add(threads.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    recorder.append(List.of(
                            appending("c" + random.nextInt(6), Map.of("i", i)),
                            appending("c" + random.nextInt(6), Map.of("i", i))));
                }
            }));
        }
        threads.shutdown();
        while (!threads.awaitTermination(20, TimeUnit.MILLISECONDS)) {
            sealer.seal(lease, Suite.SM3_SM2);
        }
        for (Future<?> each : running) {
            each.get();
        }
        while (sealer.seal(lease, Suite.SM3_SM2).isPresent()) {
            // Until nothing waits.
        }
        Report report = verify(Trust.of(records.head().orElseThrow()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(961);
        assertThat(report.unsealed()).isZero();
    }

    @Test
    void a_new_person_s_key_is_made_once_by_transactions_of_the_same_moment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 20; round++) {
            Personal party = new Personal("p-" + round, "name", "王某某");
            CyclicBarrier together = new CyclicBarrier(8);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String subject = "c" + t;
                running.add(threads.submit(() -> {
                    together.await();
                    recorder.append(appending(subject, Map.of("party", party)));
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        threads.shutdown();
        List<String> digests = vault.find("name", "王某某");
        assertThat(digests).hasSize(160);
        for (String each : digests) {
            assertThat(vault.reveal(each).orElseThrow().value()).isEqualTo("王某某");
        }
    }

    @Test
    void who_is_erased_while_something_is_recorded_leaves_nothing_that_cannot_be_opened() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 30; round++) {
            Personal party = new Personal("p", "name", "王某某");
            CyclicBarrier together = new CyclicBarrier(2);
            Future<?> appended = threads.submit(() -> {
                together.await();
                return recorder.append(appending("c", Map.of("party", party)));
            });
            Future<?> erased = threads.submit(() -> {
                together.await();
                recorder.erase("p", "account:1");
                return null;
            });
            appended.get();
            erased.get();
            // Recorded after the erasure, or erased with the rest.
            for (String each : vault.find("name", "王某某")) {
                assertThat(vault.reveal(each)).isPresent();
            }
        }
        threads.shutdown();
    }

    /** The trips an append adds to its transaction, whatever it appends; on Derby, in this process, the statements and batches. */
    @Test
    void an_append_is_two_round_trips() {
        CountingSource counting = new CountingSource(database.dataSource());
        Transactions counted = new JtaTransactions(database.transactionManager(), counting.source());
        Recorder over = new DatabaseRecorder(counted, vault, HashAlgorithm.SM3, CLOCK);
        over.append(appending("known", Map.of()));
        Map<String, Object> personal = Map.of(
                "party",
                new Personal("p-1", "name", "王某某"),
                "agents",
                List.of(new Personal("p-2", "name", "李某某"), new Personal("p-1", "address", "某路1号")));
        boolean postgres = database.kind() == DatabaseKind.POSTGRESQL;
        assertThat(counting.during(() -> over.append(appending("known", Map.of("fine", "1.00")))))
                .isEqualTo(postgres ? 2 : 5);
        assertThat(counting.during(() -> over.append(appending("new", Map.of()))))
                .isEqualTo(postgres ? 2 : 5);
        assertThat(counting.during(() -> over.append(appending("new", personal))))
                .isEqualTo(postgres ? 2 : 10);
        assertThat(counting.during(() -> over.append(
                        List.of(appending("b", personal), appending("a", Map.of()), appending("b", Map.of())))))
                .isEqualTo(postgres ? 2 : 12);
        assertThat(records.history(subject("b"), 0, 10)).hasSize(2);
        String lease = "UPDATE lease SET name = name WHERE name = ?";
        assertThat(counting.during(() -> counted.run(tx -> {
                    tx.write(lease, "one");
                    over.append(appending("a", Map.of()));
                    tx.write(lease, "other");
                    over.append(appending("c", Map.of()));
                })))
                .as("what else a transaction writes goes with what is appended")
                .isEqualTo(postgres ? 3 : 12);
    }

    @Test
    void what_is_appended_at_once_may_be_much() throws IOException {
        List<Appending> many = new ArrayList<>();
        for (int i = 0; i < 1_201; i++) {
            many.add(appending("c" + i % 601, Map.of("i", i, "party", new Personal("p" + i % 601, "number", "N" + i))));
        }
        assertThat(recorder.append(many)).hasSize(1_201);
        sealer.seal(lease, Suite.SM3_SM2);
        Report report = verify(Trust.of(records.head().orElseThrow()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(1_202);
        assertThat(vault.find("number", "N1200")).hasSize(1);
    }

    @Test
    void what_is_altered_in_the_tables_is_found() throws IOException {
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 10; i++) {
                recorder.append(appending("c" + i % 3, Map.of("batch", batch, "i", i)));
            }
            sealer.seal(lease, Suite.SM3_SM2);
        }
        Trust outside = Trust.of(records.head().orElseThrow());
        String at = " WHERE subject = 'case/c1' AND number = 4";
        long position = position("case/c1", 4);
        found(
                "UPDATE rec_entry SET actor = 'account:8'" + at,
                "UPDATE rec_entry SET actor = 'account:7'" + at,
                position,
                outside);
        found(
                "UPDATE rec_entry SET kind = 'case-gone'" + at,
                "UPDATE rec_entry SET kind = 'case-step'" + at,
                position,
                outside);
        found(
                "UPDATE rec_entry SET payload = '{}x'" + at,
                "UPDATE rec_entry SET payload = '{\"batch\":1,\"i\":4}'" + at,
                position,
                outside);
        found(
                "DELETE FROM rec_position" + at,
                "INSERT INTO rec_position (position, subject, number) VALUES (" + position + ", 'case/c1', 4)",
                position,
                outside);
        assertThat(verify(outside).findings()).isEmpty();
        database.execute("DELETE FROM rec_seal WHERE seal = 2");
        assertThat(verify(outside).firstBad().orElseThrow().code()).isEqualTo("LOG-SHORT");
    }

    @Test
    void a_log_whose_witness_is_ahead_is_held_until_somebody_confirms_and_then_tells_what_was_lost()
            throws IOException {
        recorder.append(appending("a", Map.of("step", 1)));
        SignedHead early = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        RecordCopy backup = RecordCopy.of(transactions);
        recorder.append(appending("a", Map.of("step", "lost")));
        recorder.append(appending("b", Map.of("step", "lost")));
        SignedHead between = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        recorder.append(appending("b", Map.of("step", "lost too")));
        SignedHead outside = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        assertThat(sealer.compare(lease, outside)).isEmpty();

        backup.putBack(transactions);
        recorder.append(appending("a", Map.of("step", "after")));
        assertThat(sealer.compare(lease, early)).isEmpty();
        assertThat(sealer.compare(lease, outside)).contains(LogHold.Reason.BEHIND);
        refused("RECORD-HELD", () -> sealer.seal(lease, Suite.SM3_SM2));
        refused("RECORD-HELD", () -> sealer.change(lease, Suite.SM3_SM2));
        assertThat(recorder.append(appending("a", Map.of("step", "still appended")))
                        .number())
                .isEqualTo(2);

        SignedHead first =
                sealer.resume(lease, "account:9", Optional.of(outside)).orElseThrow();
        assertThat(first.head().era()).isEqualTo(1);
        assertThat(first.head().seal()).isEqualTo(3);
        assertThat(first.head().first()).isEqualTo(5);
        assertThat(first.head().size()).isEqualTo(3);
        Entry told = records.history(new Subject("log", "keys"), 1, 1).get(0);
        assertThat(told.kind()).isEqualTo("log-restored");
        assertThat(told.actor()).isEqualTo("account:9");
        assertThat(sealer.compare(lease, outside)).isEmpty();
        refused("RECORD-NOT-HELD", () -> sealer.resume(lease, "account:9", Optional.of(outside)));
        FileWitness witness = new FileWitness(folder.resolve("witness"));
        witness.keep(outside, null);
        witness.keep(first, null);

        recorder.append(appending("b", Map.of()));
        SignedHead later = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        assertThat(sealer.compare(lease, later)).isEmpty();
        SignedHead otherSuite = sealer.change(lease, Suite.SHA256_ED25519);
        Report report = verify(
                new Trust(List.of(early, between, outside, first, later, otherSuite), Set.of(), Optional.empty()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.losses()).containsExactly(new Loss(2, 5));

        List<String> history = new ArrayList<>();
        new LogExport(transactions, CLOCK).subject(subject("a"), history::add);
        for (SignedHead kept : List.of(outside, otherSuite)) {
            Report ofSubject = verify(history, Trust.of(kept));
            assertThat(ofSubject.findings()).isEmpty();
            assertThat(ofSubject.losses()).containsExactly(new Loss(2, 5));
        }
    }

    @Test
    void a_restored_log_is_held_also_where_no_witness_knows_of_anything_lost() throws IOException {
        recorder.append(appending("a", Map.of()));
        SignedHead last = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        transactions.run(tx -> LogHold.restored(tx.connection(), CLOCK.instant()));
        recorder.append(appending("a", Map.of()));
        refused("RECORD-HELD", () -> sealer.seal(lease, Suite.SM3_SM2));
        SignedHead first = sealer.resume(lease, "account:9", Optional.of(last)).orElseThrow();
        assertThat(first.head().first()).isEqualTo(2);
        Report report = verify(Trust.of(last));
        assertThat(report.findings()).isEmpty();
        assertThat(report.losses()).isEmpty();
    }

    @Test
    void a_log_that_went_on_before_the_witness_was_asked_is_forked_and_every_verification_says_so() throws IOException {
        recorder.append(appending("a", Map.of()));
        sealer.seal(lease, Suite.SM3_SM2);
        RecordCopy backup = RecordCopy.of(transactions);
        recorder.append(appending("a", Map.of("step", "lost")));
        SignedHead outside = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        backup.putBack(transactions);
        recorder.append(appending("a", Map.of("step", "other")));
        sealer.seal(lease, Suite.SM3_SM2);
        assertThat(sealer.compare(lease, outside)).contains(LogHold.Reason.FORKED);
        SignedHead first =
                sealer.resume(lease, "account:9", Optional.of(outside)).orElseThrow();
        assertThat(first.head().era()).isEqualTo(1);
        assertThat(sealer.compare(lease, outside)).isEmpty();
        assertThat(verify(Trust.of(first)).findings()).isEmpty();
        assertThat(verify(Trust.of(outside)).findings())
                .extracting(Finding::code)
                .containsOnly("OUTSIDE-HEAD");
    }

    @Test
    void another_log_s_witness_lets_nothing_go_on() {
        recorder.append(appending("a", Map.of()));
        SignedHead last = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        transactions.run(tx -> LogHold.restored(tx.connection(), CLOCK.instant()));
        String other = "f".repeat(32);
        TreeHead head = last.head();
        SignedHead foreign = new SignedHead(
                new TreeHead(
                        other,
                        head.seal(),
                        head.suite(),
                        head.era(),
                        head.first(),
                        head.size(),
                        head.root(),
                        head.at(),
                        head.key()),
                last.signature());
        refused("RECORD-WITNESS-FOREIGN", () -> sealer.resume(lease, "account:9", Optional.of(foreign)));
        refused("RECORD-HELD", () -> sealer.seal(lease, Suite.SM3_SM2));
    }

    @Test
    void a_loss_that_is_not_what_the_log_signed_is_a_gap() throws IOException {
        recorder.append(appending("a", Map.of()));
        sealer.seal(lease, Suite.SM3_SM2);
        RecordCopy backup = RecordCopy.of(transactions);
        recorder.append(appending("a", Map.of("step", "lost")));
        SignedHead outside = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        recorder.append(appending("a", Map.of("step", "lost and witnessed later")));
        SignedHead newest = sealer.seal(lease, Suite.SM3_SM2).orElseThrow();
        backup.putBack(transactions);
        sealer.compare(lease, outside);
        SignedHead first =
                sealer.resume(lease, "account:9", Optional.of(outside)).orElseThrow();
        assertThat(verify(Trust.of(first)).findings()).isEmpty();
        assertThat(verify(Trust.of(newest)).findings())
                .as("more was lost than the log tells")
                .isNotEmpty();
        List<String> lines = exported();
        lines.removeIf(each -> each.contains("\"log-restored\""));
        assertThat(verify(lines, Trust.of(first)).firstBad().orElseThrow().position())
                .isEqualTo(2);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private void found(String alter, String mend, long position, Trust outside) throws IOException {
        database.execute(alter);
        assertThat(verify(outside).firstBad().orElseThrow().position())
                .as(alter)
                .isEqualTo(position);
        database.execute(mend);
    }

    private long position(String subject, long number) {
        return records.inclusion(Subject.parse(subject), number).orElseThrow().position();
    }

    private List<String> exported() {
        List<String> lines = new ArrayList<>();
        new LogExport(transactions, CLOCK).log(lines::add);
        return lines;
    }

    private Report verify(Trust trust) throws IOException {
        return verify(exported(), trust);
    }

    private static Report verify(List<String> lines, Trust trust) throws IOException {
        return ExportVerifier.verify(new BufferedReader(new StringReader(String.join("\n", lines))), trust);
    }

    @Test
    void an_erased_attachment_is_gone_and_everybody_can_verify_that_it_was_erased() throws IOException {
        Path attachments = folder.resolve("attachments");
        RecordedAttachments store =
                new RecordedAttachments(transactions, recorder, new FolderAttachments(attachments, HashAlgorithm.SM3));
        Attachment photo = store.store(new ByteArrayInputStream(new byte[] {1, 2, 3}), "image/jpeg");
        Attachment other = store.store(new ByteArrayInputStream(new byte[] {4, 5}), "image/jpeg");
        recorder.append(new Appending(
                subject("a"),
                Instant.parse("2024-09-01T01:00:00Z"),
                "account:7",
                "evidence-added",
                Map.of(),
                List.of(photo, other),
                null));
        sealer.seal(lease, Suite.SM3_SM2);
        store.erase(photo.hash(), "account:8");
        refused("RECORD-ATTACHMENT-ERASED", () -> store.open(photo.hash()));
        assertThat(store.open(other.hash()).readAllBytes()).containsExactly(4, 5);
        // Doing it again does nothing; what never was cannot be erased.
        store.erase(photo.hash(), "account:8");
        refused("RECORD-ATTACHMENT-MISSING", () -> store.erase("sm3:" + "0".repeat(64), "account:8"));
        assertThat(records.history(Erasure.SUBJECT, 0, 10)).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo("attachment-erased");
            assertThat(each.actor()).isEqualTo("account:8");
            assertThat(each.payload()).isEqualTo(Map.of("attachments", List.of(photo.hash())));
        });
        sealer.seal(lease, Suite.SM3_SM2);
        recorder.erase("nobody", "account:8");
        Trust trust = new Trust(List.of(records.head().orElseThrow()), Set.of(), Optional.of(attachments));
        LogExport export = new LogExport(transactions, CLOCK);
        DatabaseVerifier verifier =
                new DatabaseVerifier(transactions, export, vault, new AggregateExport(transactions, vault, List::of));
        Report inPlace = verifier.verify(trust, entries -> {});
        assertThat(inPlace.findings()).isEmpty();
        assertThat(inPlace.erased()).isEqualTo(1);

        List<String> history = new ArrayList<>();
        export.subject(subject("a"), history::add);
        assertThat(verify(history, trust).findings()).isEmpty();
        assertThat(verify(history, trust).erased()).isEqualTo(1);
        // A history that does not say so, or says it without proof, does not excuse what is missing.
        List<String> silent = new ArrayList<>(history);
        silent.removeIf(each -> each.contains("\"line\":\"erasure\""));
        assertThat(silent).hasSize(history.size() - 1);
        assertThat(verify(silent, trust).findings()).extracting(Finding::code).containsExactly("ATTACHMENT");
        history.replaceAll(
                each -> each.contains("\"line\":\"erasure\"") ? each.replace(photo.hash(), other.hash()) : each);
        assertThat(verify(history, trust).findings())
                .extracting(Finding::code)
                .contains("ENTRY-HASH", "PROOF", "ATTACHMENT");

        Path file = new AttachmentFolder(attachments).file(photo.hash());
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(verifier.verify(trust, entries -> {}).findings())
                .extracting(Finding::code)
                .containsExactly("ATTACHMENT-ERASED");
        store.erase(photo.hash(), "account:8");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_witness_that_lacks_what_it_was_given_is_told_and_gets_nothing_more() throws IOException {
        Path file = folder.resolve("witness");
        FileWitness witness = new FileWitness(file);
        Witnessing witnessing = new Witnessing(transactions, records, Duration.ZERO, CLOCK);
        for (int i = 0; i < 3; i++) {
            recorder.append(appending("a", Map.of()));
            witnessing.give(witness, sealer.seal(lease, Suite.SM3_SM2).orElseThrow());
        }
        DatabaseVerifier verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, CLOCK),
                vault,
                new AggregateExport(transactions, vault, List::of));
        assertThat(verifier.verify(Trust.none(), List.of(witness), entries -> {})
                        .findings())
                .isEmpty();

        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n");
        SignedHead head = records.head().orElseThrow();
        refused("RECORD-WITNESS", () -> witnessing.give(witness, head));
        assertThat(verifier.verify(Trust.none(), List.of(witness), entries -> {})
                        .firstBad())
                .contains(new Finding("WITNESS", 3L, null, null, "见证" + file + "里没有平台给过它的树头(到位置4):它的最后几行被删去"));
        // A witness of another place is begun anew.
        FileWitness other = new FileWitness(folder.resolve("other"));
        witnessing.give(other, head);
        assertThat(verifier.verify(Trust.none(), List.of(other), entries -> {}).findings())
                .isEmpty();
    }
}
