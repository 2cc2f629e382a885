package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Runs.Taking;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Certificates from the application to the register, through the procedures that the nation's package has. */
@OnEveryDatabase
class CertificateProceduresTest {

    private static final LocalDate BEGIN = LocalDate.of(2023, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 12, 31);
    private static final Principal CLERK = RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET);
    private static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, JUSTICE);
    private static final Principal HEAD = RegisterWorld.who(Role.HEAD, JUSTICE);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private CertificateProceduresService procedures;
    private int commands;

    CertificateProceduresTest(TestDatabase database) {
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
        credentials.body(MARKET, "11511301008778183N");
        credentials.officer("o1", MARKET, 1);
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private String command() {
        return "command-" + folder.getFileName() + "-" + ++commands;
    }

    private Step take(Principal by, Run run, String to) {
        return credentials.runs.take(
                by, run.id(), new Command(command(), run.version()), new Taking(to, null, List.of()));
    }

    private Run taken(Principal by, Run run, String to) {
        Step step = take(by, run, to);
        assertThat(step.refused()).extracting(Step.Refused::check).isEmpty();
        assertThat(step.taken()).as(to).isTrue();
        return step.run();
    }

    private List<String> refused(Principal by, Run run, String to) {
        Step step = take(by, run, to);
        assertThat(step.taken()).isFalse();
        return step.refused().stream().map(Step.Refused::check).toList();
    }

    /** What the justice bureau puts down, in the stage in which it does. */
    private void amend(String register, String key, Map<String, Object> values) {
        assertThat(tried(SUPERVISOR, register, key, values)).isEqualTo("written");
    }

    private String tried(Principal by, String register, String key, Map<String, Object> values) {
        return tried(by, register, new Change.Amend(key, null, null, values, Why.UNSAID));
    }

    private String tried(Principal by, String register, Change change) {
        ZhihengException refused = catchThrowableOfType(
                () -> credentials.world.registers.write(by, register, change), ZhihengException.class);
        return refused == null
                ? "written"
                : refused.code() + " " + refused.field().orElse("");
    }

    private void application() {
        credentials.add(
                "certificate-applications",
                "a1",
                null,
                null,
                Map.of(
                        "appliedOn", "2026-03-02",
                        "officer", "o1",
                        "body", MARKET,
                        "kind", "enforcement",
                        "fields", List.of("market-supervision"),
                        "area", "371002",
                        "issuer", "山东省人民政府",
                        "reviewer", "示例区司法局"));
    }

    private List<Row> certificates() {
        return credentials.registers.life("certificates", "officer", List.of("o1"), null);
    }

    @Test
    void a_certificate_is_issued_after_review_training_and_exam() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        assertThat(credentials.runs.called(List.of(
                        run.subject(), new Subject("certificate-application", "none"), new Subject("nobody", "a1"))))
                .isEqualTo(Map.of(run.subject(), "人员1:行政执法证"));
        run = taken(CLERK, run, "review");
        assertThat(refused(SUPERVISOR, run, "training")).containsExactly("materials-complete");
        amend("certificate-applications", "a1", Map.of("materialsComplete", true));
        run = taken(SUPERVISOR, run, "training");
        assertThat(refused(SUPERVISOR, run, "issuing")).containsExactlyInAnyOrder("training-completed", "exam-passed");
        credentials.world.clock.move(Duration.ofDays(10));
        credentials.add(
                "trainings",
                "t1",
                null,
                null,
                Map.of(
                        "officer", "o1",
                        "year", 2026,
                        "title", "岗前培训",
                        "startedOn", "2026-03-05",
                        "endedOn", "2026-03-06",
                        "hours", "16",
                        "type", "public-law",
                        "organiser", "justice"));
        Map<String, Object> exam = new HashMap<>(Map.of(
                "officer", "o1",
                "kind", "qualification",
                "heldOn", "2026-03-09",
                "outcome", "failed",
                "organiser", "justice"));
        credentials.add("exams", "e1", null, null, exam);
        assertThat(refused(SUPERVISOR, run, "issuing")).containsExactly("exam-passed");
        exam.putAll(Map.of("heldOn", "2026-03-11", "outcome", "passed"));
        credentials.add("exams", "e2", null, null, exam);
        run = taken(SUPERVISOR, run, "issuing");
        Run issuing = run;
        ZhihengException incomplete = catchThrowableOfType(() -> take(HEAD, issuing, "issued"), ZhihengException.class);
        assertThat(incomplete.code()).isEqualTo("CREDENTIAL-REQUIRED");
        assertThat(incomplete.field()).hasValue("number");
        assertThat(certificates()).isEmpty();
        assertThat(credentials.runs.show(SUPERVISOR, run.id()).stage()).isEqualTo("issuing");
        amend(
                "certificate-applications",
                "a1",
                Map.of("number", "鲁K20260001", "validFrom", "2026-03-12", "validTo", "2031-03-11"));
        amend("certificate-applications", "a1", Map.of("validFrom", "2026-03-11"));
        ZhihengException before = catchThrowableOfType(() -> take(HEAD, issuing, "issued"), ZhihengException.class);
        assertThat(before.code()).isEqualTo("CREDENTIAL-ORDER");
        assertThat(before.field()).hasValue("validFrom");
        amend("certificate-applications", "a1", Map.of("validFrom", "2026-03-12"));
        run = taken(HEAD, run, "issued");
        assertThat(run.endedAt()).isNotNull();
        assertThat(certificates()).hasSize(1);
        Row certificate = certificates().get(0);
        assertThat(certificate.text("number")).isEqualTo("鲁K20260001");
        assertThat(certificate.date("issuedOn")).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(certificate.from()).isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(certificate.to()).isEqualTo(LocalDate.of(2031, 3, 11));
        assertThat(certificate.document()).isEqualTo(run.id());
        assertThat(credentials
                        .registers
                        .row("certificate-applications", "a1", credentials.world.today())
                        .orElseThrow()
                        .text("certificate"))
                .isEqualTo(certificate.key());
        ZhihengException twice =
                catchThrowableOfType(() -> procedures.apply(CLERK, command(), "a1", JUSTICE), ZhihengException.class);
        assertThat(twice.code()).isEqualTo("CREDENTIAL-ISSUED");
    }

    private Map<String, Object> failing(Run run, String to) {
        Step step = take(CLERK, run, to);
        assertThat(step.taken()).isFalse();
        return step.refused().stream()
                .filter(each -> each.check().equals("staff-eligible"))
                .findFirst()
                .orElseThrow()
                .ruling()
                .answer();
    }

    @Test
    void who_is_within_a_sanction_or_was_found_incompetent_is_given_no_certificate() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2025, 9, 3),
                LocalDate.of(2026, 3, 2),
                Map.of("officer", "o1", "kind", "demerit"));
        credentials.add(
                "appraisals",
                "y1",
                null,
                null,
                Map.of("officer", "o1", "year", 2025, "grade", "incompetent", "appraisedOn", "2026-01-20"));
        assertThat(failing(run, "review"))
                .isEqualTo(Map.of("holds", false, "failing", List.of("在不得申领执法证件的处分、处理期内", "年度考核的等次不得申领执法证件")));
        // What the sanction and the grade were is nobody's business who reads the record.
        assertThat(credentials
                        .world
                        .records
                        .history(new org.zhiheng.api.records.Subject("procedure-run", run.id()), 0, 50)
                        .toString())
                .doesNotContain("demerit")
                .doesNotContain("incompetent");
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(failing(run, "review")).isEqualTo(Map.of("holds", false, "failing", List.of("年度考核的等次不得申领执法证件")));
        credentials.write(
                "appraisals",
                new Change.Correct("y1", null, null, null, false, Map.of("grade", "competent"), Why.of("复核")));
        assertThat(taken(CLERK, run, "review").stage()).isEqualTo("review");
    }

    @Test
    void what_must_be_refused_can_still_be_withdrawn_and_its_row_only_afterwards() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o1", "kind", "demerit"));
        assertThat(refused(CLERK, run, "review")).containsExactly("staff-eligible");
        Change withdraw = new Change.Withdraw("a1", Why.of("不符合条件"));
        ZhihengException open = catchThrowableOfType(
                () -> credentials.world.registers.write(CLERK, "certificate-applications", withdraw),
                ZhihengException.class);
        assertThat(open.code()).isEqualTo("REGISTER-STAGE");
        assertThat(open.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(open).hasMessageContaining("正在办理“单位申报”,应当先在办理程序里撤回或者办结,不能撤销登记");
        assertThat(taken(CLERK, run, "withdrawn").endedAt()).isNotNull();
        assertThat(tried(CLERK, "certificate-applications", withdraw)).isEqualTo("written");
    }

    @Test
    void a_renewal_of_somebody_barred_can_be_withdrawn() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, LocalDate.of(2026, 3, 31));
        matter("m1", "renewal", Map.of());
        Run run = procedures.handle(CLERK, command(), "m1", JUSTICE);
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o1", "kind", "demerit"));
        assertThat(refused(CLERK, run, "review")).containsExactly("staff-eligible");
        assertThat(taken(CLERK, run, "withdrawn").endedAt()).isNotNull();
    }

    @Test
    void a_suspension_binds_the_person_and_not_the_card() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, LocalDate.of(2026, 3, 31));
        application();
        matter("m1", "renewal", Map.of());
        suspendedBy(JUSTICE);
        for (ThrowingCallable each : List.<ThrowingCallable>of(
                () -> procedures.apply(CLERK, command(), "a1", JUSTICE),
                () -> procedures.handle(CLERK, command(), "m1", JUSTICE))) {
            ZhihengException refused = catchThrowableOfType(each, ZhihengException.class);
            assertThat(refused.code()).isEqualTo("CREDENTIAL-CERTIFICATE-HELD");
            assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT);
            assertThat(refused).hasMessageContaining("持证人的证件“鲁K-c1”自2026-03-01起暂扣,不得另外申领或者换发证件");
        }
    }

    @Test
    void a_warning_and_an_appraisal_of_an_earlier_year_bar_nobody_from_applying() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Map.of("officer", "o1", "kind", "warning"));
        credentials.add("appraisals", "y1", null, null, Map.of("officer", "o1", "year", 2024, "grade", "incompetent"));
        credentials.add("appraisals", "y2", null, null, Map.of("officer", "o1", "year", 2025, "grade", "competent"));
        assertThat(taken(CLERK, run, "review").stage()).isEqualTo("review");
    }

    @Test
    void a_body_that_may_own_nothing_begins_no_application() {
        application();
        credentials.write(
                "body-qualifications", new Change.End("q-" + MARKET, LocalDate.of(2026, 3, 1), Why.of("并入他局")));
        ZhihengException refused =
                catchThrowableOfType(() -> procedures.apply(CLERK, command(), "a1", JUSTICE), ZhihengException.class);
        assertThat(refused.code()).isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED");
    }

    @Test
    void what_the_registers_refuse_undoes_the_step() {
        application();
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        Run run = taken(CLERK, procedures.apply(CLERK, command(), "a1", JUSTICE), "review");
        amend(
                "certificate-applications",
                "a1",
                Map.of(
                        "materialsComplete",
                        true,
                        "number",
                        "鲁K-c1",
                        "validFrom",
                        "2026-03-02",
                        "validTo",
                        "2031-03-01"));
        run = taken(SUPERVISOR, run, "training");
        credentials.add(
                "trainings",
                "t1",
                null,
                null,
                Map.of(
                        "officer", "o1",
                        "year", 2026,
                        "title", "岗前培训",
                        "startedOn", "2026-03-02",
                        "endedOn", "2026-03-02",
                        "hours", "8",
                        "type", "public-law",
                        "organiser", "justice"));
        credentials.add(
                "exams",
                "e1",
                null,
                null,
                Map.of(
                        "officer", "o1",
                        "kind", "qualification",
                        "heldOn", "2026-03-02",
                        "outcome", "passed",
                        "organiser", "justice"));
        Run issuing = taken(SUPERVISOR, run, "issuing");
        ZhihengException refused = catchThrowableOfType(() -> take(HEAD, issuing, "issued"), ZhihengException.class);
        assertThat(refused.code()).isEqualTo("REGISTER-UNIQUE");
        assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(credentials.runs.show(SUPERVISOR, run.id()).stage()).isEqualTo("issuing");
        assertThat(certificates()).hasSize(1);
    }

    private void matter(String key, String matter, Map<String, Object> others) {
        Map<String, Object> values =
                new HashMap<>(Map.of("openedOn", "2026-03-02", "certificate", "c1", "matter", matter));
        values.putAll(others);
        credentials.add("certificate-matters", key, null, null, values);
    }

    private List<String> states() {
        return credentials
                .registers
                .where("certificate-states", "certificate", List.of("c1"), credentials.world.today())
                .stream()
                .map(each -> each.text("state"))
                .toList();
    }

    @Test
    void a_certificate_is_suspended_and_given_back_and_counts_in_between_as_it_was() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter("m1", "measure", Map.of("cause", "执法时没有出示证件"));
        Run run = procedures.handle(CLERK, command(), "m1", JUSTICE);
        assertThat(refused(SUPERVISOR, run, "statement")).containsExactly("facts-clear");
        amend("certificate-matters", "m1", Map.of("factsClear", true));
        run = taken(SUPERVISOR, run, "statement");
        assertThat(refused(SUPERVISOR, run, "decision")).containsExactly("defence-heard");
        amend("certificate-matters", "m1", Map.of("heardOn", "2026-03-02"));
        run = taken(HEAD, taken(SUPERVISOR, run, "decision"), "suspended");
        assertThat(states()).containsExactly("suspended");
        credentials.world.clock.move(Duration.ofDays(30));
        assertThat(refused(SUPERVISOR, run, "resumed")).containsExactly("reported");
        amend("certificate-matters", "m1", Map.of("reportedOn", "2026-03-31"));
        run = taken(SUPERVISOR, run, "resumed");
        assertThat(run.endedAt()).isNotNull();
        assertThat(states()).isEmpty();
        assertThat(credentials.registers.where(
                        "certificate-states", "certificate", List.of("c1"), AsOf.on(LocalDate.of(2026, 3, 31))))
                .extracting(each -> each.text("state"))
                .containsExactly("suspended");
    }

    @Test
    void a_suspended_certificate_is_cancelled_from_that_day_on() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter("m1", "measure", Map.of("cause", "徇私枉法", "factsClear", true, "heardOn", "2026-03-02"));
        Run run = procedures.handle(CLERK, command(), "m1", JUSTICE);
        run = taken(SUPERVISOR, taken(SUPERVISOR, run, "statement"), "decision");
        run = taken(HEAD, run, "suspended");
        credentials.world.clock.move(Duration.ofDays(5));
        run = taken(HEAD, taken(SUPERVISOR, run, "decision"), "cancelled");
        assertThat(run.endedAt()).isNotNull();
        assertThat(states()).containsExactly("cancelled");
        assertThat(credentials.registers.where(
                        "certificate-states", "certificate", List.of("c1"), AsOf.on(LocalDate.of(2026, 3, 6))))
                .extracting(each -> each.text("state"))
                .containsExactly("suspended");
    }

    @Test
    void a_review_passed_is_in_the_register() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter("m1", "annual-review", Map.of("year", 2025, "materialsComplete", true));
        Run run = taken(CLERK, procedures.handle(CLERK, command(), "m1", JUSTICE), "review");
        assertThat(refused(SUPERVISOR, run, "passed")).containsExactly("yearly-review-passed");
        amend("certificate-matters", "m1", Map.of("reviewPassed", true));
        taken(SUPERVISOR, run, "passed");
        assertThat(credentials.registers.where(
                        "certificate-reviews", "certificate", List.of("c1"), credentials.world.today()))
                .extracting(
                        each -> each.values().get("year") + " " + each.text("outcome") + " " + each.date("reviewedOn"))
                .containsExactly("2025 passed 2026-03-02");
    }

    @Test
    void whoever_may_not_starts_nothing() {
        application();
        ZhihengException refused = catchThrowableOfType(
                () -> procedures.apply(RegisterWorld.who(Role.OFFICER, MARKET), command(), "a1", JUSTICE),
                ZhihengException.class);
        assertThat(refused.kind()).isEqualTo(ErrorKind.FORBIDDEN);
        // What is out of reach is not there.
        Principal elsewhere = RegisterWorld.who(Role.CREDENTIAL_CLERK, CredentialWorld.ELSEWHERE);
        for (ThrowingCallable each : List.<ThrowingCallable>of(
                () -> procedures.apply(elsewhere, command(), "a1", JUSTICE),
                () -> procedures.ofApplication(elsewhere, "a1"))) {
            assertThat(catchThrowableOfType(each, ZhihengException.class).code())
                    .isEqualTo("REGISTER-ROW");
        }
        assertThat(catchThrowableOfType(
                                () -> procedures.runs(elsewhere, MARKET, false, 10, null), ZhihengException.class)
                        .kind())
                .isEqualTo(ErrorKind.FORBIDDEN);
        ZhihengException unknown = catchThrowableOfType(
                () -> procedures.apply(CLERK, command(), "nothing", JUSTICE), ZhihengException.class);
        assertThat(unknown.code()).isEqualTo("REGISTER-ROW");
    }

    @Test
    void only_the_justice_bureau_over_the_place_reviews() {
        application();
        for (String each : List.of(MARKET, CredentialWorld.TOWN, CredentialWorld.ELSEWHERE, "nothing")) {
            ZhihengException refused =
                    catchThrowableOfType(() -> procedures.apply(CLERK, command(), "a1", each), ZhihengException.class);
            assertThat(refused.code()).as(each).isEqualTo("CREDENTIAL-JUSTICE-BUREAU");
            assertThat(refused.field()).hasValue("justiceBureau");
        }
        assertThat(credentials.runs.open(MARKET)).isZero();
    }

    @Test
    void what_runs_where_is_told_by_body_and_by_row() {
        application();
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter("m1", "annual-review", Map.of("year", 2025));
        Run first = procedures.apply(CLERK, command(), "a1", JUSTICE);
        Run second = procedures.handle(CLERK, command(), "m1", JUSTICE);
        assertThat(procedures.runs(CLERK, MARKET, true, 10, null).runs())
                .extracting(Runs.Listed::id)
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(procedures.runs(SUPERVISOR, JUSTICE, true, 10, null).runs()).hasSize(2);
        assertThat(procedures.ofApplication(CLERK, "a1"))
                .extracting(Runs.Listed::id)
                .containsExactly(first.id());
        assertThat(procedures.ofMatter(SUPERVISOR, "m1"))
                .extracting(Runs.Listed::stage)
                .containsExactly(second.stage());
        assertThat(credentials.runs.open(MARKET)).isEqualTo(2);
    }

    @Test
    void a_certificate_that_runs_out_is_renewed_under_its_number_from_the_day_after() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, LocalDate.of(2026, 3, 31));
        matter("m1", "renewal", Map.of());
        Run run = procedures.handle(CLERK, command(), "m1", JUSTICE);
        assertThat(run.procedure()).isEqualTo("certificate.renewal");
        run = taken(CLERK, run, "review");
        assertThat(refused(SUPERVISOR, run, "issuing")).containsExactly("materials-complete");
        amend("certificate-matters", "m1", Map.of("materialsComplete", true));
        Run issuing = taken(SUPERVISOR, run, "issuing");
        ZhihengException endless = catchThrowableOfType(() -> take(HEAD, issuing, "renewed"), ZhihengException.class);
        assertThat(endless.code()).isEqualTo("CREDENTIAL-REQUIRED");
        assertThat(endless.field()).hasValue("validTo");
        amend("certificate-matters", "m1", Map.of("validTo", "2026-03-20"));
        ZhihengException early = catchThrowableOfType(() -> take(HEAD, issuing, "renewed"), ZhihengException.class);
        assertThat(early.code()).isEqualTo("CREDENTIAL-ORDER");
        assertThat(early.field()).hasValue("validTo");
        assertThat(certificates()).hasSize(1);
        amend("certificate-matters", "m1", Map.of("validTo", "2031-03-31"));
        assertThat(taken(HEAD, issuing, "renewed").endedAt()).isNotNull();
        assertThat(certificates())
                .extracting(each -> each.text("number") + " " + each.from() + " " + each.to())
                .containsExactlyInAnyOrder("鲁K-c1 " + BEGIN + " 2026-03-31", "鲁K-c1 2026-04-01 2031-03-31");
        OfficerCardsService cards = new OfficerCardsService(
                credentials.registers,
                credentials.world.registers,
                credentials.rules,
                credentials.world.organisation,
                credentials.world.clock);
        assertThat(cards.cards("鲁K-c1"))
                .extracting(each -> each.state() + " " + each.validTo())
                .containsExactly("ACTIVE 2026-03-31");
        credentials.world.clock.move(Duration.ofDays(30));
        assertThat(cards.cards("鲁K-c1"))
                .extracting(each -> each.state() + " " + each.validTo())
                .containsExactly("ACTIVE 2031-03-31");
    }

    @Test
    void a_ministrys_certificate_is_filed_once_it_is_found_to_be_what_it_says() {
        Map<String, Object> ministry = credentials.certificate("税0001", "o1", MARKET);
        ministry.putAll(Map.of("kind", "ministry", "issuer", "国家税务总局"));
        credentials.add("certificates", "c1", BEGIN, END, ministry);
        matter("m1", "filing", Map.of("platform", "山东省行政执法监督平台", "filedBy", "示例区司法局", "materialsComplete", true));
        Run run = taken(CLERK, procedures.handle(CLERK, command(), "m1", JUSTICE), "review");
        assertThat(run.procedure()).isEqualTo("certificate.filing");
        assertThat(refused(SUPERVISOR, run, "filed")).containsExactly("facts-clear");
        amend("certificate-matters", "m1", Map.of("factsClear", true, "filingNumber", "备2026-1"));
        taken(SUPERVISOR, run, "filed");
        assertThat(credentials.registers.where(
                        "certificate-filings", "certificate", List.of("c1"), credentials.world.today()))
                .extracting(each -> each.text("platform") + " " + each.date("filedOn") + " " + each.text("number"))
                .containsExactly("山东省行政执法监督平台 2026-03-02 备2026-1");
    }

    @Test
    void a_certificate_of_the_province_is_not_filed() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter(
                "m1",
                "filing",
                Map.of("platform", "平台", "filedBy", "示例区司法局", "materialsComplete", true, "factsClear", true));
        Run run = taken(CLERK, procedures.handle(CLERK, command(), "m1", JUSTICE), "review");
        ZhihengException refused = catchThrowableOfType(() -> take(SUPERVISOR, run, "filed"), ZhihengException.class);
        assertThat(refused.code()).isEqualTo("CREDENTIAL-FILING-KIND");
        assertThat(credentials.runs.show(SUPERVISOR, run.id()).stage()).isEqualTo("review");
    }

    private static final Map<String, Object> OF_THE_BUREAU = Map.of(
            "materialsComplete", true,
            "number", "鲁K20260009",
            "issuer", "山东省人民政府",
            "reviewer", "示例区司法局",
            "validFrom", "2026-03-12",
            "validTo", "2031-03-11");

    @Test
    void what_the_justice_bureau_has_to_find_and_to_issue_nobody_else_writes() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        for (Map.Entry<String, Object> each : OF_THE_BUREAU.entrySet()) {
            Map<String, Object> value = Map.of(each.getKey(), each.getValue());
            if (!value.equals(Map.of("issuer", "山东省人民政府")) && !value.equals(Map.of("reviewer", "示例区司法局"))) {
                assertThat(tried(CLERK, "certificate-applications", "a1", value))
                        .as(each.getKey())
                        .isEqualTo("REGISTER-WRITER " + each.getKey());
                // The bureau has not got it yet.
                assertThat(tried(SUPERVISOR, "certificate-applications", "a1", value))
                        .as(each.getKey())
                        .isEqualTo("REGISTER-STAGE " + each.getKey());
            }
        }
        Map<String, Object> found = new HashMap<>(Map.of(
                "appliedOn", "2026-03-02",
                "officer", "o1",
                "body", MARKET,
                "kind", "enforcement",
                "fields", List.of("market-supervision"),
                "area", "371002"));
        found.put("materialsComplete", true);
        assertThat(tried(CLERK, "certificate-applications", new Change.Add("a2", null, null, found, Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER materialsComplete");
        run = taken(CLERK, run, "review");
        for (Map.Entry<String, Object> each : OF_THE_BUREAU.entrySet()) {
            assertThat(tried(SUPERVISOR, "certificate-applications", "a1", Map.of(each.getKey(), each.getValue())))
                    .as(each.getKey())
                    .isEqualTo("written");
        }
        assertThat(tried(SUPERVISOR, "certificate-applications", "a1", Map.of("certificate", "c1")))
                .isEqualTo("REGISTER-PROCEDURE certificate");
        assertThat(credentials.world.audit)
                .anyMatch(each -> each.kind() == org.zhiheng.api.access.AuditEvent.Kind.REFUSED
                        && CLERK.account().equals(each.account()));
    }

    @Test
    void what_was_handed_in_stays_as_it_was_reviewed() {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        Map<String, Object> other = Map.of("fields", List.of("market-supervision", "housing"));
        assertThat(tried(CLERK, "certificate-applications", "a1", other)).isEqualTo("written");
        run = taken(CLERK, run, "review");
        assertThat(tried(CLERK, "certificate-applications", "a1", Map.of("fields", List.of("housing"))))
                .isEqualTo("REGISTER-STAGE fields");
        assertThat(tried(CLERK, "certificate-applications", new Change.Withdraw("a1", Why.of("重复"))))
                .isEqualTo("REGISTER-STAGE ");
        amend("certificate-applications", "a1", Map.of("materialsComplete", true));
        Run training = taken(SUPERVISOR, run, "training");
        for (Principal each : List.of(CLERK, SUPERVISOR)) {
            assertThat(tried(each, "certificate-applications", "a1", Map.of("kind", "supervision")))
                    .isEqualTo("REGISTER-STAGE kind");
        }
        assertThat(tried(SUPERVISOR, "certificate-applications", "a1", Map.of("materialsComplete", false)))
                .isEqualTo("REGISTER-STAGE materialsComplete");
        ZhihengException told = catchThrowableOfType(
                () -> credentials.world.registers.write(
                        CLERK,
                        "certificate-applications",
                        new Change.Amend("a1", null, null, Map.of("kind", "supervision"), Why.UNSAID)),
                ZhihengException.class);
        assertThat(told.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(told).hasMessageContaining("正在办理“培训和考试”,“证件种类”在这一环节不能填写或者修改");
        taken(SUPERVISOR, training, "failed");
        // Who failed may apply again with what is right then.
        assertThat(tried(CLERK, "certificate-applications", "a1", Map.of("fields", List.of("housing"))))
                .isEqualTo("written");
    }

    @Test
    void a_spreadsheet_binds_as_a_form_does() throws IOException {
        application();
        Run run = procedures.apply(CLERK, command(), "a1", JUSTICE);
        byte[] before = exported();
        assertThat(tried(CLERK, "certificate-applications", "a1", Map.of("kind", "supervision")))
                .isEqualTo("written");
        byte[] after = exported();
        taken(CLERK, run, "review");
        assertThat(amendedBy(after).problems())
                .as("nothing changed, nothing refused")
                .isZero();
        Spreadsheets.Import refused = amendedBy(before);
        assertThat(refused.problems()).isEqualTo(1);
        assertThat(refused.written()).isZero();
    }

    private byte[] exported() throws IOException {
        try (InputStream sheet = credentials.world.spreadsheets.export(
                CLERK,
                "certificate-applications",
                new Registers.Wanted(credentials.world.today(), Map.of(), null, null, false, 1, null, null))) {
            return sheet.readAllBytes();
        }
    }

    private Spreadsheets.Import amendedBy(byte[] sheet) {
        return credentials.world.spreadsheets.read(
                CLERK,
                "certificate-applications",
                Spreadsheets.Mode.AMEND,
                false,
                null,
                null,
                new ByteArrayInputStream(sheet));
    }

    @Test
    void the_officers_of_a_unit_get_certificates_of_the_body_it_is_a_unit_of() {
        if (credentials.world.organisation.body("market-team").isEmpty()) {
            credentials.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new org.zhiheng.api.access.Body(
                            "market-team",
                            org.zhiheng.api.access.Body.Kind.UNIT,
                            "执法大队",
                            new org.zhiheng.api.code.DivisionCode("371002"),
                            MARKET));
        }
        credentials.officer("o2", "market-team", 2);
        credentials.add(
                "certificate-applications",
                "a2",
                null,
                null,
                Map.of(
                        "appliedOn", "2026-03-02",
                        "officer", "o2",
                        "body", "market-team",
                        "kind", "enforcement",
                        "fields", List.of("market-supervision"),
                        "area", "371002"));
        Principal clerk = RegisterWorld.who(Role.CREDENTIAL_CLERK, "market-team");
        Run run = taken(clerk, procedures.apply(clerk, command(), "a2", JUSTICE), "review");
        amend("certificate-applications", "a2", OF_THE_BUREAU);
        run = taken(SUPERVISOR, run, "training");
        credentials.add(
                "trainings",
                "t2",
                null,
                null,
                Map.of(
                        "officer", "o2",
                        "year", 2026,
                        "title", "岗前培训",
                        "startedOn", "2026-03-02",
                        "endedOn", "2026-03-02",
                        "hours", "8",
                        "type", "public-law",
                        "organiser", "justice"));
        credentials.add(
                "exams",
                "e2",
                null,
                null,
                Map.of(
                        "officer", "o2",
                        "kind", "qualification",
                        "heldOn", "2026-03-02",
                        "outcome", "passed",
                        "organiser", "justice"));
        taken(HEAD, taken(SUPERVISOR, run, "issuing"), "issued");
        assertThat(credentials.registers.life("certificates", "officer", List.of("o2"), null))
                .extracting(each -> each.text("body"))
                .containsExactly(MARKET);
    }

    @Test
    void a_certificate_that_has_run_out_is_still_renewed_and_taken_back_but_no_longer_reviewed() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, LocalDate.of(2026, 2, 1));
        matter("m1", "renewal", Map.of());
        Run run = taken(CLERK, procedures.handle(CLERK, command(), "m1", JUSTICE), "review");
        amend("certificate-matters", "m1", Map.of("materialsComplete", true, "validTo", "2031-03-01"));
        taken(HEAD, taken(SUPERVISOR, run, "issuing"), "renewed");
        assertThat(certificates())
                .extracting(each -> each.from() + " " + each.to())
                .containsExactlyInAnyOrder("2023-01-01 2026-02-01", "2026-03-02 2031-03-01");
        matter("m2", "measure", Map.of("cause", "到期后没有交回"));
        Run measure = procedures.handle(CLERK, command(), "m2", JUSTICE);
        amend("certificate-matters", "m2", Map.of("factsClear", true));
        measure = taken(SUPERVISOR, measure, "statement");
        amend("certificate-matters", "m2", Map.of("heardOn", "2026-03-02"));
        taken(HEAD, taken(SUPERVISOR, measure, "decision"), "taken-back");
        assertThat(states()).containsExactly("taken-back");
        matter("m3", "annual-review", Map.of("year", 2025));
        assertThat(catchThrowableOfType(
                                () -> procedures.handle(CLERK, command(), "m3", JUSTICE), ZhihengException.class)
                        .code())
                .isEqualTo("CREDENTIAL-EXPIRED");
    }

    private Row suspendedBy(String body) {
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2026, 3, 1),
                null,
                Map.of("certificate", "c1", "state", "suspended", "cause", "转借证件", "decidedBy", body));
        return credentials
                .registers
                .row("certificate-states", "s1", credentials.world.today())
                .orElseThrow();
    }

    @Test
    void who_suspended_a_certificate_lifts_that_or_who_stands_above() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        String key = suspendedBy(JUSTICE).key();
        LocalDate today = LocalDate.of(2026, 3, 2);
        assertThat(tried(CLERK, "certificate-states", new Change.End(key, today, Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER decidedBy");
        assertThat(tried(CLERK, "certificate-states", new Change.Withdraw(key, Why.of("误录"))))
                .isEqualTo("REGISTER-WRITER decidedBy");
        assertThat(tried(
                        CLERK,
                        "certificate-states",
                        new Change.Correct(key, today, null, null, false, Map.of("decidedBy", MARKET), Why.of("误录"))))
                .isEqualTo("REGISTER-WRITER decidedBy");
        Map<String, Object> forTheBureau =
                Map.of("certificate", "c1", "state", "suspended", "cause", "转借", "decidedBy", JUSTICE);
        assertThat(tried(
                        CLERK,
                        "certificate-states",
                        new Change.Add(
                                "s2", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 9), forTheBureau, Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER decidedBy");
        Map<String, Object> own = new HashMap<>(forTheBureau);
        own.put("decidedBy", MARKET);
        assertThat(tried(
                        CLERK,
                        "certificate-states",
                        new Change.Add("s2", LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 9), own, Why.UNSAID)))
                .isEqualTo("written");
        assertThat(tried(CLERK, "certificate-states", new Change.End("s2", LocalDate.of(2025, 1, 5), Why.UNSAID)))
                .isEqualTo("written");
        assertThat(tried(SUPERVISOR, "certificate-states", new Change.End("s2", LocalDate.of(2025, 1, 3), Why.UNSAID)))
                .isEqualTo("written");
        assertThat(tried(SUPERVISOR, "certificate-states", new Change.End(key, today, Why.UNSAID)))
                .isEqualTo("written");
    }

    @Test
    void a_matter_that_comes_to_nothing_lifts_no_suspension() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        suspendedBy(JUSTICE);
        matter("m1", "measure", Map.of("cause", "另案"));
        taken(CLERK, procedures.handle(CLERK, command(), "m1", JUSTICE), "dropped");
        assertThat(states()).containsExactly("suspended");
    }

    @Test
    void what_a_procedure_writes_says_who_decided_and_that_it_is_reported() {
        credentials.certificate("c1", "o1", MARKET, BEGIN, END);
        matter("m1", "measure", Map.of("cause", "徇私枉法"));
        Run run = procedures.handle(CLERK, command(), "m1", JUSTICE);
        assertThat(tried(CLERK, "certificate-matters", "m1", Map.of("factsClear", true)))
                .isEqualTo("REGISTER-WRITER factsClear");
        assertThat(tried(CLERK, "certificate-matters", "m1", Map.of("heardOn", "2026-03-02")))
                .isEqualTo("REGISTER-WRITER heardOn");
        amend("certificate-matters", "m1", Map.of("factsClear", true));
        run = taken(SUPERVISOR, run, "statement");
        amend("certificate-matters", "m1", Map.of("heardOn", "2026-03-02"));
        taken(HEAD, taken(SUPERVISOR, run, "decision"), "suspended");
        assertThat(credentials.registers.where(
                        "certificate-states", "certificate", List.of("c1"), credentials.world.today()))
                .extracting(each -> each.text("decidedBy") + " " + each.date("reportedOn"))
                .containsExactly("justice 2026-03-02");
    }

    @Test
    void qualification_exams_and_hours_of_the_justice_bureau_are_its_own_to_put_down() {
        Map<String, Object> exam = new HashMap<>(Map.of(
                "officer", "o1",
                "kind", "qualification",
                "heldOn", "2026-03-02",
                "outcome", "passed",
                "organiser", "department"));
        assertThat(tried(CLERK, "exams", new Change.Add("e1", null, null, exam, Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER kind");
        exam.put("kind", "professional");
        assertThat(tried(CLERK, "exams", new Change.Add("e1", null, null, exam, Why.UNSAID)))
                .isEqualTo("written");
        assertThat(tried(CLERK, "exams", "e1", Map.of("kind", "qualification"))).isEqualTo("REGISTER-WRITER kind");
        exam.putAll(Map.of("kind", "qualification", "organiser", "justice", "outcome", "failed"));
        assertThat(tried(SUPERVISOR, "exams", new Change.Add("e2", null, null, exam, Why.UNSAID)))
                .isEqualTo("written");
        assertThat(tried(CLERK, "exams", "e2", Map.of("outcome", "passed"))).isEqualTo("REGISTER-WRITER kind");
        assertThat(tried(CLERK, "exams", new Change.Withdraw("e2", Why.of("误录"))))
                .isEqualTo("REGISTER-WRITER kind");
        Map<String, Object> training = new HashMap<>(Map.of(
                "officer", "o1",
                "year", 2026,
                "title", "岗前培训",
                "startedOn", "2026-03-02",
                "endedOn", "2026-03-02",
                "hours", "8",
                "type", "public-law",
                "organiser", "justice"));
        assertThat(tried(CLERK, "trainings", new Change.Add("t1", null, null, training, Why.UNSAID)))
                .isEqualTo("REGISTER-WRITER organiser");
        assertThat(tried(SUPERVISOR, "trainings", new Change.Add("t1", null, null, training, Why.UNSAID)))
                .isEqualTo("written");
        training.putAll(
                Map.of("title", "业务培训", "organiser", "department", "startedOn", "2026-02-27", "endedOn", "2026-02-27"));
        assertThat(tried(CLERK, "trainings", new Change.Add("t2", null, null, training, Why.UNSAID)))
                .isEqualTo("written");
    }
}
