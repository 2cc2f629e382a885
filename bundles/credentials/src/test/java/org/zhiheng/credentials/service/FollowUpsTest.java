package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.EVERYBODYS;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.credentials.OfficerExits.Leaving;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What follows in accounts, roles, the tree and open runs when bodies change and officers leave. */
@OnEveryDatabase
class FollowUpsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private CertificateProceduresService procedures;
    private String annex;

    FollowUpsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.subjects.add(new CertificateSubjects(
                credentials.registers, credentials.rules, credentials.world.organisation, credentials.world.clock));
        procedures = new CertificateProceduresService(
                credentials.registers,
                credentials.world.registers,
                credentials.world.permissions,
                credentials.rules,
                credentials.qualifications,
                credentials.runs,
                credentials.world.organisation,
                credentials.world.clock);
        // The tree outlives the test, so each closes a body of its own.
        annex = "annex-" + UNIQUE.incrementAndGet();
        Body market = credentials.world.organisation.body(MARKET).orElseThrow();
        credentials.world.organisation.add(
                RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, MARKET),
                new Body(annex, Body.Kind.DEPARTMENT, "示例区附属局", market.division(), market.parent()));
        credentials.body(annex, "11371002004290123T");
        credentials.body(MARKET, "11511301008778183N");
        credentials.officer("o1", annex, 1);
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private BodyChanges changes(Runs runs) {
        return new BodyChangesService(
                credentials.registers,
                credentials.world.permissions,
                credentials.world.recorder,
                credentials.world.transactions,
                credentials.runs,
                credentials.followUps(runs),
                credentials.world.clock);
    }

    private OfficerExits exits() {
        return new OfficerExitsService(
                credentials.registers,
                credentials.world.registers,
                credentials.world.permissions,
                credentials.world.succession,
                credentials.followUps,
                credentials.world.transactions,
                credentials.world.clock);
    }

    /** Runs that cannot be handed over, for this reason. */
    private Runs failing(String code) {
        return (Runs) Proxy.newProxyInstance(
                Runs.class.getClassLoader(), new Class<?>[] {Runs.class}, (self, method, parameters) -> {
                    if (method.getName().equals("follow")) {
                        throw ZhihengException.unavailable(code, "现在不能");
                    }
                    try {
                        return method.invoke(credentials.runs, parameters);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private String account(String body, Role... roles) {
        String id = UUID.randomUUID().toString();
        Instant now = credentials.world.clock.instant();
        credentials.world.accounts.change(data -> {
            data.insert(new Person("p-" + id.substring(0, 30), id, "张三"));
            data.insert(new Account(
                    id,
                    "u" + id.substring(0, 30),
                    Accounts.Kind.PROGRAM,
                    "p-" + id.substring(0, 30),
                    body,
                    now,
                    null,
                    null,
                    org.zhiheng.access.domain.Account.Attempts.NONE,
                    org.zhiheng.access.domain.Account.Factor.NONE));
            for (Role each : roles) {
                data.insert(new Grant(UUID.randomUUID().toString(), id, each, body, Scope.BODY, now, null, null));
            }
            return null;
        });
        return id;
    }

    private List<Grant> grants(String account) {
        return credentials.world.accounts.read(data -> data.grants(account));
    }

    private Body inTree(String id) {
        return credentials.world.organisation.body(id).orElseThrow();
    }

    private Run application() {
        credentials.add(
                "certificate-applications",
                "a1",
                null,
                null,
                Map.of(
                        "appliedOn", "2026-03-02",
                        "officer", "o1",
                        "body", annex,
                        "kind", "enforcement",
                        "fields", List.of("market-supervision"),
                        "area", "371002"));
        return procedures.apply(RegisterWorld.who(Role.CREDENTIAL_CLERK, annex), "start-" + annex, "a1", JUSTICE);
    }

    private static String refusal(ThrowingCallable call) {
        ZhihengException refused = catchThrowableOfType(call, ZhihengException.class);
        return refused == null ? "nothing" : refused.code();
    }

    @Test
    void with_a_merger_of_today_accounts_roles_and_runs_go_over_at_once() {
        String clerk = account(annex, Role.CREDENTIAL_CLERK, Role.OFFICER);
        Run run = application();
        BodyChanges.Preview preview = changes(credentials.runs).previewMerge(EVERYBODYS, annex, MARKET, TODAY);
        assertThat(preview.accounts()).isEqualTo(1);
        assertThat(preview.roles()).isEqualTo(2);
        assertThat(preview.runs()).isEqualTo(1);
        assertThat(inTree(annex).open()).isTrue();
        BodyChanges.Done done = changes(credentials.runs).merge(EVERYBODYS, annex, MARKET, TODAY, "机构改革", "威编〔2026〕5号");
        assertThat(done.followed()).isTrue();
        assertThat(done.runs()).isEqualTo(1);
        assertThat(inTree(annex).open()).isFalse();
        assertThat(inTree(annex).mergedInto()).isEqualTo(MARKET);
        assertThat(credentials.world.succession.bodyOf(clerk)).contains(MARKET);
        assertThat(grants(clerk))
                .extracting(each -> each.role() + " " + each.body())
                .containsExactlyInAnyOrder("CREDENTIAL_CLERK market", "OFFICER market");
        assertThat(credentials.runs.show(EVERYBODYS, run.id()).parties()).containsEntry(ActingBody.OWN, MARKET);
        assertThat(credentials
                        .registers
                        .row("certificate-applications", "a1", AsOf.on(TODAY))
                        .orElseThrow()
                        .text("body"))
                .isEqualTo(MARKET);
        assertThat(credentials
                        .world
                        .records
                        .history(new Subject("follow-up", done.id()), 0, 2)
                        .get(0)
                        .payload())
                .containsEntry("toBody", MARKET)
                .containsEntry("attempts", 1L);
        assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
        credentials.followUps.once();
        assertThat(credentials.world.records.history(new Subject("follow-up", done.id()), 0, 2))
                .hasSize(1);
    }

    @Test
    void with_a_merger_to_come_they_go_over_on_the_day_and_not_before() {
        String clerk = account(annex, Role.CREDENTIAL_CLERK);
        Run run = application();
        BodyChanges.Done done = changes(credentials.runs).merge(EVERYBODYS, annex, MARKET, APRIL, "机构改革", "威编〔2026〕5号");
        assertThat(done.followed()).isFalse();
        credentials.followUps.once();
        assertThat(inTree(annex).open()).isTrue();
        assertThat(grants(clerk)).extracting(Grant::body).containsExactly(annex);
        assertThat(credentials.followUps.open(EVERYBODYS))
                .extracting(each -> each.id() + " " + each.kind() + " " + each.dueOn() + " " + each.rightsDone() + " "
                        + each.failure())
                .containsExactly(done.id() + " MERGER 2026-04-01 false null");
        assertThat(credentials.followUps.open(RegisterWorld.who(Role.CREDENTIAL_CLERK, annex)))
                .hasSize(1);
        assertThat(credentials.followUps.open(RegisterWorld.who(Role.CREDENTIAL_CLERK, CredentialWorld.ELSEWHERE)))
                .isEmpty();
        assertThat(refusal(() -> credentials.followUps.open(RegisterWorld.who(Role.HEAD, annex))))
                .isEqualTo("ACCESS-FORBIDDEN");
        credentials.world.clock.move(Duration.ofDays(30));
        credentials.followUps.once();
        assertThat(inTree(annex).mergedInto()).isEqualTo(MARKET);
        assertThat(grants(clerk)).extracting(Grant::body).containsExactly(MARKET);
        assertThat(credentials.runs.show(EVERYBODYS, run.id()).parties()).containsEntry(ActingBody.OWN, MARKET);
        assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
    }

    @Test
    void what_fails_is_told_and_tried_again_until_it_is_done() {
        Run run = application();
        BodyChanges.Done done =
                changes(failing("RULES-NOT-READY")).merge(EVERYBODYS, annex, MARKET, TODAY, "机构改革", "威编〔2026〕5号");
        assertThat(done.followed()).isFalse();
        assertThat(done.runs()).isZero();
        assertThat(inTree(annex).mergedInto()).isEqualTo(MARKET);
        assertThat(credentials.followUps.open(EVERYBODYS))
                .extracting(
                        each -> each.rightsDone() + " " + each.attempts() + " " + each.failure() + " " + each.nextTry())
                .containsExactly("true 1 RULES-NOT-READY 2026-03-02T01:01:00Z");
        credentials.followUps.once();
        assertThat(credentials.followUps.open(EVERYBODYS)).hasSize(1);
        credentials.world.clock.move(Duration.ofMinutes(1));
        FollowUpsService still = credentials.followUps(failing("DB-UNAVAILABLE"));
        still.once();
        assertThat(still.open(EVERYBODYS))
                .extracting(each -> each.attempts() + " " + each.failure() + " " + each.nextTry())
                .containsExactly("2 DB-UNAVAILABLE 2026-03-02T01:03:00Z");
        credentials.world.clock.move(Duration.ofMinutes(2));
        credentials.followUps.once();
        assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
        assertThat(credentials.runs.show(EVERYBODYS, run.id()).parties()).containsEntry(ActingBody.OWN, MARKET);
    }

    @Test
    void where_the_tree_refuses_nothing_is_merged() {
        credentials.world.organisation.move(RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, MARKET), MARKET, annex);
        try {
            for (ThrowingCallable each : List.<ThrowingCallable>of(
                    () -> changes(credentials.runs).previewMerge(EVERYBODYS, annex, MARKET, TODAY),
                    () -> changes(credentials.runs).merge(EVERYBODYS, annex, MARKET, TODAY, "机构改革", "威编〔2026〕5号"))) {
                assertThat(refusal(each)).isEqualTo("ACCESS-BODY-MERGED");
            }
            assertThat(credentials
                            .registers
                            .row("officers", "o1", AsOf.on(TODAY))
                            .orElseThrow()
                            .text("body"))
                    .isEqualTo(annex);
            assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
        } finally {
            credentials.world.organisation.move(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, MARKET), MARKET, RegisterWorld.GOVERNMENT);
        }
    }

    @Test
    void a_renamed_body_is_called_so_in_the_tree_from_the_day_on() {
        changes(credentials.runs).rename(EVERYBODYS, annex, "示例区新局", APRIL, "更名", "威编〔2026〕6号");
        assertThat(inTree(annex).title()).isEqualTo("示例区附属局");
        credentials.world.clock.move(Duration.ofDays(30));
        credentials.followUps.once();
        assertThat(inTree(annex).title()).isEqualTo("示例区新局");
        BodyChanges.Done today =
                changes(credentials.runs).rename(EVERYBODYS, annex, "示例区再新局", APRIL, "更名", "威编〔2026〕7号");
        assertThat(today.followed()).isTrue();
        assertThat(inTree(annex).title()).isEqualTo("示例区再新局");
    }

    private void given(String account) {
        credentials.write("officers", new Change.Amend("o1", TODAY, null, Map.of("account", account), Why.of("开通账号")));
    }

    @Test
    void roles_of_whoever_leaves_end_with_the_last_day() {
        String leaving = account(annex, Role.OFFICER);
        given(leaving);
        OfficerExits.Left left = exits().leave(
                        RegisterWorld.who(Role.CREDENTIAL_CLERK, annex),
                        new Leaving("o1", "retired", TODAY, null, "退休", null));
        assertThat(left.roles()).isEqualTo(1);
        assertThat(left.followed()).isFalse();
        assertThat(grants(leaving)).extracting(Grant::until).containsExactly(Instant.parse("2026-03-02T16:00:00Z"));
        assertThat(credentials.followUps.open(EVERYBODYS))
                .extracting(FollowUps.Open::kind)
                .containsExactly(FollowUps.Kind.EXIT);
        assertThat(credentials.world.succession.holds(leaving, Role.OFFICER, annex))
                .isTrue();
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(credentials.world.succession.holds(leaving, Role.OFFICER, annex))
                .isFalse();
        credentials.followUps.once();
        assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
    }

    @Test
    void roles_of_whoever_left_before_today_end_now() {
        String leaving = account(annex, Role.OFFICER, Role.LEGAL_REVIEWER);
        credentials.write(
                "officers",
                new Change.Amend("o1", LocalDate.of(2026, 1, 1), null, Map.of("account", leaving), Why.of("开通账号")));
        OfficerExits.Left left =
                exits().leave(EVERYBODYS, new Leaving("o1", "retired", LocalDate.of(2026, 2, 28), null, "退休", null));
        assertThat(left.roles()).isEqualTo(2);
        assertThat(left.followed()).isTrue();
        assertThat(grants(leaving)).isEmpty();
    }

    @Test
    void an_exit_takes_no_rights_from_accounts_of_others() {
        String administrator = account(annex, Role.SECURITY_ADMINISTRATOR);
        given(administrator);
        Leaving leaving = new Leaving("o1", "retired", TODAY, null, "退休", null);
        assertThat(refusal(() -> exits().leave(EVERYBODYS, leaving))).isEqualTo("ACCESS-ADMINISTRATOR");
        given(account(MARKET, Role.HEAD));
        assertThat(refusal(() -> exits().leave(RegisterWorld.who(Role.CREDENTIAL_CLERK, annex), leaving)))
                .isEqualTo("CREDENTIAL-ACCOUNT");
        assertThat(credentials.registers.row("officers", "o1", AsOf.on(APRIL))).isPresent();
        assertThat(grants(administrator)).hasSize(1);
        assertThat(refusal(() -> exits().leave(RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET), leaving)))
                .isEqualTo("REGISTER-ROW");
    }

    @Test
    void a_merger_to_come_is_called_off_before_its_day_and_nothing_follows() {
        String clerk = account(annex, Role.CREDENTIAL_CLERK);
        credentials.certificate("c1", "o1", annex, LocalDate.of(2023, 1, 1), LocalDate.of(2027, 12, 31));
        course(annex);
        BodyChanges changes = changes(credentials.runs);
        BodyChanges.Done done = changes.merge(EVERYBODYS, annex, MARKET, APRIL, "机构改革", "威编〔2026〕5号");
        assertThat(on("officers", "o1", APRIL).text("body")).isEqualTo(MARKET);
        // Somebody has since given the course to another body, which the order did not know.
        credentials.write(
                "courses",
                new Change.Amend(
                        "course-" + annex, LocalDate.of(2026, 5, 1), null, Map.of("body", JUSTICE), Why.of("改由司法局组织")));
        assertThat(refusal(() -> changes.callOff(EVERYBODYS, done.id(), "方案调整", " ")))
                .isEqualTo("REGISTER-REASON");
        assertThat(refusal(() -> changes.callOff(
                        RegisterWorld.who(Role.CREDENTIAL_CLERK, annex), done.id(), "方案调整", "威编〔2026〕6号")))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(refusal(() -> changes.callOff(
                        RegisterWorld.who(Role.JUSTICE_SUPERVISOR, CredentialWorld.ELSEWHERE),
                        done.id(),
                        "方案调整",
                        "威编〔2026〕6号")))
                .isEqualTo("CREDENTIAL-PLANNED");
        assertThat(refusal(() -> changes.callOff(EVERYBODYS, "nothing", "方案调整", "威编〔2026〕6号")))
                .isEqualTo("CREDENTIAL-PLANNED");
        FollowUps.CalledOff off = changes.callOff(EVERYBODYS, done.id(), "方案调整", "威编〔2026〕6号");
        assertThat(off.rows()).isEqualTo(4);
        assertThat(off.left()).containsExactly("courses course-" + annex);
        assertThat(on("officers", "o1", APRIL).text("body")).isEqualTo(annex);
        assertThat(on("officers", "o1", APRIL).document()).isEqualTo("威编〔2026〕6号");
        assertThat(on("bodies", "b-" + annex, LocalDate.of(2030, 1, 1))).isNotNull();
        assertThat(on("body-qualifications", "q-" + annex, APRIL)).isNotNull();
        assertThat(credentials.registers.life("officers", "key", List.of("o1"), null))
                .hasSize(1);
        assertThat(credentials
                        .world
                        .records
                        .history(new Subject("body-change", done.id()), 0, 2)
                        .get(1)
                        .kind())
                .isEqualTo("body-change-called-off");
        assertThat(credentials.followUps.open(EVERYBODYS)).isEmpty();
        credentials.world.clock.move(Duration.ofDays(30));
        credentials.followUps.once();
        assertThat(inTree(annex).open()).isTrue();
        assertThat(grants(clerk)).extracting(Grant::body).containsExactly(annex);
        assertThat(refusal(() -> changes.callOff(EVERYBODYS, done.id(), "方案调整", "威编〔2026〕6号")))
                .isEqualTo("CREDENTIAL-PLANNED");
    }

    @Test
    void what_has_come_is_not_called_off() {
        BodyChanges changes = changes(credentials.runs);
        BodyChanges.Done to = changes.rename(EVERYBODYS, annex, "示例区新局", APRIL, "更名", "威编〔2026〕6号");
        BodyChanges.Done today = changes.rename(EVERYBODYS, MARKET, "示例区旧局", TODAY, "更名", "威编〔2026〕6号");
        assertThat(refusal(() -> changes.callOff(EVERYBODYS, today.id(), "方案调整", "威编〔2026〕7号")))
                .isEqualTo("CREDENTIAL-PLANNED");
        credentials.world.clock.move(Duration.ofDays(30));
        assertThat(refusal(() -> changes.callOff(EVERYBODYS, to.id(), "方案调整", "威编〔2026〕7号")))
                .isEqualTo("CREDENTIAL-PLANNED-DUE");
        assertThat(on("bodies", "b-" + annex, APRIL).text("name")).isEqualTo("示例区新局");
        changes.rename(EVERYBODYS, MARKET, "示例区市场监督管理局", APRIL, "更名", "威编〔2026〕8号");
    }

    @Test
    void a_name_to_come_is_called_off() {
        BodyChanges changes = changes(credentials.runs);
        BodyChanges.Done done = changes.rename(EVERYBODYS, annex, "示例区新局", APRIL, "更名", "威编〔2026〕6号");
        assertThat(changes.callOff(EVERYBODYS, done.id(), "方案调整", "威编〔2026〕7号").rows())
                .isEqualTo(1);
        assertThat(on("bodies", "b-" + annex, APRIL).text("name")).isEqualTo(annex + "局");
        credentials.world.clock.move(Duration.ofDays(30));
        credentials.followUps.once();
        assertThat(inTree(annex).title()).isEqualTo("示例区附属局");
    }

    @Test
    void an_exit_to_come_is_called_off_and_roles_end_as_they_would_have() {
        String leaving = account(annex, Role.OFFICER, Role.LEGAL_REVIEWER);
        given(leaving);
        credentials.certificate("c1", "o1", annex, LocalDate.of(2023, 1, 1), LocalDate.of(2027, 12, 31));
        credentials.add(
                "postings",
                "p1",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o1", "body", CredentialWorld.TOWN, "kind", "deployed"));
        LocalDate last = LocalDate.of(2026, 3, 31);
        OfficerExits.Left left = exits().leave(EVERYBODYS, new Leaving("o1", "retired", last, null, "退休", null));
        assertThat(grants(leaving)).extracting(Grant::until).containsOnly(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(on("officers", "o1", APRIL)).isNull();
        assertThat(refusal(() -> exits().callOff(EVERYBODYS, left.id(), " ", null)))
                .isEqualTo("REGISTER-REASON");
        assertThat(refusal(() -> changes(credentials.runs).callOff(EVERYBODYS, left.id(), "返聘", "威人社〔2026〕9号")))
                .isEqualTo("CREDENTIAL-PLANNED");
        assertThat(refusal(() ->
                        exits().callOff(RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET), left.id(), "延迟退休", null)))
                .isEqualTo("CREDENTIAL-PLANNED");
        FollowUps.CalledOff off = exits().callOff(EVERYBODYS, left.id(), "延迟退休", null);
        assertThat(off.roles()).isEqualTo(2);
        assertThat(off.left()).isEmpty();
        assertThat(grants(leaving)).extracting(Grant::until).containsOnlyNulls();
        assertThat(on("officers", "o1", APRIL).to()).isNull();
        assertThat(on("postings", "p1", APRIL).to()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(credentials.registers.life("certificate-states", "certificate", List.of("c1"), null))
                .isEmpty();
        assertThat(credentials.registers.life("officer-exits", "key", List.of(left.id()), null))
                .isEmpty();
        credentials.world.clock.move(Duration.ofDays(40));
        credentials.followUps.once();
        assertThat(credentials.world.succession.holds(leaving, Role.OFFICER, annex))
                .isTrue();
    }

    @Test
    void a_course_both_bodies_have_says_whose_it_was() {
        course(annex);
        course(MARKET);
        changes(credentials.runs).merge(EVERYBODYS, annex, MARKET, APRIL, "机构改革", "威编〔2026〕5号");
        assertThat(on("courses", "course-" + annex, TODAY).text("title")).isEqualTo("行政处罚法");
        assertThat(on("courses", "course-" + annex, APRIL).text("title")).isEqualTo("行政处罚法(原" + annex + "局)");
        assertThat(on("courses", "course-" + annex, APRIL).text("body")).isEqualTo(MARKET);
        assertThat(on("courses", "course-" + MARKET, APRIL).text("title")).isEqualTo("行政处罚法");
    }

    private void course(String body) {
        credentials.add(
                "courses",
                "course-" + body,
                LocalDate.of(2026, 1, 1),
                null,
                Map.of(
                        "title", "行政处罚法",
                        "body", body,
                        "type", "public-law",
                        "organiser", "department",
                        "hours", "4",
                        "mandatory", true));
    }

    private Row on(String register, String key, LocalDate day) {
        return credentials.registers.row(register, key, AsOf.on(day)).orElse(null);
    }
}
