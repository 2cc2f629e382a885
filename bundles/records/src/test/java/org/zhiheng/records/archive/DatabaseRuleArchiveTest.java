package org.zhiheng.records.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Happening;
import org.zhiheng.api.rules.RuleArchive.Mandate;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.RuleArchiveContract;
import org.zhiheng.testdb.TestDatabase;

/** The archive in the database, and what it puts down in the record. */
@OnEveryDatabase
class DatabaseRuleArchiveTest extends RuleArchiveContract {

    private static final Clock CLOCK = Clock.fixed(DAY, ZoneOffset.UTC);
    private static final Subject RULES = new Subject("rules", "000000");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    DatabaseRuleArchiveTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected DatabaseRuleArchive open() {
        new Schema().migrate(database.dataSource());
        Transactions transactions = transactions();
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        return new DatabaseRuleArchive(
                transactions, new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK), CLOCK);
    }

    private Transactions transactions() {
        return new JtaTransactions(database.transactionManager(), database.dataSource());
    }

    @AfterEach
    void empty() {
        assertThat(database.connectionsInUse()).isZero();
        for (String each : List.of(
                "rule_decision",
                "rule_disposition",
                "rule_book",
                "rule_generation_content",
                "rule_generation",
                "rule_content",
                "rec_pending",
                "rec_entry",
                "rec_subject")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private List<Entry> recorded() {
        return new DatabaseRecords(transactions(), Optional::empty).history(RULES, 0, 100);
    }

    @Test
    void each_change_has_its_entry_with_who_proposed_and_who_released() {
        archive.remember(List.of(disposition(NATION_HASH, "awaiting", "待复核")), SYSTEM);
        archive.appendGeneration(
                generation(1, NATION_HASH), List.of(disposition(NATION_HASH, "accepted", null)), Map.of(), decided(4));
        List<Entry> entries = recorded();
        assertThat(entries).extracting(Entry::actor).containsExactly("system:rules", "account-2");
        assertThat(entries.get(1).kind()).isEqualTo("rules-activated");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("content", NATION_HASH);
        content.put("state", "accepted");
        content.put("package", "cn.000000");
        content.put("version", "1.0.0");
        content.put("faults", List.of());
        assertThat(entries.get(1).payload())
                .containsEntry("generation", 1L)
                .containsEntry("cause", "启用 cn.000000 1.0.1")
                .containsEntry("contents", List.of(content))
                .containsEntry(
                        "decisions",
                        List.of(Map.of(
                                "number", 4L,
                                "proposal", "proposal-4",
                                "change", "ACTIVATE",
                                "subject", NATION_HASH,
                                "state", "RELEASED",
                                "proposedBy", "account-1",
                                "decidedBy", "account-2")));
    }

    @Test
    void what_another_node_wrote_is_found() {
        RuleArchive other = open();
        assertThat(archive.dispositions()).isEmpty();
        other.storeContent(NATION_HASH, NATION);
        other.appendGeneration(
                generation(1, NATION_HASH), List.of(disposition(NATION_HASH, "accepted", null)), Map.of(), SYSTEM);
        assertThat(archive.newest()).isEqualTo(1);
        assertThat(archive.content(NATION_HASH)).isPresent();
        assertThat(archive.dispositions()).containsOnlyKeys(NATION_HASH);
    }

    @Test
    void of_eight_nodes_that_make_the_next_generation_at_the_same_time_one_does() throws Exception {
        List<RuleArchive> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(open());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<String>> calls = new ArrayList<>();
        for (RuleArchive node : nodes) {
            calls.add(() -> {
                together.await();
                node.storeContent(NATION_HASH, NATION);
                try {
                    node.appendGeneration(generation(1, NATION_HASH), List.of(), Map.of(), decided(1));
                    return "made";
                } catch (ZhihengException e) {
                    return e.code();
                }
            });
        }
        List<String> results = new ArrayList<>();
        for (Future<String> each : threads.invokeAll(calls)) {
            results.add(each.get());
        }
        threads.shutdown();
        assertThat(results).containsOnlyOnce("made").containsOnly("made", "RULES-ARCHIVE-MOVED");
        assertThat(recorded()).hasSize(1);
        assertThat(open().damages()).isEmpty();
    }

    private void twoGenerations() {
        archive.storeContent(NATION_HASH, NATION);
        archive.appendGeneration(
                generation(1, NATION_HASH), List.of(disposition(NATION_HASH, "accepted", null)), Map.of(), SYSTEM);
        archive.appendGeneration(
                generation(2, NATION_HASH, DISTRICT_HASH),
                List.of(disposition(DISTRICT_HASH, "accepted", null)),
                Map.of(),
                SYSTEM);
    }

    private void damaged(String code, String table, String... statements) {
        twoGenerations();
        database.execute(statements);
        RuleArchive again = open();
        assertThat(again.damages()).extracting(FaultInfo::code).contains(code);
        assertThat(again.damages()).extracting(FaultInfo::file).contains(table);
        assertThatThrownBy(() -> again.remember(List.of(disposition(NATION_HASH, "refused", "…")), SYSTEM))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-ARCHIVE"));
    }

    @Test
    void the_loss_of_the_newest_generation_is_noticed() {
        damaged(
                "RULES-ARCHIVE-LOST",
                "rule_generation",
                "DELETE FROM rule_disposition WHERE number = 2",
                "DELETE FROM rule_generation_content WHERE generation = 2",
                "DELETE FROM rule_generation WHERE number = 2");
    }

    @Test
    void the_loss_of_one_in_the_middle_is_noticed() {
        damaged(
                "RULES-ARCHIVE-LOST",
                "rule_generation",
                "DELETE FROM rule_generation_content WHERE generation = 1",
                "DELETE FROM rule_generation WHERE number = 1");
    }

    @Test
    void a_lost_disposition_is_noticed() {
        damaged("RULES-ARCHIVE-LOST", "rule_disposition", "DELETE FROM rule_disposition WHERE number = 1");
    }

    @Test
    void the_loss_of_everything_is_not_taken_for_a_new_archive() {
        damaged(
                "RULES-ARCHIVE-LOST",
                "rule_generation",
                "DELETE FROM rule_disposition",
                "DELETE FROM rule_generation_content",
                "DELETE FROM rule_generation");
    }

    @Test
    void other_contents_in_the_newest_generation_are_noticed() {
        damaged(
                "RULES-ARCHIVE-TORN",
                "rule_generation_content",
                "UPDATE rule_generation_content SET content = '" + "0".repeat(64)
                        + "' WHERE generation = 2 AND place = 1");
    }

    @Test
    void a_generation_that_nobody_recorded_is_noticed() {
        damaged(
                "RULES-ARCHIVE-TORN",
                "rule_generation",
                "INSERT INTO rule_generation (number, made_at, cause, fingerprint, entry)"
                        + " VALUES (3, CURRENT_TIMESTAMP, 'x', 'x', 9)");
    }

    @Test
    void an_altered_content_is_told_and_put_back() {
        archive.storeContent(NATION_HASH, NATION);
        archive.storeContent(DISTRICT_HASH, DISTRICT);
        database.execute("UPDATE rule_content SET files = (SELECT files FROM rule_content WHERE hash = '"
                + DISTRICT_HASH + "') WHERE hash = '" + NATION_HASH + "'");
        assertThatThrownBy(() -> archive.content(NATION_HASH))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-ARCHIVE"));
        archive.storeContent(NATION_HASH, NATION);
        assertThat(archive.content(NATION_HASH)).isPresent();
    }

    @Test
    void what_another_archive_has_is_taken_over_once_and_recorded() {
        List<Happening> history = List.of(
                new Happening(
                        generation(1, NATION_HASH),
                        List.of(disposition(NATION_HASH, "accepted", null)),
                        Map.of("a".repeat(64), List.of(NATION_HASH))),
                new Happening(null, List.of(disposition("c".repeat(64), "refused", "读不通过")), Map.of()),
                new Happening(
                        generation(2, NATION_HASH, DISTRICT_HASH),
                        List.of(disposition(DISTRICT_HASH, "accepted", null)),
                        Map.of("b".repeat(64), List.of(NATION_HASH, DISTRICT_HASH))));
        Mandate mandate = Mandate.of("rules-taken-over", "system:installation");
        assertThat(open().takeOver(
                                history,
                                hash -> hash.equals(NATION_HASH) ? Optional.of(NATION) : Optional.empty(),
                                mandate))
                .containsExactly(DISTRICT_HASH);

        assertThat(archive.generations())
                .containsExactly(generation(1, NATION_HASH), generation(2, NATION_HASH, DISTRICT_HASH));
        assertThat(archive.dispositions()).hasSize(3);
        assertThat(archive.book("b".repeat(64))).contains(List.of(NATION_HASH, DISTRICT_HASH));
        assertThat(archive.content(NATION_HASH)).isPresent();
        assertThat(archive.damages()).isEmpty();
        assertThat(recorded()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("rules-taken-over");
            assertThat(entry.actor()).isEqualTo("system:installation");
            assertThat(entry.payload())
                    .containsEntry("generation", 2L)
                    .containsEntry("dispositions", 3L)
                    .containsEntry("lost", List.of(DISTRICT_HASH));
        });
        assertThatThrownBy(() -> open().takeOver(history, hash -> Optional.empty(), mandate))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-ARCHIVE-MOVED"));
        archive.appendGeneration(generation(3, NATION_HASH), List.of(), Map.of(), SYSTEM);
        assertThat(open().damages()).isEmpty();
    }
}
