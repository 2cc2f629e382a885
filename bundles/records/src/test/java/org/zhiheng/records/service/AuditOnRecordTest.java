package org.zhiheng.records.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.AuditTrail;
import org.zhiheng.api.access.AuditTrail.Filter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.read.Reading;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.Revealed;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** What access tells the audit, put down in the record and shown to the auditor. */
@OnEveryDatabase
class AuditOnRecordTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Principal AUDITOR = new Principal("auditor", "p-9", List.of(), Set.of(), null);
    private static final Principal OFFICER = new Principal("officer", "p-1", List.of(), Set.of(), null);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private DatabaseRecorder recorder;
    private DatabaseRecords records;
    private RecordAudit audit;
    private DatabaseVault vault;
    private Sealer sealer;
    private Lease lease;
    private Reading reading;
    private AuditTrail trail;

    AuditOnRecordTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        Transactions transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, CLOCK);
        records = new DatabaseRecords(transactions, Optional::empty);
        audit = new RecordAudit(new Recorder() {
            @Override
            public List<Recorded> append(List<Appending> appendings) {
                return recorder.append(appendings);
            }
        });
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> NOW, "one");
        sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), CLOCK),
                CLOCK);
        lease = leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow();
        reading = new Reading(transactions, leases, new AuditReader(transactions), "one", CLOCK);
        trail = new AuditTrailComponent(transactions, new OnlyTheAuditor(), new Vault(), audit, CLOCK);
    }

    @AfterEach
    void empty() {
        for (String each : List.of(
                "audit_trail",
                "rec_bookmark",
                "rec_set_aside",
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

    private static final class OnlyTheAuditor implements Permissions {
        @Override
        public boolean may(Principal who, Operation operation, Target target) {
            return who == AUDITOR && operation == Operation.AUDIT_VIEW;
        }

        @Override
        public void check(Principal who, Operation operation, Target target) {
            if (!may(who, operation, target)) {
                throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有权限");
            }
        }

        @Override
        public Reach reach(Principal who, Operation operation) {
            return Reach.NOTHING;
        }

        @Override
        public Set<Operation> operations(Principal who) {
            return who == AUDITOR ? Set.of(Operation.AUDIT_VIEW) : Set.of();
        }

        @Override
        public boolean any(Principal who, Operation operation) {
            return operations(who).contains(operation);
        }
    }

    private final class Vault implements PersonalVault {
        @Override
        public Optional<String> reveal(String digest) {
            return vault.reveal(digest).map(Revealed::value);
        }

        @Override
        public Optional<Disclosure> disclose(String digest) {
            return vault.reveal(digest).map(Revealed::disclosure);
        }

        @Override
        public List<String> find(String kind, String value) {
            return vault.find(kind, value);
        }

        @Override
        public Map<String, Set<String>> holders(String kind, Collection<String> values) {
            return vault.holders(kind, values);
        }

        @Override
        public void erase(String person, String actor) {
            recorder.erase(person, actor);
        }
    }

    private static AuditEvent event(Kind kind, String account, String subject, String purpose, String source) {
        return new AuditEvent(
                NOW, kind, account, kind == Kind.CHANGED ? "account.open" : null, subject, purpose, source, null);
    }

    private void read() {
        sealer.seal(lease, Suite.SM3_SM2);
        reading.once();
    }

    @Test
    void a_change_stands_with_what_was_changed_and_all_else_with_who_did_it() {
        audit.record(event(Kind.SIGNED_IN, "officer", null, null, "10.0.0.1"));
        audit.record(event(Kind.CHANGED, "admin", "account/officer", null, null));
        audit.record(event(Kind.SIGN_IN_REFUSED, null, null, null, "10.0.0.9"));
        audit.record(event(Kind.VIEWED, "officer", "case/c1", "办理案件", null));

        assertThat(records.history(new Subject("account", "officer"), 0, 10))
                .extracting(each -> each.actor() + " " + each.kind())
                .containsExactly("officer access-signed-in", "admin access-changed", "officer access-viewed");
        assertThat(records.history(new Subject("account", "unrecognised"), 0, 10))
                .extracting(each -> each.kind())
                .containsExactly("access-sign-in-refused");
    }

    @Test
    void addresses_and_purposes_are_personal_data_and_can_be_erased() {
        audit.record(event(Kind.VIEWED, "officer", "case/c1", "核对王某某的地址", "10.0.0.1"));
        assertThat(records.history(new Subject("account", "officer"), 0, 1)
                        .get(0)
                        .payload()
                        .toString())
                .doesNotContain("王某某")
                .doesNotContain("10.0.0.1");
        read();
        assertThat(trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计")
                        .lines()
                        .get(0)
                        .purpose())
                .isEqualTo("核对王某某的地址");
        recorder.erase("account:officer", "officer-2");
        assertThat(trail.page(AUDITOR, new Filter(Kind.VIEWED, "officer", null, null, null), null, 10, "年度审计")
                        .lines()
                        .get(0)
                        .purpose())
                .isNull();
    }

    @Test
    void the_auditor_sees_the_newest_first_page_by_page_and_filtered() {
        for (int i = 0; i < 5; i++) {
            audit.record(event(Kind.SIGNED_IN, "a" + i % 2, null, null, null));
        }
        read();
        AuditTrail.Page first =
                trail.page(AUDITOR, new Filter(Kind.SIGNED_IN, null, null, null, null), null, 3, "年度审计");
        assertThat(first.lines()).extracting(AuditTrail.Line::position).containsExactly(5L, 4L, 3L);
        AuditTrail.Page second = trail.page(
                AUDITOR,
                new Filter(Kind.SIGNED_IN, null, null, null, null),
                first.next().orElseThrow(),
                3,
                "年度审计");
        assertThat(second.lines()).extracting(AuditTrail.Line::position).containsExactly(2L, 1L);
        assertThat(second.next()).isEmpty();
        assertThat(trail.page(AUDITOR, new Filter(null, "a1", null, null, null), null, 10, "年度审计")
                        .lines())
                .hasSize(2);
        assertThat(trail.page(AUDITOR, new Filter(null, null, null, NOW.plusSeconds(1), null), null, 10, "年度审计")
                        .lines())
                .isEmpty();
    }

    @Test
    void that_the_auditor_looked_is_put_down_too_and_nobody_else_looks() {
        trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计");
        read();
        assertThat(trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计").lines())
                .extracting(AuditTrail.Line::kind)
                .containsExactly(Kind.VIEWED);
        assertThatThrownBy(() -> trail.page(OFFICER, Filter.ALL, null, 10, "年度审计"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("ACCESS-FORBIDDEN"));
        assertThatThrownBy(() -> trail.page(AUDITOR, Filter.ALL, null, 0, "年度审计"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("PAGE-SIZE"));
    }

    @Test
    void what_somebody_sent_who_was_refused_is_put_down_as_long_as_the_trail_can_show() {
        audit.record(event(Kind.REFUSED, "officer", "body/" + "x".repeat(500), null, null));
        audit.record(event(Kind.REFUSED, "officer", "body/a\u0000b\nc", null, null));
        audit.record(event(Kind.REFUSED, "officer", "body/" + "x".repeat(134) + "\uD83D\uDE00x", null, null));
        read();
        assertThat(trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计").lines())
                .extracting(AuditTrail.Line::about)
                .containsExactly(
                        "body/" + "x".repeat(134) + "…", "body/a\uFFFDb\uFFFDc", "body/" + "x".repeat(135) + "…");
    }

    @Test
    void an_entry_that_the_trail_cannot_show_whole_does_not_stop_it() {
        appended("access-refused", Map.of("about", "x".repeat(500) + "\u0000", "operation", "y".repeat(80)));
        appended("access-no-such-kind", Map.of());
        audit.record(event(Kind.SIGNED_IN, "officer", null, null, null));
        for (int i = 0; i < 7; i++) {
            read();
        }
        assertThat(trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计").lines())
                .extracting(AuditTrail.Line::kind)
                .containsExactly(Kind.SIGNED_IN, Kind.REFUSED);
        assertThat(reading.standing()).isEqualTo(new Reading.Standing(4, 1, null, false));
    }

    private void appended(String kind, Map<String, Object> payload) {
        recorder.append(List.of(new Appending(new Subject("account", "a"), NOW, "a", kind, payload, List.of(), null)));
    }

    @Test
    void what_cannot_be_in_the_trail_is_refused_and_not_put_down() {
        for (Filter each : List.of(
                new Filter(null, null, "x".repeat(142), null, null),
                new Filter(null, "x".repeat(200), null, null, null),
                new Filter(null, null, "a\u0000", null, null))) {
            assertThatThrownBy(() -> trail.page(AUDITOR, each, null, 10, "年度审计"))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.code()).isEqualTo("AUDIT-FILTER"));
        }
        read();
        assertThat(trail.page(AUDITOR, Filter.ALL, null, 10, "年度审计").lines()).isEmpty();
    }
}
