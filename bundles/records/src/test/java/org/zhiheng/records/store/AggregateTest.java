package org.zhiheng.records.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Finding;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Aggregates are compared with what their last entries say, and what differs is named. */
@OnEveryDatabase
class AggregateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-02T01:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database;
    private final Map<Subject, Map<String, Object>> aggregates = new TreeMap<>();

    @TempDir
    private Path folder;

    private DatabaseRecorder recorder;
    private DatabaseVerifier verifier;
    private LogExport export;
    private AggregateExport written;

    AggregateTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        for (String each : List.of("rec_pending", "rec_entry", "rec_subject", "vault_datum", "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
        Transactions transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        AggregateSource source = new AggregateSource() {
            @Override
            public Set<String> types() {
                return Set.of("certificate");
            }

            @Override
            public void each(BiConsumer<Subject, Map<String, Object>> told) {
                aggregates.forEach(told);
            }
        };
        export = new LogExport(transactions, CLOCK);
        written = new AggregateExport(transactions, vault, () -> List.of(source));
        verifier = new DatabaseVerifier(transactions, export, vault, written);
        for (String id : List.of("a", "b")) {
            record(id, "issued", state("active", "王某某"));
            record(id, "viewed", null);
            record(id, "suspended", state("suspended", "王某某"));
            aggregates.put(new Subject("certificate", id), state("suspended", "王某某"));
        }
        record("gone", "issued", state("active", "李某某"));
        record("gone", "cancelled", new HashMap<>());
        // An account has no aggregate here: nobody tells that type.
        recorder.append(appending(new Subject("account", "1"), "opened", Map.of("state", Map.of("open", true))));
    }

    private static Map<String, Object> state(String state, String name) {
        return Map.of(
                "state", state, "holder", new Personal("p-1", "name", name), "areas", List.of("371002", "371003"));
    }

    /** @param state null where the entry says nothing of it; empty where it says that it is gone */
    private void record(String id, String kind, Map<String, Object> state) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("detail", kind);
        if (state != null) {
            payload.put("state", state.isEmpty() ? null : state);
        }
        recorder.append(appending(new Subject("certificate", id), kind, payload));
    }

    private static Appending appending(Subject subject, String kind, Map<String, Object> payload) {
        return new Appending(subject, CLOCK.instant(), "account:7", kind, payload, List.of(), null);
    }

    @Test
    void aggregates_that_are_what_the_record_says_are_sound() {
        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.aggregates()).isEqualTo(2);
    }

    @Test
    void what_was_altered_is_named_by_subject_and_field() {
        Map<String, Object> altered = new HashMap<>(state("active", "王某某"));
        altered.put("areas", List.of("371002", "371099"));
        aggregates.put(new Subject("certificate", "a"), altered);
        found("certificate/a", 2L, "现状与最后一条记录所说的不同:areas[1]、state");
    }

    @Test
    void a_personal_datum_that_was_altered_is_found_without_being_told() {
        aggregates.put(new Subject("certificate", "b"), state("suspended", "王某"));
        found("certificate/b", 2L, "现状与最后一条记录所说的不同:holder");
    }

    @Test
    void a_field_more_or_less_is_found() {
        Map<String, Object> more = new HashMap<>(state("suspended", "王某某"));
        more.put("until", "2030-01-01");
        more.remove("areas");
        aggregates.put(new Subject("certificate", "a"), more);
        found("certificate/a", 2L, "现状与最后一条记录所说的不同:areas、until");
    }

    @Test
    void an_aggregate_without_record_and_a_record_without_aggregate_are_found() {
        aggregates.put(new Subject("certificate", "new"), state("active", "王某某"));
        found("certificate/new", null, "有这一聚合,却没有它的记录");
        aggregates.remove(new Subject("certificate", "new"));
        aggregates.remove(new Subject("certificate", "b"));
        found("certificate/b", 2L, "有记录,却没有这一聚合");
    }

    @Test
    void one_that_is_there_again_after_its_end_is_found() {
        aggregates.put(new Subject("certificate", "gone"), state("active", "李某某"));
        found("certificate/gone", 1L, "记录说这一聚合已经没有了,它却还在");
    }

    @Test
    void an_export_lets_anybody_compare_them_without_the_platform() throws IOException {
        List<String> lines = exported();
        assertThat(lines).anySatisfy(each -> assertThat(each)
                .contains("\"line\":\"aggregate\"", "\"subject\":\"certificate/a\"")
                .doesNotContain("王某某"));
        Report sound = ExportVerifier.verify(reader(lines), Trust.none());
        assertThat(sound.findings()).isEmpty();
        assertThat(sound.aggregates()).isEqualTo(2);

        Map<String, Object> altered = new HashMap<>(state("active", "王某某"));
        aggregates.put(new Subject("certificate", "a"), altered);
        assertThat(ExportVerifier.verify(reader(exported()), Trust.none()).firstBad())
                .contains(new Finding("AGGREGATE", null, "certificate/a", 2L, "现状与最后一条记录所说的不同:state"));
        lines.removeIf(each -> each.contains("\"line\":\"aggregate\"") && each.contains("certificate/b"));
        assertThat(ExportVerifier.verify(reader(lines), Trust.none()).firstBad())
                .contains(new Finding("AGGREGATE", null, "certificate/b", 2L, "有记录,却没有这一聚合"));
    }

    /** Of an aggregate that grows an entry says only the parts that change. */
    @Test
    void parts_are_what_was_last_said_of_each() {
        Subject subject = new Subject("certificate", "parted");
        Personal name = new Personal("p-2", "name", "王某某");
        recorder.append(appending(
                subject, "opened", Map.of("state", Map.of("version", 0), "parts", Map.of("clue", Map.of("by", name)))));
        recorder.append(appending(
                subject,
                "written",
                Map.of("state", Map.of("version", 1), "parts", Map.of("evidence/1", Map.of("kind", "photograph")))));
        Map<String, Object> gone = new HashMap<>();
        gone.put("evidence/1", null);
        recorder.append(appending(subject, "withdrawn", Map.of("state", Map.of("version", 2), "parts", gone)));
        recorder.append(appending(subject, "moved", Map.of("state", Map.of("version", 2))));
        aggregates.put(subject, Map.of("version", 2, "parts", Map.of("clue", Map.of("by", name))));
        assertThat(verify().findings()).isEmpty();

        aggregates.put(
                subject,
                Map.of("version", 2, "parts", Map.of("clue", Map.of("by", new Personal("p-2", "name", "李某某")))));
        found("certificate/parted", 3L, "现状与最后一条记录所说的不同:parts.clue.by");
        aggregates.put(
                subject,
                Map.of(
                        "version",
                        2,
                        "parts",
                        Map.of("clue", Map.of("by", name), "evidence/1", Map.of("kind", "photograph"))));
        found("certificate/parted", 3L, "现状与最后一条记录所说的不同:parts.evidence/1");
    }

    private List<String> exported() {
        List<String> lines = new ArrayList<>();
        export.log(lines::add, written::write);
        return lines;
    }

    private static BufferedReader reader(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    @Test
    void what_was_erased_is_not_compared_any_more_but_all_else_is() {
        recorder.erase("p-1", "account:7");
        assertThat(verify().findings()).isEmpty();
        aggregates.put(new Subject("certificate", "a"), state("active", "王某某"));
        found("certificate/a", 2L, "现状与最后一条记录所说的不同:state");
    }

    private void found(String subject, Long number, String message) {
        assertThat(verify().findings()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("AGGREGATE");
            assertThat(each.subject()).isEqualTo(subject);
            assertThat(each.number()).isEqualTo(number);
            assertThat(each.message()).isEqualTo(message);
        });
    }

    private Report verify() {
        return verifier.verify(Trust.none(), entries -> {});
    }
}
