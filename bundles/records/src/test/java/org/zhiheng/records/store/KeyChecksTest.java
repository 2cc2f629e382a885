package org.zhiheng.records.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Keys that are lost or another's are told as that, and never made anew beside what lies under the right ones. */
@OnEveryDatabase
class KeyChecksTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T01:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Transactions transactions;
    private KeyChecks checks;
    private Path file;
    private Path password;

    KeyChecksTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        checks = new KeyChecks(transactions);
        file = folder.resolve("vault.p12");
        password = folder.resolve("vault.password");
    }

    @AfterEach
    void empty() {
        for (String each : List.of(
                "rec_key_check",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "rec_leaves",
                "rec_node",
                "rec_seal",
                "vault_datum",
                "vault_person",
                "lease")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private DatabaseRecorder recorder() {
        return new DatabaseRecorder(
                transactions,
                new DatabaseVault(transactions, new VaultCipher(checks.vault(file, password))),
                HashAlgorithm.SM3,
                CLOCK);
    }

    private void somebody() {
        recorder()
                .append(List.of(new Appending(
                        new Subject("case", "c1"),
                        CLOCK.instant(),
                        "a",
                        "k",
                        Map.of("party", new Personal("p-1", "name", "王某某")),
                        List.of(),
                        null)));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void the_first_start_makes_keys_and_the_next_finds_them() {
        byte[] lookup = checks.vault(file, password).lookup();
        assertThat(checks.vault(file, password).lookup()).isEqualTo(lookup);
    }

    @Test
    void lost_keys_are_told_and_none_are_made() throws IOException {
        checks.vault(file, password);
        byte[] kept = Files.readAllBytes(file);
        Files.delete(file);
        refused("RECORD-KEYS-MISSING", () -> checks.vault(file, password));
        assertThat(file).doesNotExist();
        Files.write(file, kept);
        byte[] word = Files.readAllBytes(password);
        Files.delete(password);
        refused("RECORD-KEYS-MISSING", () -> checks.vault(file, password));
        assertThat(password).doesNotExist();
        Files.write(password, word);
        checks.vault(file, password);
    }

    @Test
    void what_a_version_wrote_that_told_nothing_of_its_keys_is_protected_too() throws IOException {
        somebody();
        database.execute("DELETE FROM rec_key_check");
        checks.vault(file, password);
        database.execute("DELETE FROM rec_key_check");
        Files.delete(file);
        refused("RECORD-KEYS-MISSING", () -> checks.vault(file, password));
        foreign();
        refused("RECORD-KEYS-WRONG", () -> checks.vault(file, password));
    }

    @Test
    void another_platforms_keys_are_not_taken() throws IOException {
        checks.vault(file, password);
        Files.delete(file);
        foreign();
        refused("RECORD-KEYS-WRONG", () -> checks.vault(file, password));
    }

    /** Keys of somebody else in the place of ours, under our password. */
    private void foreign() throws IOException {
        Pkcs12VaultKeys.open(file, Files.readString(password).strip().toCharArray());
    }

    @Test
    void a_node_without_the_key_that_signs_now_is_told_and_makes_no_password() {
        Path log = folder.resolve("log.p12");
        Path word = folder.resolve("log.password");
        Pkcs12Keys keys = Pkcs12Keys.open(log, checks.logPassword(log, word), CLOCK);
        checks.log(keys);
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> CLOCK.instant(), "one");
        DatabaseRecorder recorder = recorder();
        somebody();
        Sealer sealer = new Sealer(transactions, leases, recorder, keys, CLOCK);
        sealer.seal(leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow(), Suite.SM3_SM2);
        checks.log(keys);
        Path elsewhere = folder.resolve("elsewhere.p12");
        refused("RECORD-KEYS-MISSING", () -> checks.log(Pkcs12Keys.open(elsewhere, "x".toCharArray(), CLOCK)));
        refused("RECORD-KEYS-MISSING", () -> checks.logPassword(elsewhere, folder.resolve("elsewhere.password")));
        assertThat(folder.resolve("elsewhere.password")).doesNotExist();
    }
}
