package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Personal;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** The same services on Derby and on PostgreSQL, where threads really meet. */
@OnEveryDatabase
class StoreTest {

    @TempDir
    private Path folder;

    private final TestDatabase database;
    private World world;
    private Somebody system;
    private Somebody security;

    StoreTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void begin() {
        new Schema().migrate(database.dataSource());
        for (String table :
                List.of("decision", "proposal", "identity", "token", "certificate", "once", "session", "key_check")) {
            database.execute("DELETE FROM access_" + table);
        }
        database.execute(
                "DELETE FROM access_grant WHERE acting_for IS NOT NULL",
                "DELETE FROM access_grant",
                "DELETE FROM access_account",
                "DELETE FROM access_person",
                "DELETE FROM access_body WHERE parent IS NOT NULL",
                "DELETE FROM access_body");
        world = new World(
                new JdbcAccessStore(new JtaTransactions(database.transactionManager(), database.dataSource())), folder);
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
    }

    @AfterEach
    void nothing_is_left_over() {
        assertThat(database.transactionLeftOver()).isFalse();
        assertThat(database.connectionsInUse()).isZero();
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        return thrown == null ? "none" : thrown.code();
    }

    /** How often it worked, of so many at the same time. */
    private static int together(int times, Callable<?> what) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(what::call);
            }
            int worked = 0;
            for (Future<Object> each : threads.invokeAll(all)) {
                try {
                    each.get();
                    worked++;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ZhihengException.class);
                }
            }
            return worked;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_identity_outside_lets_in_to_one_account_even_when_two_link_it_at_the_same_time() throws Exception {
        OidcPolicy policy = FederatedSignInTest.policy(URI.create("https://id.example"), folder.resolve("none"), null);
        IdentityService identities = world.identities(policy);
        String one = world.open(system, "one", "number-one").account();
        String other = world.open(system, "other", "number-other").account();
        Principal who = world.who(security);
        AtomicInteger turn = new AtomicInteger();
        assertThat(together(8, () -> identities.link(who, turn.incrementAndGet() % 2 == 0 ? one : other, "u-1")))
                .isEqualTo(1);
        Identity linked = world.store
                .read(data -> data.identity("https://id.example", "u-1"))
                .orElseThrow();
        assertThat(linked.since()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
        List<Identity> all = world.store.read(data -> data.identities(linked.account()));
        assertThat(all).containsExactly(linked);
        identities.unlink(who, linked.id());
        assertThat(world.store.read(data -> data.identity(linked.id())).isEmpty())
                .isTrue();
        identities.link(who, one, "u-1");
        world.accounts.close(world.who(system), one);
        assertThat(world.store
                        .read(data -> data.identity("https://id.example", "u-1"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void an_account_is_read_as_it_was_written() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(code(() -> world.signIn.signIn("officer", "wrong", null, World.SOURCE, null)))
                .isEqualTo("ACCESS-SIGN-IN");
        var account = world.store.read(data -> data.account(officer.account())).orElseThrow();
        assertThat(account.name()).isEqualTo("officer");
        assertThat(account.kind()).isEqualTo(Accounts.Kind.PERSON);
        assertThat(account.openedAt()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
        assertThat(account.closedAt()).isNull();
        assertThat(account.attempts().failures()).isEqualTo(1);
        assertThat(account.attempts().blockedUntil()).isNull();
        assertThat(account.password().temporary()).isFalse();
        assertThat(account.password().former()).hasSize(1);
        assertThat(account.factor().bound()).isTrue();
        assertThat(account.factor().offered()).isNull();
        assertThat(account.factor().recovery()).hasSize(10);
        var person =
                world.store.read(data -> data.personByNumber("number-officer")).orElseThrow();
        assertThat(person.id()).isEqualTo(account.person());
        assertThat(person.name()).isEqualTo("姓名number-officer");
    }

    @Test
    void no_secret_stands_in_the_database() throws Exception {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        StringBuilder all = new StringBuilder();
        for (String table : List.of("access_account", "access_session")) {
            try (var connection = database.plainDataSource().getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT * FROM " + table)) {
                while (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        all.append(row.getString(i)).append('\n');
                    }
                }
            }
        }
        assertThat(all.toString())
                .contains("$argon2id$")
                .doesNotContain(officer.password())
                .doesNotContain(officer.session())
                .doesNotContain(java.util.Base64.getEncoder().encodeToString(officer.secret()))
                .doesNotContain(org.zhiheng.access.domain.Secrets.base32(officer.secret()));
    }

    @Test
    void guesses_at_the_same_time_are_counted_one_by_one() throws Exception {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(together(16, () -> world.signIn.signIn("officer", "wrong", null, World.SOURCE, null)))
                .isZero();
        int failures = world.store
                .read(data -> data.account(officer.account()))
                .orElseThrow()
                .attempts()
                .failures();
        assertThat(failures).isEqualTo(5);
    }

    @Test
    void a_code_lets_in_once_even_eight_at_a_time() throws Exception {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        world.clock.move(Duration.ofMinutes(1));
        String code = world.code(officer);
        assertThat(together(8, () -> world.signIn.signIn("officer", officer.password(), code, World.SOURCE, null)))
                .isEqualTo(1);
    }

    @Test
    void roles_that_must_be_apart_are_not_given_at_the_same_time_either() throws Exception {
        Accounts.Opened one = world.open(system, "one", "number-one");
        Accounts.Opened two = world.open(system, "two", "number-one");
        Principal who = world.who(security);
        java.util.concurrent.atomic.AtomicInteger turn = new java.util.concurrent.atomic.AtomicInteger();
        assertThat(together(2, () -> {
                    boolean first = turn.getAndIncrement() == 0;
                    return world.accounts.grant(
                            who,
                            first ? one.account() : two.account(),
                            first ? Role.AUDITOR : Role.OFFICER,
                            "bureau",
                            Scope.BODY,
                            null);
                }))
                .isEqualTo(1);
    }

    @Test
    void several_nodes_that_start_together_make_one_first_administrator() throws Exception {
        database.execute(
                "DELETE FROM access_session",
                "DELETE FROM access_grant",
                "DELETE FROM access_account",
                "DELETE FROM access_person",
                "DELETE FROM access_body WHERE parent IS NOT NULL",
                "DELETE FROM access_body");
        assertThat(together(
                        4,
                        () -> new FirstAdministrator(
                                world.store, world.settings, world.hasher, world.journal, world.clock)))
                .isEqualTo(4);
        int made = world.store.<List<?>>read(data -> data.bodies()).size();
        assertThat(made).isEqualTo(1);
        String password = world.firstPassword();
        assertThat(world.signIn.signIn("admin", password, null, World.SOURCE, null))
                .isNotNull();
    }

    @Test
    void sessions_end_on_every_node_and_by_time() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        World other = world.anotherNode();
        assertThat(other.signIn.session(officer.session())).isPresent();
        world.accounts.endSessions(world.who(security), officer.account());
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.session(officer.session())).isEmpty();
        world.clock.move(Duration.ofMinutes(1));
        SignedIn in = world.signIn.signIn("officer", officer.password(), world.code(officer), World.SOURCE, null);
        world.clock.move(Duration.ofMinutes(29));
        assertThat(other.signIn.session(in.session())).isPresent();
        world.clock.move(Duration.ofMinutes(29));
        assertThat(world.signIn.session(in.session())).isPresent();
        world.clock.move(Duration.ofMinutes(30));
        assertThat(world.signIn.session(in.session())).isEmpty();
    }

    @Test
    void one_of_eight_decisions_about_a_proposal_holds() throws Exception {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal proposed =
                world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        assertThat(world.releases.open()).containsExactly(proposed);
        Principal who = world.who(two);
        assertThat(together(8, () -> world.releases.release(who, proposed.id())))
                .isEqualTo(1);
        assertThat(world.releases.released(RuleRelease.Change.ACTIVATE, "abc")).isTrue();
        world.clock.move(Duration.ofSeconds(1));
        world.releases.propose(who, RuleRelease.Change.ACTIVATE, "abc", "再次");
        assertThat(world.releases.released(RuleRelease.Change.ACTIVATE, "abc")).isFalse();
    }

    @Test
    void decisions_are_numbered_in_the_order_in_which_they_are_made() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal first = world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        RuleRelease.Proposal second =
                world.releases.propose(world.who(one), RuleRelease.Change.RETIRE, "cn.371002", "说明");
        assertThat(world.releases.decidedAfter(0)).isEmpty();
        assertThat(world.releases.decision(RuleRelease.Change.ACTIVATE, "abc")).isEmpty();

        RuleRelease.Decided refused =
                new RuleRelease.Decided(1, world.releases.refuse(world.who(two), second.id(), "尚在使用"));
        RuleRelease.Decided released = new RuleRelease.Decided(2, world.releases.release(world.who(two), first.id()));
        world.releases.propose(world.who(one), RuleRelease.Change.RETIRE, "cn.371002", "再次");

        assertThat(world.releases.decidedAfter(0)).containsExactly(refused, released);
        assertThat(world.releases.decidedAfter(1)).containsExactly(released);
        assertThat(world.releases.decidedAfter(2)).isEmpty();
        assertThat(world.releases.decision(RuleRelease.Change.RETIRE, "cn.371002"))
                .contains(refused);
        assertThat(world.releases.decision(RuleRelease.Change.ACTIVATE, "cn.371002"))
                .isEmpty();
    }

    @Test
    void tokens_and_deputies_come_back_as_they_were_given() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Grant own = world.who(head).grants().get(0);
        Instant from = Instant.parse("2026-03-02T01:00:00.123456Z");
        world.clock.move(Duration.ofSeconds(1));
        Grant acting = world.own.nameDeputy(world.who(head), own.id(), deputy.account(), from, from.plusSeconds(60));
        assertThat(world.who(deputy).grants()).contains(acting);
        Accounts.Opened robot = world.accounts.open(
                world.who(system),
                new Accounts.NewAccount("robot", Accounts.Kind.PROGRAM, "number-robot", "程序", "bureau"));
        Accounts.Issued token = world.accounts.issueToken(
                world.who(security),
                robot.account(),
                Set.of(Operation.RULING_ASK, Operation.RULES_VIEW),
                world.clock.instant().plusSeconds(60));
        assertThat(world.signIn.token(token.token()).orElseThrow().narrowedTo())
                .containsExactlyInAnyOrder(Operation.RULING_ASK, Operation.RULES_VIEW);
        world.accounts.close(world.who(system), robot.account());
        assertThat(world.signIn.token(token.token())).isEmpty();
    }

    @Test
    void certificates_come_back_as_they_were_registered_and_a_revoked_one_never() throws Exception {
        String robot = world.program(system, security, "robot");
        X509Certificate certificate =
                Certificates.rsa(2048, World.START.minusSeconds(60), World.START.plusSeconds(3600));
        Accounts.Registered registered = world.accounts.registerCertificate(
                world.who(security), robot, certificate, Set.of(Operation.RULING_ASK), World.START.plusSeconds(7200));
        assertThat(registered.until()).isEqualTo("2026-03-02T02:00:00Z");
        Principal who = world.signIn.certificate(certificate).orElseThrow();
        assertThat(who.account()).isEqualTo(robot);
        assertThat(who.narrowedTo()).containsExactly(Operation.RULING_ASK);
        world.accounts.revokeCertificate(world.who(security), registered.id());
        assertThat(world.signIn.certificate(certificate)).isEmpty();
        var kept = world.store.read(data -> data.certificate(registered.id())).orElseThrow();
        assertThat(kept.fingerprint()).isEqualTo(registered.fingerprint());
        assertThat(kept.from()).isEqualTo("2026-03-02T00:59:00Z");
        assertThat(kept.until()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(kept.revokedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(code(() -> world.accounts.registerCertificate(
                        world.who(security),
                        robot,
                        certificate,
                        Set.of(Operation.RULING_ASK),
                        World.START.plusSeconds(60))))
                .isEqualTo("ACCESS-CERTIFICATE-KNOWN");
    }

    @Test
    void of_eight_that_come_with_the_same_at_the_same_time_one_is_first() throws Exception {
        Instant until = world.clock.instant().plusSeconds(300);
        AtomicInteger first = new AtomicInteger();
        together(8, () -> world.onceOnly.first("a".repeat(64), until) ? first.incrementAndGet() : 0);
        assertThat(first).hasValue(1);
        assertThat(world.anotherNode().onceOnly.first("a".repeat(64), until)).isFalse();
        assertThat(world.onceOnly.first("b".repeat(64), until)).isTrue();
        world.clock.move(Duration.ofSeconds(301));
        assertThat(world.onceOnly.first("c".repeat(64), until)).isTrue();
        boolean kept = world.store.read(data -> data.seenBefore("a".repeat(64)));
        assertThat(kept).isFalse();
    }

    @Test
    void what_the_audit_cannot_put_down_does_not_happen() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        Journal broken = new Journal(
                event -> {
                    throw ZhihengException.unavailable("RECORD-FULL", "记录已满");
                },
                world.clock);
        AccountService accounts = new AccountService(
                world.store, world.settings, world.permissions, world.hasher, world.recognition, broken, world.clock);
        assertThat(code(() ->
                        accounts.grant(world.who(security), officer.account(), Role.HEAD, "bureau", Scope.BODY, null)))
                .isEqualTo("RECORD-FULL");
        assertThat(world.who(officer).grants()).extracting(Grant::role).containsExactly(Role.OFFICER);
    }

    private static Directory.Wanted named(int size, String after) {
        return new Directory.Wanted(Directory.Sort.NAME, false, size, after, null, false);
    }

    private static List<String> names(Directory.Page page) {
        return page.accounts().stream().map(Directory.Listed::name).toList();
    }

    @Test
    void accounts_are_listed_by_pages_and_only_those_in_reach() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        Accounts.Opened gone = world.open(system, "gone", "number-gone");
        world.accounts.close(world.who(system), gone.account());
        Directory.Page first = world.directory.list(world.who(system), named(2, null), null);
        assertThat(names(first)).containsExactly("admin", "auditor");
        Directory.Page second = world.directory.list(world.who(system), named(2, first.next()), null);
        assertThat(names(second)).containsExactly("officer", "security");
        assertThat(second.next()).isNull();
        // The bureau and no more.
        assertThat(names(world.directory.list(world.who(officer), named(50, null), null)))
                .containsExactly("auditor", "officer", "security");
        assertThat(names(world.directory.list(
                        world.who(system),
                        new Directory.Wanted(Directory.Sort.OPENED_AT, true, 50, null, "bureau", true),
                        null)))
                .containsExactlyInAnyOrder("auditor", "gone", "officer", "security");
        assertThat(code(() -> world.directory.show(world.who(officer), system.account(), null)))
                .isEqualTo("ACCESS-ACCOUNT-UNKNOWN");
        assertThat(world.directory.named(world.who(officer), "Officer")).isEqualTo(officer.account());
        assertThat(code(() -> world.directory.named(world.who(officer), "admin")))
                .isEqualTo("ACCESS-ACCOUNT-UNKNOWN");
        assertThat(code(() -> world.directory.named(world.who(system), "nobody")))
                .isEqualTo("ACCESS-ACCOUNT-UNKNOWN");
        assertThat(code(() -> world.directory.list(world.who(officer), named(201, null), null)))
                .isEqualTo("PAGE-SIZE");
        assertThat(code(() -> world.directory.list(world.who(officer), named(5, "x"), null)))
                .isEqualTo("PAGE-CURSOR");
    }

    @Test
    void red_line_8_names_in_the_directory_are_shown_only_for_a_purpose_that_is_put_down() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(world.directory
                        .list(world.who(officer), named(50, null), null)
                        .accounts())
                .allMatch(each -> each.staff() == null);
        assertThat(world.directory
                        .show(world.who(officer), officer.account(), null)
                        .account()
                        .staff())
                .isNull();
        world.audit.clear();
        assertThat(code(() -> world.directory.list(world.who(officer), named(50, null), " ")))
                .isEqualTo("ACCESS-PURPOSE");
        assertThat(world.directory
                        .list(world.who(officer), named(50, null), "编排值班")
                        .accounts()
                        .get(1)
                        .staff())
                .isEqualTo(new Directory.Staff("number-officer", "姓名number-officer"));
        assertThat(world.directory
                        .show(world.who(officer), officer.account(), "核对工号")
                        .account()
                        .staff()
                        .number())
                .isEqualTo("number-officer");
        assertThat(world.audit)
                .extracting(AuditEvent::kind, AuditEvent::subject, AuditEvent::purpose)
                .containsExactly(
                        tuple(AuditEvent.Kind.VIEWED, "directory/accounts", "编排值班"),
                        tuple(AuditEvent.Kind.VIEWED, "account/" + officer.account(), "核对工号"));
        assertThat(world.directory.own(world.who(officer)).staff().name()).isEqualTo("姓名number-officer");
    }

    @Test
    void how_an_account_stands_at_the_door_is_seen_by_who_may_lift_a_block_alone() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        for (int i = 0; i < 5; i++) {
            assertThat(code(() -> world.signIn.signIn("officer", "wrong", null, World.SOURCE, null)))
                    .isEqualTo("ACCESS-SIGN-IN");
        }
        assertThat(world.directory
                        .show(world.who(officer), officer.account(), null)
                        .security())
                .isNull();
        assertThat(world.directory
                        .show(world.who(system), officer.account(), null)
                        .security())
                .isNull();
        assertThat(world.directory
                        .show(world.who(security), officer.account(), null)
                        .security())
                .isEqualTo(new Directory.Security(World.START.plusSeconds(30), false, true, List.of(), List.of()));
    }

    @Test
    void accounts_and_bodies_are_what_their_last_entries_say() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Somebody gone = world.person(system, security, "gone", Role.OFFICER);
        Grant own = world.who(head).grants().get(0);
        Instant now = world.clock.instant();
        world.own.nameDeputy(world.who(head), own.id(), deputy.account(), now, now.plusSeconds(600));
        Grant officer = world.who(deputy).grants().stream()
                .filter(each -> each.role() == Role.OFFICER)
                .findFirst()
                .orElseThrow();
        world.accounts.revoke(world.who(security), officer.id());
        world.accounts.close(world.who(system), gone.account());

        Map<String, Object> said = new TreeMap<>();
        world.audit.stream()
                .filter(each -> each.state() != null)
                .forEach(each -> said.put(each.subject(), each.state()));
        Map<String, Object> are = new TreeMap<>();
        new AccessAggregates(world.store).each((subject, state) -> are.put(subject.toString(), state));
        assertThat(are).isEqualTo(said);
        assertThat(are)
                .containsKeys(
                        "body/platform", "body/bureau", "account/" + system.account(), "account/" + gone.account());
        assertThat(are.get("account/" + gone.account()).toString()).contains("open=false", "roles=[]");
        assertThat(are.get("account/" + deputy.account()).toString())
                .contains("role=HEAD")
                .doesNotContain("role=OFFICER");
    }

    @Test
    void rule_releases_are_what_their_last_entries_say() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal released =
                world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        RuleRelease.Proposal refused =
                world.releases.propose(world.who(one), RuleRelease.Change.RETIRE, "cn.371002", "停用");
        RuleRelease.Proposal open = world.releases.propose(world.who(two), RuleRelease.Change.ROLL_BACK, "3", "退回");
        world.clock.move(Duration.ofMinutes(10));
        world.releases.refuse(world.who(two), refused.id(), "尚在使用");
        world.releases.release(world.who(two), released.id());

        Map<String, Object> said = new TreeMap<>();
        world.audit.stream()
                .filter(each -> each.state() != null && each.subject().startsWith("rule-release/"))
                .forEach(each -> said.put(each.subject(), each.state()));
        Map<String, Map<String, Object>> are = new TreeMap<>();
        AccessAggregates source = new AccessAggregates(world.store);
        source.each((subject, state) -> {
            if (subject.type().equals("rule-release")) {
                are.put(subject.toString(), state);
            }
        });
        assertThat(source.types()).contains("rule-release");
        assertThat(are).isEqualTo(said).hasSize(3);
        assertThat(are.get("rule-release/" + refused.id()))
                .containsEntry("change", "RETIRE")
                .containsEntry("subject", "cn.371002")
                .containsEntry("note", new Personal("account:" + one.account(), "note", "停用"))
                .containsEntry("state", "REFUSED")
                .containsEntry("proposedAt", "2026-03-02T01:00:00Z")
                .containsEntry("decision", 1L)
                .containsEntry("decidedBy", two.account())
                .containsEntry("decidedAt", "2026-03-02T01:10:00Z")
                .containsEntry("reason", new Personal("account:" + two.account(), "reason", "尚在使用"));
        assertThat(are.get("rule-release/" + open.id()))
                .containsEntry("state", "PROPOSED")
                .containsEntry("decision", null)
                .containsEntry("reason", null);
    }

    private int sessions(Somebody somebody) {
        return world.store.read(data -> data.sessions(somebody.account()).size());
    }

    private boolean known(Accounts.Issued token) {
        return world.store.read(data -> data.token(token.id()).isPresent());
    }

    @Test
    void housekeeping_deletes_sessions_that_are_over_and_tokens_half_a_year_later() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        String program = world.program(system, security, "robot");
        Accounts.Issued issued = world.accounts.issueToken(
                world.who(security),
                program,
                Set.of(Operation.RULES_VIEW),
                world.clock.instant().plusSeconds(60));
        Housekeeping housekeeping = new Housekeeping(world.store, world.settings, world.clock);
        try {
            housekeeping.tidy();
            assertThat(sessions(officer)).isEqualTo(1);
            world.clock.move(Duration.ofMinutes(31));
            housekeeping.tidy();
            assertThat(sessions(officer)).isZero();
            assertThat(known(issued)).isTrue();
            world.clock.move(Duration.ofDays(180));
            housekeeping.tidy();
            assertThat(known(issued)).isFalse();
        } finally {
            housekeeping.stop();
        }
    }

    @Test
    void a_body_that_is_merged_hands_over_its_accounts_roles_and_bodies() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        world.organisation.add(
                world.who(system),
                new Body("new", Body.Kind.DEPARTMENT, "新设的局", new DivisionCode("371002"), "platform"));
        world.organisation.add(
                world.who(system), new Body("squad", Body.Kind.UNIT, "一中队", new DivisionCode("371002"), "bureau"));
        world.organisation.close(world.who(system), "bureau", "new");
        assertThat(world.store
                        .read(data -> data.account(officer.account()))
                        .orElseThrow()
                        .body())
                .isEqualTo("new");
        List<Grant> handed = world.store.read(data -> data.grants(officer.account()));
        assertThat(handed).extracting(Grant::body).containsExactly("new");
        assertThat(world.organisation.body("squad").orElseThrow().parent()).isEqualTo("new");
        assertThat(world.organisation.body("bureau").orElseThrow().mergedInto()).isEqualTo("new");
        Map<String, Object> said = new TreeMap<>();
        world.audit.stream()
                .filter(each -> each.state() != null)
                .forEach(each -> said.put(each.subject(), each.state()));
        Map<String, Object> are = new TreeMap<>();
        new AccessAggregates(world.store).each((subject, state) -> are.put(subject.toString(), state));
        assertThat(are).isEqualTo(said);
    }

    @Test
    void a_corrected_person_is_read_as_corrected() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        world.accounts.correctPerson(world.who(system), officer.account(), "HC-7", "改名");
        assertThat(world.store
                        .read(data -> data.personByNumber("hc-7"))
                        .orElseThrow()
                        .name())
                .isEqualTo("改名");
        Map<String, Object> are = new TreeMap<>();
        new AccessAggregates(world.store).each((subject, state) -> are.put(subject.toString(), state));
        String person = world.who(officer).person();
        assertThat(are.get("person/" + person))
                .isEqualTo(Map.of(
                        "number", new Personal("person:" + person, "staff-number", "HC-7"),
                        "name", new Personal("person:" + person, "name", "改名")));
    }
}
