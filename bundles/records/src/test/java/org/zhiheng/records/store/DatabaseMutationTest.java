package org.zhiheng.records.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.Finding;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.archive.DatabaseRuleArchive;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.read.Reading;
import org.zhiheng.records.service.AuditReader;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.witness.FileWitness;
import org.zhiheng.records.witness.Witnessing;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.RuleArchiveContract;
import org.zhiheng.testdb.TestDatabase;

/**
 * Random mutations of every table and file of the record, each found by the verification in place, with the first bad entry named, given a head kept
 * outside. How many is a property; {@code ./zhiheng soak} runs a thousand on each database.
 */
@OnEveryDatabase
class DatabaseMutationTest {

    private static final int MUTATIONS = Integer.getInteger("zhiheng.mutations", 50);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T01:00:00.123456Z"), ZoneOffset.UTC);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Transactions transactions;
    private DatabaseVerifier verifier;
    private RecordTables tables;
    /** The tables as they were before the last two batches. */
    private RecordTables.Copy earlier;

    private RecordTables.Copy whole;
    private Trust outside;
    private FileWitness witness;
    private Path lines;
    private Map.Entry<Path, byte[]> erased;
    private Path attachments;

    DatabaseMutationTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void a_record_with_all_there_is_in_one() throws IOException {
        new Schema().migrate(database.dataSource());
        // Whoever alters tables is not held up by a constraint.
        database.execute(
                "ALTER TABLE rec_position DROP CONSTRAINT fk_rec_position_entry",
                "ALTER TABLE rule_generation_content DROP CONSTRAINT fk_rule_generation_content");
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        tables = new RecordTables(transactions);
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> CLOCK.instant(), "one");
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        DatabaseRecorder recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        DatabaseRecords records = new DatabaseRecords(transactions, Optional::empty);
        Sealer sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), CLOCK),
                CLOCK);
        Lease lease = leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow();
        attachments = folder.resolve("attachments");
        RecordedAttachments store =
                new RecordedAttachments(transactions, recorder, new FolderAttachments(attachments, HashAlgorithm.SM3));
        DatabaseRuleArchive archive = new DatabaseRuleArchive(transactions, recorder, CLOCK);
        List<Reading> readings = List.of(
                new Reading(transactions, leases, new AuditReader(transactions), "one", CLOCK),
                new Reading(transactions, leases, new Skipping(), "one", CLOCK));
        lines = folder.resolve("witness.jsonl");
        witness = new FileWitness(lines);
        Witnessing witnessing = new Witnessing(transactions, records, Duration.ZERO, CLOCK);
        SplittableRandom random = new SplittableRandom(1);
        for (int batch = 0; batch < 5; batch++) {
            List<Appending> appendings = new ArrayList<>();
            // So many that nodes are stored, too.
            for (int i = 0; i < (batch == 0 ? 300 : 20); i++) {
                appendings.add(i % 10 == 9 ? audit(batch, i / 10) : appending(store, random, batch, i));
            }
            recorder.append(appendings);
            rules(archive, batch);
            sealer.seal(lease, Suite.SM3_SM2);
            witnessing.give(witness, records.head().orElseThrow());
            if (batch == 1) {
                recorder.erase("p-3", "account:1");
                erase(store, appendings.get(1).attachments().get(0).hash());
                sealer.change(lease, Suite.SM3_SM2);
            }
            if (batch == 2) {
                sealer.change(lease, Suite.SHA256_ED25519);
                earlier = tables.copy();
            }
            witnessing.give(witness, records.head().orElseThrow());
            read(readings);
        }
        recorder.append(List.of(appending(store, random, 5, 1), appending(store, random, 5, 2)));
        SignedHead head = records.head().orElseThrow();
        outside = new Trust(List.of(head), Set.of(), Optional.of(attachments));
        verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, CLOCK),
                vault,
                new AggregateExport(transactions, vault, () -> List.of(archive)));
        whole = tables.copy();
    }

    /** What access tells the audit, now and then. */
    private static Appending audit(int batch, int i) {
        return new Appending(
                new Subject("account", "a" + i % 3),
                Instant.parse("2024-09-01T01:00:00Z").plusMillis(i),
                "a" + i % 3,
                i % 2 == 0 ? "access-changed" : "access-signed-in",
                i % 2 == 0 ? Map.of("operation", "account.open", "about", "account/" + batch) : Map.of(),
                List.of(),
                null);
    }

    private static void rules(DatabaseRuleArchive archive, int batch) {
        Map<String, byte[]> files = RuleArchiveContract.files("package " + batch);
        String content = ContentFiles.hash(files);
        archive.storeContent(content, files);
        archive.appendGeneration(
                RuleArchiveContract.generation(batch + 1, content),
                List.of(RuleArchiveContract.disposition(content, "accepted", null)),
                Map.of(("" + batch).repeat(64), List.of(content)),
                RuleArchiveContract.decided(batch + 1));
        archive.remember(
                List.of(RuleArchiveContract.disposition("c".repeat(64), "refused", "读不通过")),
                RuleArchiveContract.SYSTEM);
    }

    private void erase(RecordedAttachments store, String hash) throws IOException {
        Path file = new AttachmentFolder(attachments).file(hash);
        erased = Map.entry(file, Files.readAllBytes(file));
        store.erase(hash, "account:1");
    }

    /** Until all of them are at the end, whatever they refuse. */
    private static void read(List<Reading> readings) {
        for (Reading each : readings) {
            long before = -1;
            for (int tries = 0; tries < 10; tries++) {
                each.once();
                tries = each.standing().next() > before ? 0 : tries;
                before = Math.max(before, each.standing().next());
            }
        }
    }

    /** Goes on without what it cannot take. */
    private static final class Skipping implements RecordReader {
        @Override
        public String name() {
            return "skipping";
        }

        @Override
        public Reach reach() {
            return Reach.LOCAL;
        }

        @Override
        public void read(Sealed entry) {
            if (entry.position() % 10 == 7) {
                throw new IllegalStateException("not this one: " + entry.position());
            }
        }

        @Override
        public boolean mayGoOnWithout(Sealed entry) {
            return true;
        }
    }

    private static Appending appending(RecordedAttachments store, SplittableRandom random, int batch, int i)
            throws IOException {
        byte[] bytes = ("第" + batch + "批第" + i + "个附件").getBytes(StandardCharsets.UTF_8);
        boolean attached = i % 5 == 1;
        return new Appending(
                new Subject("case", "c" + random.nextInt(12)),
                Instant.parse("2024-09-01T01:00:00Z").plusMillis(i),
                "account:" + random.nextInt(9),
                "case-step",
                i % 4 == 0
                        ? Map.of("party", new Personal("p-" + random.nextInt(6), "name", "王某" + i), "i", i)
                        : Map.of("fine", i + ".00", "batch", batch),
                attached ? List.of(store.store(new ByteArrayInputStream(bytes), "text/plain")) : List.<Attachment>of(),
                i % 7 == 0 ? "5765a97340c8528661f6553377f54a7d" : null);
    }

    private void noTableIsLeftOut() {
        Set<String> there = transactions.required(tx -> {
            Set<String> names = new TreeSet<>();
            try (ResultSet row = tx.connection().getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (row.next()) {
                    names.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return names;
        });
        there.removeIf(each -> !each.matches("(rec|vault|rule|audit)_.*"));
        // No part of the record: where it is altered the keys do not fit, and nothing goes on (KeyChecksTest).
        there.remove("rec_key_check");
        assertThat(RecordTables.KEYS.keySet()).containsExactlyInAnyOrderElementsOf(there);
        assertThat(whole.rows("rec_hold")).isEmpty();
        RecordTables.KEYS.keySet().stream()
                .filter(each -> !each.equals("rec_hold"))
                .forEach(each -> assertThat(whole.rows(each)).as(each).isNotEmpty());
    }

    @Test
    void every_mutation_of_every_table_and_file_is_found_and_the_first_bad_entry_named() throws Exception {
        noTableIsLeftOut();
        assertThat(verify().findings()).isEmpty();
        SplittableRandom random = new SplittableRandom(MUTATIONS);
        List<String> wrong = new ArrayList<>();
        int done = 0;
        while (done < MUTATIONS) {
            RecordMutation mutation =
                    new RecordMutation(tables, whole, earlier, attachments, erased, lines, random.split());
            if (!mutation.apply(done)) {
                // It would have changed nothing, or the table's own key forbids it.
                mutation.takeBack();
                continue;
            }
            Report report = verify();
            if (report.firstBad().filter(mutation::names).isEmpty()) {
                wrong.add(done + ": " + mutation + " found as " + report.firstBad() + " of " + report.findings());
            }
            mutation.takeBack();
            done++;
        }
        assertThat(wrong).isEmpty();
        assertThat(verify().findings()).isEmpty();
        // The state of a whole earlier time is perfect in itself: only the head kept outside tells.
        tables.putBack(earlier);
        assertThat(verify().findings()).extracting(Finding::code).contains("LOG-SHORT");
    }

    private Report verify() {
        return verifier.verify(outside, List.of(witness), entries -> {});
    }
}
