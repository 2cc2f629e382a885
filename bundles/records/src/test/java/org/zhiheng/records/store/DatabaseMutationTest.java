package org.zhiheng.records.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.Finding;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
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
    private Path attachments;

    DatabaseMutationTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void a_record_with_all_there_is_in_one() throws IOException {
        new Schema().migrate(database.dataSource());
        // Whoever alters tables is not held up by a constraint.
        database.execute("ALTER TABLE rec_position DROP CONSTRAINT fk_rec_position_entry");
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
        FolderAttachments store = new FolderAttachments(attachments, HashAlgorithm.SM3);
        SplittableRandom random = new SplittableRandom(1);
        for (int batch = 0; batch < 5; batch++) {
            List<Appending> appendings = new ArrayList<>();
            // So many that nodes are stored, too.
            for (int i = 0; i < (batch == 0 ? 300 : 20); i++) {
                appendings.add(appending(store, random, batch, i));
            }
            recorder.append(appendings);
            sealer.seal(lease, Suite.SM3_SM2);
            if (batch == 1) {
                recorder.erase("p-3", "account:1");
                sealer.change(lease, Suite.SM3_SM2);
            }
            if (batch == 2) {
                sealer.change(lease, Suite.SHA256_ED25519);
                earlier = tables.copy();
            }
        }
        recorder.append(List.of(appending(store, random, 5, 1), appending(store, random, 5, 2)));
        SignedHead head = records.head().orElseThrow();
        outside = new Trust(List.of(head), Set.of(), Optional.of(attachments));
        verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, records, CLOCK),
                vault,
                new AggregateExport(transactions, vault, List::of));
        whole = tables.copy();
    }

    private static Appending appending(FolderAttachments store, SplittableRandom random, int batch, int i)
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

    @Test
    void every_mutation_of_every_table_and_file_is_found_and_the_first_bad_entry_named() throws Exception {
        assertThat(verify().findings()).isEmpty();
        SplittableRandom random = new SplittableRandom(MUTATIONS);
        List<String> wrong = new ArrayList<>();
        int done = 0;
        while (done < MUTATIONS) {
            RecordMutation mutation = new RecordMutation(tables, whole, earlier, attachments, random.split());
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
        return verifier.verify(outside, entries -> {});
    }
}
