package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;

class SignInTest {

    private static final String REFUSED = "账号、口令或者动态验证码不对,或者账号暂时不能登录";

    @TempDir
    private Path folder;

    private World world;
    private Somebody system;
    private Somebody security;
    private Somebody officer;

    @BeforeEach
    void begin() {
        world = new World(new MemoryStore(), folder);
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
        officer = world.person(system, security, "officer", Role.OFFICER);
        world.clock.move(Duration.ofMinutes(1));
    }

    private String code(ThrowingCallable call) {
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        return thrown == null ? "none" : thrown.code();
    }

    private SignedIn in(Somebody who) {
        return world.signIn.signIn(who.name(), who.password(), world.code(who), World.SOURCE, null);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(code(() -> world.signIn.signIn("officer", "wrong", null, World.SOURCE, null)))
                    .isEqualTo("ACCESS-SIGN-IN");
        }
    }

    @Test
    void whatever_is_wrong_the_answer_is_the_same_and_costs_one_hash() {
        Accounts.Opened closed = world.open(system, "gone", "number-gone");
        world.accounts.close(world.who(system), closed.account());
        Accounts.Opened program = world.accounts.open(
                world.who(system),
                new Accounts.NewAccount("robot", Accounts.Kind.PROGRAM, "number-robot", "程序", "bureau"));
        assertThat(program.password()).isNull();
        Accounts.Opened late = world.open(system, "late", "number-late");
        world.clock.move(Duration.ofHours(72));
        List<ThrowingCallable> attempts = List.of(
                () -> world.signIn.signIn("nobody", "wrong", null, World.SOURCE, null),
                () -> world.signIn.signIn("officer", "wrong", world.code(officer), World.SOURCE, null),
                () -> world.signIn.signIn("officer", officer.password(), "000000", World.SOURCE, null),
                () -> world.signIn.signIn("officer", officer.password(), null, World.SOURCE, null),
                () -> world.signIn.signIn("officer", "x".repeat(5000), null, World.SOURCE, null),
                () -> world.signIn.signIn("gone", closed.password(), null, World.SOURCE, null),
                () -> world.signIn.signIn("robot", "", null, World.SOURCE, null),
                () -> world.signIn.signIn("late", late.password(), null, World.SOURCE, null));
        for (ThrowingCallable each : attempts) {
            int before = world.hasher.verified.get();
            assertThat(catchThrowableOfType(ZhihengException.class, each))
                    .hasMessage(REFUSED)
                    .extracting(ZhihengException::code)
                    .isEqualTo("ACCESS-SIGN-IN");
            assertThat(world.hasher.verified.get() - before).isEqualTo(1);
        }
    }

    @Test
    void names_are_read_in_either_case_and_passwords_are_not() {
        assertThat(world.signIn.signIn("OFFICER", officer.password(), world.code(officer), World.SOURCE, null))
                .isNotNull();
        world.clock.move(Duration.ofMinutes(1));
        assertThat(code(() -> world.signIn.signIn(
                        "officer", officer.password().toUpperCase(), world.code(officer), World.SOURCE, null)))
                .isEqualTo("ACCESS-SIGN-IN");
    }

    @Test
    void five_failures_block_for_half_a_minute_and_each_more_for_twice_as_long() {
        wrong(5);
        assertThat(code(() -> in(officer))).isEqualTo("ACCESS-SIGN-IN");
        world.clock.move(Duration.ofSeconds(29));
        assertThat(code(() -> in(officer))).isEqualTo("ACCESS-SIGN-IN");
        world.clock.move(Duration.ofSeconds(1));
        wrong(1);
        world.clock.move(Duration.ofSeconds(59));
        assertThat(code(() -> in(officer))).isEqualTo("ACCESS-SIGN-IN");
        world.clock.move(Duration.ofSeconds(1));
        assertThat(code(() -> in(officer))).isEqualTo("none");
        wrong(4);
        world.clock.move(Duration.ofMinutes(1));
        assertThat(code(() -> in(officer))).isEqualTo("none");
    }

    @Test
    void who_keeps_trying_blocks_nobody_longer_and_no_session_that_is_there() {
        wrong(50);
        assertThat(world.signIn.session(officer.session())).isPresent();
        world.clock.move(Duration.ofSeconds(30));
        assertThat(code(() -> in(officer))).isEqualTo("none");
    }

    @Test
    void the_security_administrator_ends_a_block() {
        wrong(5);
        world.accounts.unlock(world.who(security), officer.account());
        assertThat(code(() -> in(officer))).isEqualTo("none");
    }

    @Test
    void eight_threads_get_no_more_guesses_than_one() throws Exception {
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            guesses.add(() -> {
                world.signIn.signIn("officer", "wrong", null, World.SOURCE, null);
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> each : threads.invokeAll(guesses)) {
                assertThat(catchThrowableOfType(java.util.concurrent.ExecutionException.class, each::get))
                        .hasCauseInstanceOf(ZhihengException.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.store
                        .read(data -> data.account(officer.account()))
                        .orElseThrow()
                        .attempts()
                        .failures())
                .isEqualTo(5);
    }

    @Test
    void a_code_lets_in_once_even_eight_at_a_time() throws Exception {
        String code = world.code(officer);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<SignedIn>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> world.signIn.signIn("officer", officer.password(), code, World.SOURCE, null));
        }
        int in = 0;
        try {
            for (Future<SignedIn> each : threads.invokeAll(tries)) {
                try {
                    each.get();
                    in++;
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ZhihengException.class);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(in).isEqualTo(1);
    }

    @Test
    void a_recovery_code_lets_in_once() {
        world.own.offerFactor(world.who(officer), officer.password());
        // The factor bound before stays until the new one is confirmed.
        assertThat(code(() -> in(officer))).isEqualTo("none");
        List<String> codes = rebind();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
        String recovery = codes.get(3);
        assertThat(code(() -> world.signIn.signIn("officer", officer.password(), recovery, World.SOURCE, null)))
                .isEqualTo("none");
        assertThat(code(() -> world.signIn.signIn("officer", officer.password(), recovery, World.SOURCE, null)))
                .isEqualTo("ACCESS-SIGN-IN");
        assertThat(code(() -> world.signIn.signIn(
                        "officer", officer.password(), codes.get(4).toLowerCase(), World.SOURCE, null)))
                .isEqualTo("none");
    }

    private List<String> rebind() {
        var offer = world.own.offerFactor(world.who(officer), officer.password());
        assertThat(offer.uri())
                .startsWith("otpauth://totp/%E6%89%A7%E8%A1%A1:officer?secret=")
                .endsWith("&issuer=Zhiheng");
        Somebody with = new Somebody(
                officer.account(), officer.name(), officer.password(), officer.session(), World.base32(offer.secret()));
        assertThat(code(() -> world.own.confirmFactor(world.who(officer), "000000")))
                .isEqualTo("ACCESS-FACTOR-CODE");
        return world.own.confirmFactor(world.who(officer), world.code(with));
    }

    @Test
    void a_session_is_over_after_half_an_hour_without_a_request() {
        SignedIn in = in(officer);
        world.clock.move(Duration.ofMinutes(29));
        assertThat(world.signIn.session(in.session())).isPresent();
        world.clock.move(Duration.ofMinutes(29));
        assertThat(world.signIn.session(in.session())).isPresent();
        world.clock.move(Duration.ofMinutes(30));
        assertThat(world.signIn.session(in.session())).isEmpty();
    }

    @Test
    void a_page_that_only_listens_keeps_no_session_alive_and_hears_nothing_once_it_is_over() {
        SignedIn in = in(officer);
        for (int i = 0; i < 29; i++) {
            world.clock.move(Duration.ofMinutes(1));
            assertThat(world.signIn.listener(in.session())).isPresent();
        }
        world.clock.move(Duration.ofMinutes(1));
        assertThat(world.signIn.listener(in.session())).isEmpty();
        SignedIn again = in(officer);
        assertThat(world.signIn.listener(again.session())).isPresent();
        world.signIn.signOut(again.session());
        assertThat(world.signIn.listener(again.session())).isEmpty();
    }

    @Test
    void a_session_is_over_after_twelve_hours_whatever_happens_in_it() {
        SignedIn in = in(officer);
        for (int i = 0; i < 35; i++) {
            world.clock.move(Duration.ofMinutes(20));
            assertThat(world.signIn.session(in.session())).isPresent();
        }
        world.clock.move(Duration.ofMinutes(20));
        assertThat(world.signIn.session(in.session())).isEmpty();
    }

    @Test
    void only_the_hash_of_a_session_is_kept_and_each_sign_in_has_another_id() {
        SignedIn one = in(officer);
        world.clock.move(Duration.ofMinutes(1));
        SignedIn two = in(officer);
        assertThat(one.session()).isNotEqualTo(two.session()).hasSize(43);
        boolean kept = world.store.read(data -> data.session(one.session()).isPresent());
        assertThat(kept).isFalse();
        assertThat(one.toString()).doesNotContain(one.session()).doesNotContain(one.csrf());
    }

    @Test
    void signing_in_ends_the_session_the_browser_had() {
        world.signIn.signIn("officer", officer.password(), world.code(officer), World.SOURCE, officer.session());
        world.clock.move(Duration.ofSeconds(3));
        assertThat(world.signIn.session(officer.session())).isEmpty();
    }

    @Test
    void a_fourth_session_ends_the_oldest() {
        List<SignedIn> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(in(officer));
            world.clock.move(Duration.ofMinutes(1));
        }
        assertThat(world.signIn.session(all.get(0).session())).isEmpty();
        assertThat(world.signIn.session(all.get(1).session())).isPresent();
        assertThat(world.own.sessions(world.signIn.session(all.get(3).session()).orElseThrow()))
                .hasSize(3);
    }

    @Test
    void whatever_ends_a_session_it_is_over_on_every_node_within_five_seconds() {
        World other = world.anotherNode();
        assertThat(other.signIn.session(officer.session())).isPresent();
        world.accounts.endSessions(world.who(security), officer.account());
        assertThat(world.signIn.session(officer.session())).isEmpty();
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.session(officer.session())).isEmpty();
    }

    @Test
    void a_role_taken_away_is_gone_on_every_node_within_five_seconds() {
        World other = world.anotherNode();
        Principal before = other.signIn.session(officer.session()).orElseThrow();
        world.accounts.revoke(world.who(security), before.grants().get(0).id());
        assertThat(world.who(officer).grants()).isEmpty();
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.session(officer.session()).orElseThrow().grants())
                .isEmpty();
    }

    @Test
    void closing_an_account_ends_what_it_has_everywhere() {
        World other = world.anotherNode();
        assertThat(other.signIn.session(officer.session())).isPresent();
        world.accounts.close(world.who(system), officer.account());
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.session(officer.session())).isEmpty();
        assertThat(code(() -> in(officer))).isEqualTo("ACCESS-SIGN-IN");
    }

    @Test
    void signing_out_ends_the_session_at_once() {
        assertThat(world.signIn.session(officer.session())).isPresent();
        world.signIn.signOut(officer.session());
        assertThat(world.signIn.session(officer.session())).isEmpty();
        world.signIn.signOut(officer.session());
        world.signIn.signOut("nonsense");
    }

    @Test
    void the_csrf_token_is_that_of_this_session_and_no_other() {
        SignedIn one = in(officer);
        world.clock.move(Duration.ofMinutes(1));
        SignedIn two = in(officer);
        assertThat(world.signIn.csrfMatches(one.session(), one.csrf())).isTrue();
        assertThat(world.signIn.csrfMatches(one.session(), two.csrf())).isFalse();
        assertThat(world.signIn.csrfMatches(one.session(), null)).isFalse();
        assertThat(world.signIn.csrfMatches(one.session(), "")).isFalse();
    }

    @Test
    void a_first_password_has_to_be_changed_and_holds_three_days() {
        Accounts.Opened fresh = world.open(system, "fresh", "number-fresh");
        assertThat(fresh.password()).matches("([A-Z2-7]{4}-){4}[A-Z2-7]{4}");
        world.clock.move(Duration.ofHours(72).minusSeconds(1));
        SignedIn in = world.signIn.signIn("fresh", fresh.password(), null, World.SOURCE, null);
        assertThat(in.restrictions()).containsExactly(Restriction.MUST_CHANGE_PASSWORD);
        Principal who = world.signIn.session(in.session()).orElseThrow();
        assertThat(code(() -> world.own.offerFactor(who, fresh.password()))).isEqualTo("ACCESS-RESTRICTED");
        assertThat(code(() -> world.own.changePassword(who, fresh.password(), fresh.password(), World.SOURCE)))
                .isEqualTo("ACCESS-PASSWORD-USED");
    }

    @Test
    void who_holds_a_role_that_needs_a_factor_can_do_nothing_before_it_is_bound() {
        Accounts.Opened fresh = world.open(system, "steward", "number-steward");
        world.accounts.grant(world.who(security), fresh.account(), Role.RULE_STEWARD, "bureau", Scope.BODY, null);
        SignedIn first = world.signIn.signIn("steward", fresh.password(), null, World.SOURCE, null);
        SignedIn in = world.own.changePassword(
                world.signIn.session(first.session()).orElseThrow(),
                fresh.password(),
                "tulip copper drift",
                World.SOURCE);
        assertThat(in.restrictions()).containsExactly(Restriction.MUST_BIND_FACTOR);
        Principal who = world.signIn.session(in.session()).orElseThrow();
        assertThat(code(() -> world.permissions.check(who, Operation.RULES_VIEW, null)))
                .isEqualTo("ACCESS-RESTRICTED");
    }

    @Test
    void changing_the_password_asks_the_old_one_and_ends_all_other_sessions() {
        Principal who = world.who(officer);
        String next = "harbour violet nine";
        assertThat(code(() -> world.own.changePassword(who, "wrong", next, World.SOURCE)))
                .isEqualTo("ACCESS-PASSWORD-CURRENT");
        assertThat(code(() ->
                        world.own.changePassword(who, officer.password(), "officer-number-officer", World.SOURCE)))
                .isEqualTo("ACCESS-PASSWORD-COMMON");
        SignedIn in = world.own.changePassword(who, officer.password(), next, World.SOURCE);
        assertThat(world.signIn.session(officer.session())).isEmpty();
        Principal now = world.signIn.session(in.session()).orElseThrow();
        assertThat(code(() -> world.own.changePassword(now, next, officer.password(), World.SOURCE)))
                .isEqualTo("ACCESS-PASSWORD-USED");
    }

    @Test
    void a_stolen_session_cannot_guess_the_password() {
        Principal who = world.who(officer);
        for (int i = 0; i < 5; i++) {
            assertThat(code(() -> world.own.changePassword(who, "wrong", "harbour violet nine", World.SOURCE)))
                    .isEqualTo("ACCESS-PASSWORD-CURRENT");
        }
        assertThat(code(() -> world.own.changePassword(who, officer.password(), "harbour violet nine", World.SOURCE)))
                .isEqualTo("ACCESS-PASSWORD-BLOCKED");
    }

    @Test
    void a_token_does_what_it_was_issued_for_until_it_is_revoked() {
        Accounts.Opened robot = world.accounts.open(
                world.who(system),
                new Accounts.NewAccount("robot", Accounts.Kind.PROGRAM, "number-robot", "程序", "bureau"));
        world.accounts.grant(world.who(security), robot.account(), Role.OFFICER, "bureau", Scope.BODY, null);
        Accounts.Issued token = world.accounts.issueToken(
                world.who(security),
                robot.account(),
                Set.of(Operation.RULING_ASK),
                world.clock.instant().plus(Duration.ofHours(1)));
        World other = world.anotherNode();
        Principal who = other.signIn.token(token.token()).orElseThrow();
        assertThat(code(() -> world.permissions.check(who, Operation.RULING_ASK, null)))
                .isEqualTo("none");
        assertThat(code(() -> world.permissions.check(who, Operation.RULES_VIEW, null)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.signIn.basic("robot", token.token())).isPresent();
        assertThat(world.signIn.basic("officer", token.token())).isEmpty();
        assertThat(world.signIn.token(token.token() + "x")).isEmpty();
        assertThat(world.signIn.session(token.token())).isEmpty();
        world.clock.move(Duration.ofMinutes(59).plusSeconds(59));
        assertThat(other.signIn.token(token.token())).isPresent();
        world.clock.move(Duration.ofSeconds(1));
        assertThat(other.signIn.token(token.token())).isEmpty();
    }

    @Test
    void a_revoked_token_is_void_on_every_node_within_five_seconds() {
        Accounts.Opened robot = world.accounts.open(
                world.who(system),
                new Accounts.NewAccount("robot", Accounts.Kind.PROGRAM, "number-robot", "程序", "bureau"));
        Accounts.Issued token = world.accounts.issueToken(
                world.who(security),
                robot.account(),
                Set.of(Operation.RULING_ASK),
                world.clock.instant().plus(Duration.ofDays(366)));
        World other = world.anotherNode();
        assertThat(other.signIn.token(token.token())).isPresent();
        world.accounts.revokeToken(world.who(security), token.id());
        assertThat(world.signIn.token(token.token())).isEmpty();
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.token(token.token())).isEmpty();
    }

    @Test
    void a_token_is_that_of_one_program_whether_basic_is_on_or_not() {
        String robot = world.program(system, security, "robot");
        Accounts.Issued token = world.accounts.issueToken(
                world.who(security),
                robot,
                Set.of(Operation.RULING_ASK),
                world.clock.instant().plusSeconds(60));
        assertThat(world.signIn.token("robot", token.token()).orElseThrow().account())
                .isEqualTo(robot);
        assertThat(world.signIn.token("officer", token.token())).isEmpty();
        assertThat(world.signIn.token("robot", "zht_wrong")).isEmpty();
    }

    private Accounts.Registered register(String account, X509Certificate certificate, Duration forSoLong) {
        return world.accounts.registerCertificate(
                world.who(security),
                account,
                certificate,
                Set.of(Operation.RULING_ASK),
                world.clock.instant().plus(forSoLong));
    }

    private X509Certificate valid() throws Exception {
        Instant now = world.clock.instant();
        return Certificates.ec(256, now.minusSeconds(60), now.plus(Duration.ofDays(700)));
    }

    @Test
    void a_certificate_is_good_for_its_program_from_its_first_moment_to_its_last() throws Exception {
        String robot = world.program(system, security, "robot");
        Instant now = world.clock.instant();
        X509Certificate later = Certificates.ec(256, now.plusSeconds(60), now.plusSeconds(120));
        assertThat(register(robot, later, Duration.ofDays(1)).until()).isEqualTo(now.plusSeconds(120));
        assertThat(world.signIn.certificate(later)).isEmpty();
        world.clock.move(Duration.ofSeconds(60));
        Principal who = world.signIn.certificate(later).orElseThrow();
        assertThat(who.account()).isEqualTo(robot);
        assertThat(who.narrowedTo()).containsExactly(Operation.RULING_ASK);
        assertThat(code(() -> world.permissions.check(who, Operation.RULES_VIEW, null)))
                .isEqualTo("ACCESS-FORBIDDEN");
        world.clock.move(Duration.ofSeconds(59));
        assertThat(world.signIn.certificate(later)).isPresent();
        world.clock.move(Duration.ofSeconds(1));
        assertThat(world.signIn.certificate(later)).isEmpty();
    }

    @Test
    void a_certificate_ends_when_its_registration_does() throws Exception {
        X509Certificate certificate = valid();
        register(world.program(system, security, "robot"), certificate, Duration.ofSeconds(10));
        world.clock.move(Duration.ofSeconds(9));
        assertThat(world.signIn.certificate(certificate)).isPresent();
        world.clock.move(Duration.ofSeconds(1));
        assertThat(world.signIn.certificate(certificate)).isEmpty();
    }

    @Test
    void another_certificate_of_the_same_name_is_nobodys() throws Exception {
        register(world.program(system, security, "robot"), valid(), Duration.ofDays(1));
        assertThat(world.signIn.certificate(valid())).isEmpty();
    }

    @Test
    void a_revoked_certificate_is_void_on_every_node_within_five_seconds_and_for_good() throws Exception {
        String robot = world.program(system, security, "robot");
        X509Certificate certificate = valid();
        Accounts.Registered registered = register(robot, certificate, Duration.ofDays(366));
        World other = world.anotherNode();
        assertThat(other.signIn.certificate(certificate)).isPresent();
        world.accounts.revokeCertificate(world.who(security), registered.id());
        assertThat(world.signIn.certificate(certificate)).isEmpty();
        world.clock.move(Duration.ofSeconds(4));
        assertThat(other.signIn.certificate(certificate)).isEmpty();
        assertThat(code(() -> register(robot, certificate, Duration.ofDays(1)))).isEqualTo("ACCESS-CERTIFICATE-KNOWN");
    }

    @Test
    void closing_a_programs_account_ends_its_certificates() throws Exception {
        String robot = world.program(system, security, "robot");
        X509Certificate certificate = valid();
        register(robot, certificate, Duration.ofDays(1));
        world.accounts.close(world.who(system), robot);
        assertThat(world.signIn.certificate(certificate)).isEmpty();
        Instant revoked = world.store
                .read(data ->
                        data.certificateByFingerprint(org.zhiheng.access.domain.Certificate.fingerprint(certificate)))
                .orElseThrow()
                .revokedAt();
        assertThat(revoked).isEqualTo(world.clock.instant());
    }

    @Test
    void certificates_are_for_programs_strong_valid_for_a_time_and_registered_by_security() throws Exception {
        String robot = world.program(system, security, "robot");
        Instant now = world.clock.instant();
        X509Certificate weak = Certificates.rsa(1024, now.minusSeconds(60), now.plusSeconds(60));
        assertThat(code(() -> register(robot, weak, Duration.ofDays(1)))).isEqualTo("ACCESS-CERTIFICATE");
        X509Certificate over = Certificates.ec(256, now.minusSeconds(60), now);
        assertThat(code(() -> register(robot, over, Duration.ofDays(1)))).isEqualTo("ACCESS-CERTIFICATE");
        X509Certificate good = valid();
        assertThat(code(() -> register(robot, good, Duration.ofDays(367)))).isEqualTo("ACCESS-CERTIFICATE-BOUNDS");
        assertThat(code(() -> register(officer.account(), good, Duration.ofDays(1))))
                .isEqualTo("ACCESS-ACCOUNT-KIND");
        assertThat(code(() -> world.accounts.registerCertificate(
                        world.who(system), robot, good, Set.of(Operation.RULING_ASK), now.plusSeconds(60))))
                .isEqualTo("ACCESS-FORBIDDEN");
        world.audit.clear();
        register(robot, good, Duration.ofDays(1));
        assertThat(world.audit)
                .extracting(AuditEvent::kind, AuditEvent::operation, AuditEvent::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        AuditEvent.Kind.CHANGED, "signing-certificate.register", "account/" + robot));
    }

    @Test
    void tokens_are_for_programs_and_for_a_time() {
        assertThat(code(() -> world.accounts.issueToken(
                        world.who(security),
                        officer.account(),
                        Set.of(Operation.RULING_ASK),
                        world.clock.instant().plusSeconds(60))))
                .isEqualTo("ACCESS-ACCOUNT-KIND");
        assertThat(code(() -> world.accounts.issueToken(
                        world.who(security),
                        officer.account(),
                        Set.of(Operation.RULING_ASK),
                        world.clock.instant().plus(Duration.ofDays(367)))))
                .isEqualTo("ACCESS-TOKEN-BOUNDS");
    }

    @Test
    void every_attempt_is_put_down_and_none_tells_what_was_typed() {
        world.audit.clear();
        code(() -> world.signIn.signIn("my-secret-in-the-wrong-field", "wrong", null, World.SOURCE, null));
        code(() -> world.signIn.signIn("officer", "wrong", null, World.SOURCE, null));
        in(officer);
        assertThat(world.audit)
                .extracting(AuditEvent::kind, AuditEvent::account, AuditEvent::source, AuditEvent::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                AuditEvent.Kind.SIGN_IN_REFUSED, null, "10.0.0.1", "unknown"),
                        org.assertj.core.groups.Tuple.tuple(
                                AuditEvent.Kind.SIGN_IN_REFUSED, officer.account(), "10.0.0.1", "password"),
                        org.assertj.core.groups.Tuple.tuple(
                                AuditEvent.Kind.SIGNED_IN, officer.account(), "10.0.0.1", null));
        assertThat(world.audit.toString()).doesNotContain("my-secret");
    }

    @Test
    void an_address_from_which_many_sign_ins_fail_waits_whoever_it_tries() {
        SourceDelays sources = new SourceDelays(world.settings, world.clock);
        for (int i = 0; i < 199; i++) {
            sources.failed("10.0.0.9");
        }
        assertThat(sources.blocked("10.0.0.9")).isFalse();
        sources.failed("10.0.0.9");
        assertThat(sources.blocked("10.0.0.9")).isTrue();
        assertThat(sources.blocked("10.0.0.8")).isFalse();
        world.clock.move(Duration.ofSeconds(30));
        assertThat(sources.blocked("10.0.0.9")).isFalse();
        sources.failed("10.0.0.9");
        world.clock.move(Duration.ofSeconds(59));
        assertThat(sources.blocked("10.0.0.9")).isTrue();
        world.clock.move(Duration.ofMinutes(30));
        sources.failed("10.0.0.9");
        assertThat(sources.blocked("10.0.0.9")).isFalse();
    }

    @Test
    void one_password_tried_on_many_accounts_is_stopped_by_the_address() {
        for (int i = 0; i < 200; i++) {
            int account = i;
            assertThat(code(() -> world.signIn.signIn("somebody" + account, "Spring-2026", null, "203.0.113.7", null)))
                    .isEqualTo("ACCESS-SIGN-IN");
        }
        int hashed = world.hasher.verified.get();
        int told = world.audit.size();
        assertThat(code(() -> world.signIn.signIn("officer", officer.password(), null, "203.0.113.7", null)))
                .isEqualTo("ACCESS-SOURCE");
        assertThat(world.hasher.verified.get()).isEqualTo(hashed);
        assertThat(world.audit).hasSize(told);
        assertThat(code(() -> in(officer))).isEqualTo("none");
    }

    @Test
    void all_addresses_of_an_ipv6_network_count_as_one_and_of_many_only_the_last_are_kept() {
        SourceDelays sources = new SourceDelays(world.settings, world.clock);
        for (int i = 0; i < 200; i++) {
            sources.failed("2001:db8:1:2::" + Integer.toHexString(i));
        }
        assertThat(sources.blocked("2001:db8:1:2:ffff::1")).isTrue();
        assertThat(sources.blocked("2001:db8:1:3::1")).isFalse();
        for (int i = 0; i < 10_000; i++) {
            sources.failed("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }
        assertThat(sources.blocked("2001:db8:1:2:ffff::1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "abcd2345efgh,ABCD-2345-EFGH",
        "ABCD 2345 EFGH,ABCD-2345-EFGH",
        "ＡＢＣＤ-2345-EFGH,ABCD-2345-EFGH",
        "ABCD-2345-EFGH,ABCD-2345-EFGH"
    })
    void a_recovery_code_counts_however_its_groups_are_typed(String typed, String expected) {
        assertThat(Secrets.retyped(typed)).isEqualTo(expected);
    }

    @Test
    void of_the_passwords_hashed_at_a_time_one_network_has_two() throws Exception {
        SourceDelays sources = new SourceDelays(world.settings, world.clock);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Boolean> slow = () -> sources.inTurn("10.1.1.1", () -> {
                begun.countDown();
                await(end);
                return true;
            });
            List<Future<Boolean>> strangers = List.of(threads.submit(slow), threads.submit(slow), threads.submit(slow));
            await(begun);
            assertThat(sources.inTurn("10.1.1.2", () -> "in")).isEqualTo("in");
            // While the third waits the address has failed too often: what it came for is not even begun.
            for (int i = 0; i < 200; i++) {
                sources.failed("10.1.1.1");
            }
            end.countDown();
            int refused = 0;
            for (Future<Boolean> each : strangers) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).hasMessageContaining("失败的次数太多");
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
