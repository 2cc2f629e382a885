package org.zhiheng.records.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class ReadingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T01:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Transactions transactions;
    private DatabaseRecorder recorder;
    private Sealer sealer;
    private Lease lease;

    ReadingTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        DatabaseLeases leases = leases("sealer");
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
        for (String each : List.of(
                "rec_bookmark",
                "rec_set_aside",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "rec_leaves",
                "rec_node",
                "rec_seal",
                "lease")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private DatabaseLeases leases(String holder) {
        return new DatabaseLeases(transactions, connection -> CLOCK.instant(), holder);
    }

    private void sealed(int entries) {
        for (int i = 0; i < entries; i++) {
            recorder.append(new Appending(
                    new Subject("case", "c" + i % 3),
                    CLOCK.instant(),
                    "account:7",
                    "case-step",
                    Map.of("i", i),
                    List.of(),
                    null));
        }
        sealer.seal(lease, Suite.SM3_SM2);
    }

    /** Remembers what it was given; refuses what it is told to. */
    private class Remembering implements RecordReader {
        private final Reach reach;
        private final boolean goesOn;
        private final List<Long> read = new ArrayList<>();
        private Predicate<Sealed> refused = each -> false;

        Remembering(Reach reach, boolean goesOn) {
            this.reach = reach;
            this.goesOn = goesOn;
        }

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public Reach reach() {
            return reach;
        }

        @Override
        public void read(Sealed entry) {
            if (refused.test(entry)) {
                throw new IllegalStateException("not this one");
            }
            read.add(entry.position());
        }

        @Override
        public boolean mayGoOnWithout(Sealed entry) {
            return goesOn;
        }
    }

    private Reading reading(RecordReader reader, String node) {
        return new Reading(transactions, leases(node), reader, node, CLOCK);
    }

    @Test
    void every_entry_is_read_once_in_order_and_a_new_start_goes_on_behind() {
        sealed(5);
        Remembering reader = new Remembering(RecordReader.Reach.SHARED, false);
        Reading first = reading(reader, "one");
        first.once();
        assertThat(reader.read).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        first.end();
        sealed(2);
        Reading again = reading(reader, "one");
        again.once();
        again.once();
        assertThat(reader.read).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(again.standing()).isEqualTo(new Reading.Standing(8, 0, null, false));
    }

    @Test
    void a_gap_that_a_restored_log_has_is_passed_over() {
        sealed(2);
        Remembering reader = new Remembering(RecordReader.Reach.SHARED, false);
        Reading reading = reading(reader, "one");
        reading.once();
        sealed(1);
        database.execute("UPDATE rec_position SET position = position + 5000 WHERE position = 3");
        reading.once();
        assertThat(reader.read).containsExactly(0L, 1L, 2L, 5003L);
    }

    @Test
    void a_shared_reader_reads_on_one_node_and_a_local_one_on_each() {
        sealed(2);
        Remembering shared = new Remembering(RecordReader.Reach.SHARED, false);
        reading(shared, "one").once();
        reading(shared, "two").once();
        assertThat(shared.read).containsExactly(0L, 1L, 2L);
        Remembering local = new Remembering(RecordReader.Reach.LOCAL, false);
        reading(local, "one").once();
        reading(local, "two").once();
        assertThat(local.read).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
    }

    @Test
    void what_a_reader_did_and_its_bookmark_stay_or_go_together() {
        sealed(3);
        Remembering reader = new Remembering(RecordReader.Reach.SHARED, false) {
            @Override
            public void read(Sealed entry) {
                transactions.run(tx -> Rows.update(
                        tx.connection(),
                        "INSERT INTO rec_set_aside (reader, node, position, noted_at, reason) VALUES (?, ?, ?, ?, ?)",
                        List.of("other", "", entry.position(), CLOCK.instant(), "written")));
                super.read(entry);
            }
        };
        reader.refused = each -> each.position() == 2;
        reading(reader, "one").once();
        List<Long> written = transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT position FROM rec_set_aside WHERE reader = 'other' ORDER BY position",
                List.of(),
                row -> row.getLong(1)));
        assertThat(written).containsExactly(0L, 1L);
    }

    @Test
    void one_that_keeps_order_stands_still_at_what_it_cannot_take_and_says_so() {
        sealed(4);
        Remembering reader = new Remembering(RecordReader.Reach.SHARED, false);
        reader.refused = each -> each.position() == 2;
        Reading reading = reading(reader, "one");
        for (int i = 0; i < 4; i++) {
            assertThat(reading.once()).isFalse();
        }
        assertThat(reading.standing()).isEqualTo(new Reading.Standing(2, 0, "not this one", false));
        for (int i = 0; i < 4; i++) {
            assertThat(reading.once()).isFalse();
        }
        assertThat(reading.standing()).isEqualTo(new Reading.Standing(2, 0, "not this one", true));
        reader.refused = each -> false;
        reading.once();
        assertThat(reader.read).endsWith(2L, 3L, 4L);
        assertThat(reading.standing()).isEqualTo(new Reading.Standing(5, 0, null, false));
    }

    @Test
    void one_that_may_sets_it_aside_visibly_after_five_tries_and_goes_on() {
        sealed(4);
        Remembering reader = new Remembering(RecordReader.Reach.SHARED, true);
        reader.refused = each -> each.position() == 2;
        Reading reading = reading(reader, "one");
        for (int i = 0; i < 4; i++) {
            reading.once();
        }
        assertThat(reading.standing().next()).isEqualTo(2);
        reading.once();
        reading.once();
        assertThat(reader.read).contains(3L, 4L).doesNotContain(2L);
        assertThat(reading.standing()).isEqualTo(new Reading.Standing(5, 1, null, false));
        List<String> aside = transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT position, reason FROM rec_set_aside",
                List.of(),
                row -> row.getLong(1) + " " + row.getString(2)));
        assertThat(aside).containsExactly("2 not this one");
    }
}
