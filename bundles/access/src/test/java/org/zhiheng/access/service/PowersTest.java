package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
            names = {"PARTY"})
    void an_administrator_holds_no_other_role_under_any_account(Role role) {
        for (Role administrator : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR)) {
            String number = "number-" + administrator + role;
            String name = ("a" + administrator.ordinal() + "." + role.ordinal());
            Accounts.Opened first = world.open(system, name, number);
            Accounts.Opened second = world.open(system, name + "-2", number);
            assertThat(grant(security, first.account(), administrator)).isEqualTo("none");
            String expected = role == administrator ? "none" : "ACCESS-SEPARATION";
            assertThat(grant(security, first.account(), role)).isEqualTo(expected);
            assertThat(grant(security, second.account(), role)).isEqualTo(expected);
        }
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
}
