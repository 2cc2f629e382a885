package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.AccountResets.Reset;
import org.zhiheng.api.access.AccountResets.State;
import org.zhiheng.api.access.AccountResets.Step;
import org.zhiheng.api.access.AccountResets.What;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** No administrator alone gets into anybody's account; two can let somebody in again who has lost password or factor. */
class ResetTest {

    @TempDir
    private Path folder;

    private TestDatabase database;
    private World world;
    private Somebody system;
    private Somebody security;
    private Somebody officer;

    @AfterEach
    void close() {
        database.close();
    }

    private void open(DatabaseKind kind) {
        database = TestDatabase.open(kind);
        new Schema().migrate(database.dataSource());
        world = new World(
                new JdbcAccessStore(new JtaTransactions(database.transactionManager(), database.dataSource())), folder);
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
        officer = world.person(system, security, "officer", Role.HEAD);
        world.audit.clear();
    }

    private static String code(ThrowingCallable call) {
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        return thrown == null ? "none" : thrown.code();
    }

    private Step request(What what) {
        return world.resets.request(world.who(security), officer.account(), what, "手机遗失,当面核对了身份证");
    }

    private String signIn(String password, String code) {
        return code(() -> world.signIn.signIn("officer", password, code, World.SOURCE, null));
    }

    private List<String> putDown() {
        return world.audit.stream()
                .filter(each -> each.operation() != null)
                .map(each -> each.kind() + " " + each.account() + " " + each.operation() + " " + each.subject() + " "
                        + each.detail())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void two_take_the_factor_away_and_the_person_binds_another(DatabaseKind kind) {
        open(kind);
        Step asked = request(What.FACTOR);
        assertThat(asked.half()).isNull();
        // Nothing has happened yet.
        assertThat(world.signIn.session(officer.session())).isPresent();
        assertThat(code(() ->
                        world.resets.confirm(world.who(security), asked.reset().id())))
                .isEqualTo("ACCESS-FOUR-EYES");
        assertThat(world.resets.waiting(world.who(system))).containsExactly(asked.reset());
        Step done = world.resets.confirm(world.who(system), asked.reset().id());
        assertThat(done.half()).isNull();
        assertThat(done.reset().state()).isEqualTo(State.CONFIRMED);
        assertThat(world.resets.waiting(world.who(system))).isEmpty();
        assertThat(world.signIn.session(officer.session())).isEmpty();
        assertThat(signIn(officer.password(), null)).isEqualTo("none");
        assertThat(putDown())
                .containsExactly(
                        "CHANGED " + security.account() + " factor.reset account/" + officer.account() + " FACTOR",
                        "REFUSED " + security.account() + " reset.confirm account/" + officer.account()
                                + " ACCESS-FOUR-EYES",
                        "CHANGED " + system.account() + " reset.confirm account/" + officer.account()
                                + " FACTOR CONFIRMED");
        // Now the password alone lets in, so no one administrator gives another one.
        assertThat(code(() -> world.accounts.resetPassword(world.who(security), officer.account())))
                .isEqualTo("ACCESS-RESET-SECOND");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void of_a_new_password_each_sees_one_half_which_alone_opens_nothing(DatabaseKind kind) {
        open(kind);
        Step asked = request(What.PASSWORD_AND_FACTOR);
        assertThat(asked.half()).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
        assertThat(asked.toString()).doesNotContain(asked.half());
        String kept = world.store
                .read(data -> data.reset(asked.reset().id()))
                .orElseThrow()
                .half();
        assertThat(kept).isNotNull().doesNotContain(asked.half());
        Step done = world.resets.confirm(world.who(system), asked.reset().id());
        assertThat(done.half()).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").isNotEqualTo(asked.half());
        assertThat(world.store
                        .read(data -> data.reset(asked.reset().id()))
                        .orElseThrow()
                        .half())
                .isNull();
        assertThat(signIn(officer.password(), null)).isEqualTo("ACCESS-SIGN-IN");
        assertThat(signIn(asked.half(), null)).isEqualTo("ACCESS-SIGN-IN");
        assertThat(signIn(done.half(), null)).isEqualTo("ACCESS-SIGN-IN");
        assertThat(signIn(asked.half() + "-" + done.half(), null)).isEqualTo("none");
        assertThat(world.audit.toString()).doesNotContain(asked.half()).doesNotContain(done.half());
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "DERBY")
    void a_password_one_has_seen_does_not_go_together_with_the_factor_alone(DatabaseKind kind) {
        open(kind);
        Step before = request(What.FACTOR);
        String seen = world.accounts.resetPassword(world.who(security), officer.account());
        assertThat(signIn(seen, null)).isEqualTo("ACCESS-SIGN-IN");
        assertThat(code(() ->
                        world.resets.confirm(world.who(system), before.reset().id())))
                .isEqualTo("ACCESS-RESET-BOTH");
        assertThat(world.resets.refuse(world.who(security), before.reset().id()).state())
                .isEqualTo(State.REFUSED);
        assertThat(code(() -> request(What.FACTOR))).isEqualTo("ACCESS-RESET-BOTH");
        assertThat(code(() -> request(What.PASSWORD_AND_FACTOR))).isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "DERBY")
    void another_account_of_the_same_person_is_not_another_person_nor_is_the_person_itself(DatabaseKind kind) {
        open(kind);
        Accounts.Opened second = world.open(system, "security-2", "number-security");
        Step asked = request(What.FACTOR);
        Principal same = world.who(security);
        Principal other = new Principal(second.account(), same.person(), same.grants(), same.restrictions(), null);
        assertThat(code(() -> world.resets.confirm(other, asked.reset().id()))).isEqualTo("ACCESS-FOUR-EYES");
        assertThat(code(() -> world.resets.request(world.who(security), security.account(), What.FACTOR, "手机遗失")))
                .isEqualTo("ACCESS-OWN-RIGHTS");
        Step own = world.resets.request(world.who(security), system.account(), What.FACTOR, "手机遗失");
        assertThat(code(() ->
                        world.resets.confirm(world.who(system), own.reset().id())))
                .isEqualTo("ACCESS-OWN-RIGHTS");
        assertThat(code(() -> world.resets.request(world.who(system), officer.account(), What.FACTOR, "手机遗失")))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() ->
                        world.resets.confirm(world.who(officer), own.reset().id())))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.resets.waiting(world.who(officer)))).isEqualTo("ACCESS-FORBIDDEN");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "DERBY")
    void a_request_is_decided_once_lapses_and_is_the_only_one_of_its_account(DatabaseKind kind) {
        open(kind);
        Step asked = request(What.FACTOR);
        assertThat(code(() -> request(What.PASSWORD_AND_FACTOR))).isEqualTo("ACCESS-RESET-OPEN");
        assertThat(world.resets.refuse(world.who(system), asked.reset().id()).state())
                .isEqualTo(State.REFUSED);
        assertThat(code(() ->
                        world.resets.confirm(world.who(system), asked.reset().id())))
                .isEqualTo("ACCESS-RESET-DECIDED");
        assertThat(world.signIn.session(officer.session())).isPresent();
        Reset another = request(What.FACTOR).reset();
        assertThat(another.until()).isEqualTo(another.requestedAt().plus(Duration.ofHours(72)));
        Principal administrator = world.who(system);
        world.clock.move(Duration.ofHours(72));
        assertThat(code(() -> world.resets.confirm(administrator, another.id())))
                .isEqualTo("ACCESS-RESET-OVER");
        assertThat(world.resets.waiting(administrator)).isEmpty();
        assertThat(code(() -> world.resets.confirm(administrator, "none"))).isEqualTo("ACCESS-RESET-UNKNOWN");
        assertThat(world.audit)
                .filteredOn(each -> each.kind() == AuditEvent.Kind.CHANGED)
                .extracting(AuditEvent::detail)
                .containsExactly("FACTOR", "FACTOR REFUSED", "FACTOR");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "DERBY")
    void a_reason_is_said_and_programs_have_nothing_to_reset(DatabaseKind kind) {
        open(kind);
        String robot = world.program(system, security, "robot");
        assertThat(code(() -> world.resets.request(world.who(security), robot, What.FACTOR, "手机遗失")))
                .isEqualTo("ACCESS-PROGRAM");
        for (String reason : new String[] {null, "", " ", "字".repeat(501)}) {
            assertThat(code(() -> world.resets.request(world.who(security), officer.account(), What.FACTOR, reason)))
                    .isEqualTo("ACCESS-RESET-REASON");
        }
    }
}
