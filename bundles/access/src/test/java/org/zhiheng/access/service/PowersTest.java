package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;

/** 三员分立, deputies, two people for rules, the first administrator, and what is put down. */
class PowersTest {

    @TempDir
    private Path folder;

    private World world;
    private Somebody system;
    private Somebody security;
    private Somebody auditor;

    @BeforeEach
    void begin() {
        world = new World(new MemoryStore(), folder);
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
        auditor = administrators.get(2);
    }

    private static String code(ThrowingCallable call) {
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        return thrown == null ? "none" : thrown.code();
    }

    private String grant(Somebody by, String account, Role role) {
        return code(() -> world.accounts.grant(world.who(by), account, role, "bureau", Scope.BODY, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARTY", "OPERATIONS_PROGRAM"})
    void an_administrator_holds_no_other_role_under_any_account(Role role) {
        for (Role administrator : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)) {
            String number = "number-" + administrator + role;
            String name = ("a" + administrator.ordinal() + "." + role.ordinal());
            Accounts.Opened first = world.open(system, name, number);
            Accounts.Opened second = world.open(system, name + "-2", number);
            assertThat(grant(security, first.account(), administrator)).isEqualTo("none");
            boolean same = role == administrator;
            assertThat(grant(security, first.account(), role))
                    .isEqualTo(same ? "ACCESS-GRANT-HELD" : "ACCESS-SEPARATION");
            assertThat(grant(security, second.account(), role)).isEqualTo(same ? "none" : "ACCESS-SEPARATION");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_program_holds_no_role_that_decides_or_administers(Role role) {
        String program = world.program(system, security, "robot");
        boolean byPersons = Set.of(
                        Role.LEGAL_REVIEWER,
                        Role.HEARING_PRESIDER,
                        Role.HEAD,
                        Role.PLATFORM_DIRECTOR,
                        Role.AUDITOR,
                        Role.SYSTEM_ADMINISTRATOR,
                        Role.SECURITY_ADMINISTRATOR)
                .contains(role);
        String other =
                switch (role) {
                    case PARTY -> "ACCESS-SEPARATION";
                    case OFFICER -> "ACCESS-GRANT-HELD";
                    case JUSTICE_SUPERVISOR -> "ACCESS-ROLE-BODY";
                    default -> "none";
                };
        assertThat(grant(security, program, role)).isEqualTo(byPersons ? "ACCESS-ROLE-KIND" : other);
    }

    @Test
    void a_role_of_programs_is_nobodys() {
        Accounts.Opened opened = world.open(system, "officer", "number-officer");
        assertThat(grant(security, opened.account(), Role.OPERATIONS_PROGRAM)).isEqualTo("ACCESS-ROLE-KIND");
    }

    @Test
    void no_token_is_issued_for_what_only_persons_do_and_none_that_is_there_allows_it() {
        String program = world.program(system, security, "robot");
        assertThat(grant(security, program, Role.RULE_STEWARD)).isEqualTo("none");
        Instant until = world.clock.instant().plusSeconds(600);
        for (Operation operation : List.of(
                Operation.RULES_RELEASE,
                Operation.ROLE_GRANT,
                Operation.PASSWORD_RESET,
                Operation.RECORD_RESUME,
                Operation.KEY_ROTATE)) {
            ZhihengException refused = catchThrowableOfType(
                    ZhihengException.class,
                    () -> world.accounts.issueToken(world.who(security), program, Set.of(operation), until));
            assertThat(refused.code()).isEqualTo("ACCESS-PROGRAM-OPERATION");
            assertThat(refused.field()).contains("operations");
        }
        world.store.change(data -> {
            Set<Operation> both = Set.of(Operation.RULES_PROPOSE, Operation.RULES_RELEASE);
            data.insert(new Token("t", Secrets.hash("zht_x"), program, both, until, null));
            data.insert(new Grant(
                    "g",
                    program,
                    Role.SECURITY_ADMINISTRATOR,
                    "platform",
                    Scope.ALL,
                    world.clock.instant(),
                    null,
                    null));
            return null;
        });
        Principal who = world.signIn.token("zht_x").orElseThrow();
        assertThat(world.permissions.may(who, Operation.RULES_PROPOSE, null)).isTrue();
        assertThat(world.permissions.may(who, Operation.RULES_RELEASE, null)).isFalse();
        assertThat(who.grants()).extracting(Grant::role).containsExactly(Role.OFFICER, Role.RULE_STEWARD);
    }

    @Test
    void the_last_system_and_the_last_security_administrator_stay() {
        Grant only = world.who(security).grants().get(0);
        assertThat(code(() -> world.accounts.close(world.who(system), security.account())))
                .isEqualTo("ACCESS-LAST-ADMINISTRATOR");
        Grant systems = world.who(system).grants().get(0);
        assertThat(code(() -> world.accounts.revoke(world.who(security), systems.id())))
                .isEqualTo("ACCESS-LAST-ADMINISTRATOR");
        // Who is one for a time only, or has not signed in yet, is no successor.
        Accounts.Opened second = world.open(system, "security-2", "number-security-2");
        Instant until = world.clock.instant().plusSeconds(3600);
        world.accounts.grant(
                world.who(security), second.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, until);
        Somebody acting = world.settle(second.account(), "security-2", second.password());
        assertThat(code(() -> world.accounts.revoke(world.who(acting), only.id())))
                .isEqualTo("ACCESS-LAST-ADMINISTRATOR");
        Accounts.Opened third = world.open(system, "security-3", "number-security-3");
        world.accounts.grant(
                world.who(security), third.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, null);
        assertThat(code(() -> world.accounts.revoke(world.who(acting), only.id())))
                .isEqualTo("ACCESS-LAST-ADMINISTRATOR");
        world.settle(third.account(), "security-3", third.password());
        assertThat(code(() -> world.accounts.revoke(world.who(acting), only.id())))
                .isEqualTo("none");
    }

    @Test
    void a_security_administrator_who_never_came_is_named_anew() {
        World fresh = new World(new MemoryStore(), folder.resolve("fresh"));
        Somebody first = fresh.first();
        fresh.organisation.add(
                fresh.who(first),
                new Body("bureau", Body.Kind.DEPARTMENT, "综合行政执法局", new DivisionCode("371002"), "platform"));
        Accounts.Opened never = fresh.open(first, "security", "number-security");
        fresh.accounts.grant(
                fresh.who(first), never.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, null);
        Accounts.Opened other = fresh.open(first, "security-2", "number-security-2");
        assertThat(code(() -> fresh.accounts.grant(
                        fresh.who(first), other.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, null)))
                .isEqualTo("ACCESS-FORBIDDEN");
        fresh.clock.move(Duration.ofHours(73));
        Principal again = fresh.signIn
                .session(fresh.signIn
                        .signIn(first.name(), first.password(), fresh.code(first), World.SOURCE, null)
                        .session())
                .orElseThrow();
        assertThat(code(() -> fresh.accounts.grant(
                        again, other.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, null)))
                .isEqualTo("none");
    }

    @Test
    void the_same_role_is_given_once() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(grant(security, officer.account(), Role.OFFICER)).isEqualTo("ACCESS-GRANT-HELD");
        assertThat(code(() -> world.accounts.grant(
                        world.who(security), officer.account(), Role.OFFICER, "bureau", Scope.OWN, null)))
                .isEqualTo("none");
    }

    @Test
    void an_account_at_a_body_nobody_knows_is_not_opened() {
        ZhihengException refused = catchThrowableOfType(
                ZhihengException.class,
                () -> world.accounts.open(
                        world.who(system), new Accounts.NewAccount("wang", Accounts.Kind.PERSON, "1", "王", "nowhere")));
        assertThat(refused.code()).isEqualTo("ACCESS-BODY-UNKNOWN");
        assertThat(refused.field()).contains("body");
        assertThat(code(() -> world.accounts.open(
                        world.who(auditor),
                        new Accounts.NewAccount("wang", Accounts.Kind.PERSON, "1", "王", "nowhere"))))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void nobody_becomes_administrator_who_works_on_cases_or_rules() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        Somebody steward = world.person(system, security, "steward", Role.RULE_STEWARD);
        for (Role role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)) {
            assertThat(grant(security, officer.account(), role)).isEqualTo("ACCESS-SEPARATION");
            assertThat(grant(security, steward.account(), role)).isEqualTo("ACCESS-SEPARATION");
        }
        assertThat(grant(security, officer.account(), Role.RULE_STEWARD)).isEqualTo("none");
    }

    @Test
    void a_role_given_up_no_longer_stands_in_the_way() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        world.accounts.revoke(
                world.who(security), world.who(officer).grants().get(0).id());
        assertThat(grant(security, officer.account(), Role.AUDITOR)).isEqualTo("none");
    }

    @Test
    void an_officer_is_party_to_a_case_only_under_another_account() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(grant(security, officer.account(), Role.PARTY)).isEqualTo("ACCESS-SEPARATION");
        Accounts.Opened private1 = world.open(system, "citizen", "number-officer");
        assertThat(grant(security, private1.account(), Role.PARTY)).isEqualTo("none");
    }

    @Test
    void none_of_the_three_does_anothers_work() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        assertThat(grant(system, officer.account(), Role.HEAD)).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(grant(auditor, officer.account(), Role.HEAD)).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.accounts.resetPassword(world.who(system), officer.account())))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.open(security, "other", "number-other"))).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.accounts.close(world.who(security), officer.account())))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.permissions.check(world.who(system), Operation.AUDIT_VIEW, null)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.permissions.check(world.who(security), Operation.AUDIT_VIEW, null)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void no_administrator_gives_rights_to_the_own_person() {
        Accounts.Opened second = world.open(system, "security-2", "number-security");
        assertThat(grant(security, security.account(), Role.SECURITY_ADMINISTRATOR))
                .isEqualTo("ACCESS-OWN-RIGHTS");
        assertThat(grant(security, second.account(), Role.SECURITY_ADMINISTRATOR))
                .isEqualTo("ACCESS-OWN-RIGHTS");
        assertThat(code(() -> world.accounts.resetPassword(world.who(security), security.account())))
                .isEqualTo("ACCESS-OWN-RIGHTS");
    }

    @Test
    void the_system_administrator_names_the_first_security_administrator_and_never_another() {
        Accounts.Opened other = world.open(system, "other", "number-other");
        assertThat(grant(system, other.account(), Role.SECURITY_ADMINISTRATOR)).isEqualTo("ACCESS-FORBIDDEN");
        Grant only = world.who(security).grants().get(0);
        Accounts.Opened second = world.open(system, "security-2", "number-security-2");
        assertThat(grant(security, second.account(), Role.SECURITY_ADMINISTRATOR))
                .isEqualTo("none");
        Somebody successor = world.settle(second.account(), "security-2", second.password());
        world.accounts.revoke(world.who(successor), only.id());
        assertThat(grant(system, other.account(), Role.SECURITY_ADMINISTRATOR)).isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void the_first_security_administrator_reaches_everybody_and_has_no_end(@TempDir Path other) {
        World empty = new World(new MemoryStore(), other);
        Somebody only = empty.first();
        String named = empty.accounts
                .open(
                        empty.who(only),
                        new Accounts.NewAccount("security", Accounts.Kind.PERSON, "number-2", "姓名", "platform"))
                .account();
        Instant until = empty.clock.instant().plus(Duration.ofDays(365));
        assertThat(code(() -> first(empty, only, named, Scope.BODY, null))).isEqualTo("ACCESS-FIRST-SECURITY-REACH");
        assertThat(code(() -> first(empty, only, named, Scope.ALL, until))).isEqualTo("ACCESS-FIRST-SECURITY-REACH");
        assertThat(code(() -> first(empty, only, named, Scope.ALL, null))).isEqualTo("none");
    }

    private static void first(World world, Somebody by, String account, Scope scope, Instant until) {
        world.accounts.grant(world.who(by), account, Role.SECURITY_ADMINISTRATOR, "platform", scope, until);
    }

    @Test
    void one_steward_proposes_and_another_releases() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal proposed =
                world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc123", "环翠区规则0.4.0:2026年节假日");
        assertThat(proposed.state()).isEqualTo(RuleRelease.State.PROPOSED);
        assertThat(world.releases.released(RuleRelease.Change.ACTIVATE, "abc123"))
                .isFalse();
        assertThat(code(() -> world.releases.release(world.who(one), proposed.id())))
                .isEqualTo("ACCESS-FOUR-EYES");
        assertThat(code(() -> world.releases.refuse(world.who(one), proposed.id(), "改主意")))
                .isEqualTo("ACCESS-FOUR-EYES");
        assertThat(world.releases.open()).containsExactly(proposed);
        world.clock.move(Duration.ofMinutes(10));
        RuleRelease.Proposal released = world.releases.release(world.who(two), proposed.id());
        assertThat(released)
                .isEqualTo(new RuleRelease.Proposal(
                        proposed.id(),
                        RuleRelease.Change.ACTIVATE,
                        "abc123",
                        "环翠区规则0.4.0:2026年节假日",
                        RuleRelease.State.RELEASED,
                        one.account(),
                        Instant.parse("2026-03-02T01:00:00Z"),
                        two.account(),
                        Instant.parse("2026-03-02T01:10:00Z"),
                        null));
        assertThat(world.releases.released(RuleRelease.Change.ACTIVATE, "abc123"))
                .isTrue();
        assertThat(world.releases.released(RuleRelease.Change.RETIRE, "abc123")).isFalse();
        assertThat(world.releases.open()).isEmpty();
        assertThat(code(() -> world.releases.refuse(world.who(two), proposed.id(), "晚了")))
                .isEqualTo("ACCESS-RELEASE-DECIDED");
    }

    @Test
    void another_account_of_the_same_person_is_not_another_person() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Accounts.Opened opened = world.open(system, "one-2", "number-one");
        assertThat(grant(security, opened.account(), Role.RULE_STEWARD)).isEqualTo("none");
        Somebody again = world.settle(opened.account(), "one-2", opened.password());
        RuleRelease.Proposal proposed =
                world.releases.propose(world.who(one), RuleRelease.Change.ROLL_BACK, "12", "回到上一版");
        assertThat(code(() -> world.releases.release(world.who(again), proposed.id())))
                .isEqualTo("ACCESS-FOUR-EYES");
        assertThat(world.audit).anySatisfy(each -> assertThat(each)
                .extracting(AuditEvent::kind, AuditEvent::account, AuditEvent::operation, AuditEvent::detail)
                .containsExactly(AuditEvent.Kind.REFUSED, again.account(), "rules.release", "ACCESS-FOUR-EYES"));
    }

    @Test
    void a_refusal_says_why_and_the_same_may_be_proposed_again() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal proposed =
                world.releases.propose(world.who(one), RuleRelease.Change.RETIRE, "cn.371002", "停用");
        assertThat(code(() -> world.releases.propose(world.who(two), RuleRelease.Change.RETIRE, "cn.371002", "停用")))
                .isEqualTo("ACCESS-RELEASE-OPEN");
        assertThat(code(() -> world.releases.refuse(world.who(two), proposed.id(), " ")))
                .isEqualTo("ACCESS-RELEASE-TEXT");
        assertThat(world.releases.refuse(world.who(two), proposed.id(), "理由不足").reason())
                .isEqualTo("理由不足");
        assertThat(world.releases.released(RuleRelease.Change.RETIRE, "cn.371002"))
                .isFalse();
        assertThat(world.releases
                        .propose(world.who(two), RuleRelease.Change.RETIRE, "cn.371002", "再次提请")
                        .state())
                .isEqualTo(RuleRelease.State.PROPOSED);
    }

    @Test
    void no_administrator_proposes_or_releases_rules() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        RuleRelease.Proposal proposed =
                world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        for (Somebody each : List.of(system, security, auditor)) {
            assertThat(code(() -> world.releases.propose(world.who(each), RuleRelease.Change.ACTIVATE, "x", "说明")))
                    .isEqualTo("ACCESS-FORBIDDEN");
            assertThat(code(() -> world.releases.release(world.who(each), proposed.id())))
                    .isEqualTo("ACCESS-FORBIDDEN");
        }
    }

    @Test
    void a_head_names_a_deputy_for_a_time() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Grant own = world.who(head).grants().get(0);
        Instant from = world.clock.instant().plusSeconds(60);
        Instant until = from.plusSeconds(600);
        Grant acting = world.own.nameDeputy(world.who(head), own.id(), deputy.account(), from, until);
        assertThat(acting.actingFor()).isEqualTo(own.id());
        assertThat(world.who(deputy).grants()).extracting(Grant::role).containsExactly(Role.OFFICER);
        world.clock.move(Duration.ofSeconds(60));
        assertThat(world.who(deputy).grants()).extracting(Grant::role).containsExactly(Role.OFFICER, Role.HEAD);
        assertThat(code(() -> world.own.nameDeputy(
                        world.who(deputy), acting.id(), head.account(), world.clock.instant(), until)))
                .isEqualTo("ACCESS-DEPUTY-ROLE");
        world.clock.move(Duration.ofSeconds(600));
        assertThat(world.who(deputy).grants()).extracting(Grant::role).containsExactly(Role.OFFICER);
    }

    @Test
    void a_deputy_acts_no_longer_than_the_head_is_head() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Grant own = world.who(head).grants().get(0);
        Instant now = world.clock.instant();
        world.own.nameDeputy(world.who(head), own.id(), deputy.account(), now, now.plusSeconds(600));
        assertThat(world.who(deputy).grants()).hasSize(2);
        world.accounts.revoke(world.who(security), own.id());
        assertThat(world.who(deputy).grants()).extracting(Grant::role).containsExactly(Role.OFFICER);
    }

    @Test
    void no_administrator_and_not_oneself_is_deputy() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        Principal who = world.who(head);
        String own = who.grants().get(0).id();
        Instant now = world.clock.instant();
        assertThat(code(() -> world.own.nameDeputy(who, own, auditor.account(), now, now.plusSeconds(60))))
                .isEqualTo("ACCESS-SEPARATION");
        assertThat(code(() -> world.own.nameDeputy(who, own, head.account(), now, now.plusSeconds(60))))
                .isEqualTo("ACCESS-DEPUTY-SELF");
        assertThat(code(() -> world.own.nameDeputy(who, own, officer.account(), now, null)))
                .isEqualTo("ACCESS-DEPUTY-TIME");
        assertThat(code(() -> world.own.nameDeputy(
                        world.who(officer),
                        world.who(officer).grants().get(0).id(),
                        head.account(),
                        now,
                        now.plusSeconds(60))))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void the_tree_keeps_divisions_inside_of_those_above() {
        Principal who = world.who(system);
        assertThat(code(() -> world.organisation.add(
                        who, new Body("squad", Body.Kind.UNIT, "一中队", new DivisionCode("371003"), "bureau"))))
                .isEqualTo("ACCESS-BODY-PARENT");
        assertThat(code(() -> world.organisation.add(
                        who, new Body("squad", Body.Kind.UNIT, "一中队", new DivisionCode("371002"), "nowhere"))))
                .isEqualTo("ACCESS-BODY-PARENT");
        assertThat(code(() -> world.organisation.add(
                        who, new Body("bureau", Body.Kind.UNIT, "一中队", new DivisionCode("371002"), "platform"))))
                .isEqualTo("ACCESS-BODY-EXISTS");
        world.organisation.add(who, new Body("squad", Body.Kind.UNIT, "一中队", new DivisionCode("371002"), "bureau"));
        assertThat(world.organisation.bodies()).extracting(Body::id).containsExactly("bureau", "platform", "squad");
        assertThat(code(() -> world.organisation.add(
                        world.who(security),
                        new Body("two", Body.Kind.UNIT, "二中队", new DivisionCode("371002"), "bureau"))))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void a_government_has_one_justice_bureau_and_only_there_somebody_supervises_for_it() {
        Principal who = world.who(system);
        DivisionCode division = new DivisionCode("371002");
        world.organisation.add(who, new Body("justice", Body.Kind.JUSTICE_BUREAU, "环翠区司法局", division, "platform"));
        assertThat(code(() -> world.organisation.add(
                        who, new Body("second", Body.Kind.JUSTICE_BUREAU, "另一司法局", division, "platform"))))
                .isEqualTo("ACCESS-BODY-JUSTICE");
        Accounts.Opened opened = world.open(system, "supervisor", "number-supervisor");
        assertThat(code(() -> world.accounts.grant(
                        world.who(security),
                        opened.account(),
                        Role.JUSTICE_SUPERVISOR,
                        "bureau",
                        Scope.DIVISION,
                        null)))
                .isEqualTo("ACCESS-ROLE-BODY");
        assertThat(world.accounts
                        .grant(
                                world.who(security),
                                opened.account(),
                                Role.JUSTICE_SUPERVISOR,
                                "justice",
                                Scope.DIVISION,
                                null)
                        .body())
                .isEqualTo("justice");
    }

    @Test
    void the_first_start_makes_one_administrator_and_shows_the_password_once() throws Exception {
        Path own = Files.createDirectories(folder.resolve("first"));
        World fresh = new World(new MemoryStore(), own);
        new FirstAdministrator(fresh.store, fresh.settings, fresh.hasher, fresh.journal, fresh.clock);
        String shown = Files.readString(own.resolve("first.txt"));
        assertThat(shown).matches("账号 admin\n初始口令 ([A-Z2-7]{4}-){4}[A-Z2-7]{4}\n首次登录须修改口令。\n");
        assertThat(Files.getPosixFilePermissions(own.resolve("first.txt")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        new FirstAdministrator(fresh.store, fresh.settings, fresh.hasher, fresh.journal, fresh.clock);
        assertThat(Files.readString(own.resolve("first.txt"))).isEqualTo(shown);
        fresh.settle(
                fresh.store
                        .read(data -> data.accountByName("admin"))
                        .orElseThrow()
                        .id(),
                "admin",
                fresh.firstPassword());
        new FirstAdministrator(fresh.store, fresh.settings, fresh.hasher, fresh.journal, fresh.clock);
        assertThat(own.resolve("first.txt")).doesNotExist();
    }

    @Test
    void every_refusal_is_put_down() {
        world.audit.clear();
        code(() -> world.permissions.check(world.who(system), Operation.AUDIT_EXPORT, null));
        assertThat(world.audit)
                .containsExactly(new AuditEvent(
                        Instant.parse("2026-03-02T01:00:00Z"),
                        AuditEvent.Kind.REFUSED,
                        system.account(),
                        "audit.export",
                        null,
                        null,
                        null,
                        "ACCESS-FORBIDDEN"));
    }

    @Test
    void red_line_8_personal_data_is_shown_only_for_a_purpose_that_is_put_down() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Principal who = world.who(head);
        Target target = new Target(null, "bureau");
        world.audit.clear();
        for (String purpose : new String[] {null, "", " "}) {
            assertThat(code(() -> world.permissions.use(
                            who, Operation.DIRECTORY_VIEW, target, AuditEvent.Kind.EXPORTED, "person/1", purpose)))
                    .isEqualTo("ACCESS-PURPOSE");
        }
        assertThat(world.audit).isEmpty();
        world.permissions.use(who, Operation.DIRECTORY_VIEW, target, AuditEvent.Kind.EXPORTED, "person/1", "年度考核");
        assertThat(world.audit)
                .containsExactly(new AuditEvent(
                        Instant.parse("2026-03-02T01:00:00Z"),
                        AuditEvent.Kind.EXPORTED,
                        head.account(),
                        "directory.view",
                        "person/1",
                        "年度考核",
                        null,
                        null));
        assertThat(code(() -> world.permissions.use(
                        who,
                        Operation.DIRECTORY_VIEW,
                        new Target(null, "platform"),
                        AuditEvent.Kind.VIEWED,
                        "person/1",
                        "年度考核")))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    private ZhihengException opened(String name, String number, String person) {
        return catchThrowableOfType(
                ZhihengException.class,
                () -> world.accounts.open(
                        world.who(system),
                        new Accounts.NewAccount(name, Accounts.Kind.PERSON, number, person, "bureau")));
    }

    private String personOf(String account) {
        return world.store.read(data -> data.account(account)).orElseThrow().person();
    }

    @Test
    void however_a_number_is_spelled_it_is_the_same_person() {
        String first = world.open(system, "one", "hc-0012X").account();
        assertThat(opened("two", "HC-0012x", "姓名hc-0012X")).isNull();
        assertThat(opened("three", " HC-00 12X", "姓名hc-0012X ")).isNull();
        assertThat(opened("four", "HC-0012X", "姓名hc-0012X")).isNull();
        for (String name : List.of("two", "three", "four")) {
            String account = world.store
                    .read(data -> data.accountByName(name))
                    .orElseThrow()
                    .id();
            assertThat(personOf(account)).isEqualTo(personOf(first));
        }
        ZhihengException refused = opened("five", "hc-0012x", "另一人");
        assertThat(refused.code()).isEqualTo("ACCESS-PERSON-NAME");
        assertThat(refused.field()).contains("personName");
        assertThat(opened("six", "a\u0000b", "某某").code()).isEqualTo("ACCESS-PERSON");
        assertThat(opened("six", "\u200b", "某某").code()).isEqualTo("ACCESS-PERSON");
    }

    @Test
    void a_person_registered_as_two_becomes_one_and_what_is_wrong_is_corrected() {
        Somebody officer = world.person(system, security, "officer", Role.OFFICER);
        Accounts.Opened again = world.open(system, "officer-2", "number-0fficer");
        assertThat(grant(security, again.account(), Role.AUDITOR)).isEqualTo("none");
        assertThat(code(() ->
                        world.accounts.correctPerson(world.who(system), again.account(), "number-officer", "另一人")))
                .isEqualTo("ACCESS-PERSON-NAME");
        assertThat(code(() -> world.accounts.correctPerson(
                        world.who(system), again.account(), "number-officer", "姓名number-officer")))
                .isEqualTo("ACCESS-SEPARATION");
        Grant auditing = world.store.read(data -> data.grants(again.account())).get(0);
        world.accounts.revoke(world.who(security), auditing.id());
        world.accounts.correctPerson(world.who(system), again.account(), "number-officer", "姓名number-officer");
        assertThat(personOf(again.account())).isEqualTo(personOf(officer.account()));
        world.accounts.correctPerson(world.who(system), again.account(), "N-1", "改名");
        assertThat(world.store
                        .read(data -> data.person(personOf(officer.account())))
                        .orElseThrow())
                .extracting("number", "name")
                .containsExactly("N-1", "改名");
        assertThat(code(() -> world.accounts.correctPerson(world.who(security), again.account(), "N-1", "改名")))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.accounts.correctPerson(world.who(system), system.account(), "N-1", "改名")))
                .isEqualTo("ACCESS-OWN-RIGHTS");
    }

    @Test
    void a_body_has_a_title_and_stands_below_another() {
        Principal who = world.who(system);
        for (String title : new String[] {"", " ", "a\u0000b", "长".repeat(201)}) {
            ZhihengException refused = catchThrowableOfType(
                    ZhihengException.class,
                    () -> world.organisation.add(
                            who, new Body("squad", Body.Kind.UNIT, title, new DivisionCode("371002"), "bureau")));
            assertThat(refused.code()).isEqualTo("ACCESS-BODY-TITLE");
            assertThat(refused.field()).contains("title");
        }
        assertThat(code(() -> world.organisation.add(
                        who, new Body("root", Body.Kind.GOVERNMENT, "另一个根", new DivisionCode("371002"), null))))
                .isEqualTo("ACCESS-BODY-PARENT");
    }

    @Test
    void bodies_are_renamed_moved_and_closed() {
        Principal who = world.who(system);
        world.organisation.add(who, new Body("squad", Body.Kind.UNIT, "一中队", new DivisionCode("371002"), "bureau"));
        world.organisation.add(who, new Body("team", Body.Kind.UNIT, "一组", new DivisionCode("371002"), "squad"));
        assertThat(world.organisation.rename(who, "squad", "执法一中队").title()).isEqualTo("执法一中队");
        assertThat(code(() -> world.organisation.move(who, "squad", "team"))).isEqualTo("ACCESS-BODY-PARENT");
        assertThat(world.organisation.move(who, "team", "bureau").parent()).isEqualTo("bureau");
        assertThat(code(() -> world.organisation.close(who, "bureau", null))).isEqualTo("ACCESS-BODY-USED");
        assertThat(code(() -> world.organisation.close(who, "squad", "squad"))).isEqualTo("ACCESS-BODY-MERGED");
        assertThat(code(() -> world.organisation.rename(who, "nowhere", "名"))).isEqualTo("ACCESS-BODY-UNKNOWN");
        assertThat(code(() -> world.organisation.rename(world.who(security), "squad", "名")))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.organisation.close(who, "squad", null).closedAt()).isEqualTo(World.START);
        assertThat(code(() -> world.organisation.rename(who, "squad", "名"))).isEqualTo("ACCESS-BODY-CLOSED");
        assertThat(code(() -> world.accounts.open(
                        who, new Accounts.NewAccount("wang", Accounts.Kind.PERSON, "1", "王", "squad"))))
                .isEqualTo("ACCESS-BODY-CLOSED");
    }

    @Test
    void a_deputy_is_of_the_own_body_not_yet_deputy_and_from_now_on() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Principal who = world.who(head);
        String own = who.grants().get(0).id();
        Instant now = world.clock.instant();
        ZhihengException past = catchThrowableOfType(
                ZhihengException.class,
                () -> world.own.nameDeputy(who, own, deputy.account(), now.minusSeconds(301), now.plusSeconds(60)));
        assertThat(past.code()).isEqualTo("ACCESS-DEPUTY-TIME");
        assertThat(past.field()).contains("from");
        assertThat(world.own
                        .nameDeputy(who, own, deputy.account(), now.minusSeconds(60), now.plusSeconds(60))
                        .from())
                .isEqualTo(now);
        assertThat(code(() ->
                        world.own.nameDeputy(who, own, deputy.account(), now.plusSeconds(30), now.plusSeconds(90))))
                .isEqualTo("ACCESS-DEPUTY-HELD");
        Accounts.Opened elsewhere = world.accounts.open(
                world.who(system), new Accounts.NewAccount("away", Accounts.Kind.PERSON, "away", "外", "platform"));
        ZhihengException other = catchThrowableOfType(
                ZhihengException.class,
                () -> world.own.nameDeputy(who, own, elsewhere.account(), now, now.plusSeconds(60)));
        assertThat(other.code()).isEqualTo("ACCESS-DEPUTY-BODY");
        assertThat(other.field()).contains("deputy");
        ZhihengException unknown = catchThrowableOfType(
                ZhihengException.class, () -> world.own.nameDeputy(who, own, "nobody", now, now.plusSeconds(60)));
        assertThat(unknown.field()).contains("deputy");
    }

    @Test
    void the_head_ends_a_deputy_before_the_time() {
        Somebody head = world.person(system, security, "head", Role.HEAD);
        Somebody other = world.person(system, security, "other", Role.HEAD);
        Somebody deputy = world.person(system, security, "deputy", Role.OFFICER);
        Instant now = world.clock.instant();
        Grant acting = world.own.nameDeputy(
                world.who(head), world.who(head).grants().get(0).id(), deputy.account(), now, now.plusSeconds(600));
        assertThat(world.own.deputies(world.who(head))).containsExactly(acting);
        assertThat(world.own.deputies(world.who(other))).isEmpty();
        assertThat(code(() -> world.own.endDeputy(world.who(other), acting.id())))
                .isEqualTo("ACCESS-GRANT-UNKNOWN");
        world.own.endDeputy(world.who(head), acting.id());
        assertThat(world.who(deputy).grants()).extracting(Grant::role).containsExactly(Role.OFFICER);
        assertThat(world.own.deputies(world.who(head))).isEmpty();
    }

    @Test
    void a_proposal_lapses_with_its_proposer_and_after_thirty_days() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        RuleRelease.Proposal gone = world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        RuleRelease.Proposal old = world.releases.propose(world.who(one), RuleRelease.Change.RETIRE, "cn.371002", "说明");
        world.accounts.revoke(
                world.who(security), world.who(one).grants().get(0).id());
        assertThat(world.releases.open()).isEmpty();
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        assertThat(code(() -> world.releases.release(world.who(two), gone.id())))
                .isEqualTo("ACCESS-RELEASE-LAPSED");
        assertThat(world.releases.proposal(old.id()).orElseThrow().state()).isEqualTo(RuleRelease.State.LAPSED);
        RuleRelease.Proposal again = world.releases.propose(world.who(two), RuleRelease.Change.ACTIVATE, "abc", "再次提请");
        assertThat(world.releases.open()).containsExactly(again);
        world.clock.move(Duration.ofDays(30));
        assertThat(world.releases.open()).isEmpty();
        assertThat(world.releases.released(RuleRelease.Change.ACTIVATE, "abc")).isFalse();
        assertThat(world.releases.decidedAfter(0)).isEmpty();
    }

    @Test
    void what_was_decided_is_read_with_its_reason_the_newest_first() {
        Somebody one = world.person(system, security, "one", Role.RULE_STEWARD);
        Somebody two = world.person(system, security, "two", Role.RULE_STEWARD);
        RuleRelease.Proposal refused = world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "abc", "说明");
        RuleRelease.Proposal released =
                world.releases.propose(world.who(one), RuleRelease.Change.ACTIVATE, "def", "说明");
        world.releases.refuse(world.who(two), refused.id(), "理由不足");
        world.clock.move(Duration.ofMinutes(1));
        world.releases.release(world.who(two), released.id());
        assertThat(world.releases.decided(null, 10))
                .extracting(RuleRelease.Proposal::id, RuleRelease.Proposal::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(released.id(), null),
                        org.assertj.core.groups.Tuple.tuple(refused.id(), "理由不足"));
        assertThat(world.releases.decided(world.clock.instant(), 10)).hasSize(1);
        assertThat(world.releases.proposal(refused.id()).orElseThrow().reason()).isEqualTo("理由不足");
        assertThat(code(() -> world.releases.decided(null, 0))).isEqualTo("PAGE-SIZE");
    }
}
