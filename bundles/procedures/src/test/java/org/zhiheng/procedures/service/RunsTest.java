package org.zhiheng.procedures.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.TermState;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.procedures.Tasks.Due;
import org.zhiheng.api.procedures.Tasks.Whose;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Runs over a database, with the procedures of the shipped packages. */
@OnEveryDatabase
class RunsTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private World world;

    RunsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        for (String each : List.of(
                "proc_task",
                "proc_clock",
                "proc_participant",
                "proc_command",
                "proc_run_body",
                "proc_run",
                "rec_pending",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
        world = new World(database, folder);
        world.complete();
    }

    private static ZhihengException refusal(ThrowingCallable call) {
        ZhihengException refusal = catchThrowableOfType(ZhihengException.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static void refused(ThrowingCallable call, ErrorKind kind, String code, String message) {
        ZhihengException refusal = refusal(call);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal).hasMessage(message);
    }

    // ---- from the beginning to the end

    @Test
    void an_application_runs_from_the_clerk_to_the_certificate_and_the_record_says_so() {
        Run run = world.application();
        assertThat(run.stage()).isEqualTo("application");
        assertThat(run.term().legal()).isEqualTo("2024-09-14");
        run = world.take(world.clerk, run, "review").run();
        assertThat(run.stageTitle()).isEqualTo("司法行政部门审核");
        assertThat(run.owners()).singleElement().satisfies(owner -> {
            assertThat(owner.roleTitle()).isEqualTo("司法局执法监督人员");
            assertThat(owner.body()).isEqualTo("justice");
        });
        run = world.take(world.justice, run, "training").run();
        run = world.take(world.justice, run, "issuing").run();
        assertThat(world.runs.ended(List.of(run.id()))).isEmpty();
        run = world.take(world.justiceHead, run, "issued").run();

        assertThat(run.endedAt()).isNotNull();
        assertThat(world.runs.ended(List.of(run.id(), "none"))).isEqualTo(Map.of(run.id(), run.endedAt()));
        assertThat(world.runs.ended(List.of())).isEmpty();
        assertThat(run.ways()).isEmpty();
        assertThat(run.term()).isNull();
        assertThat(world.context.moved)
                .extracting(ProcedureSubject.Moved::to)
                .containsExactly("application", "review", "training", "issuing", "issued");
        assertThat(world.context.moved.get(4).ended()).isTrue();
        assertThat(world.kinds(run))
                .containsExactly(
                        "run-started",
                        "ruling-relied-on",
                        "run-step",
                        "ruling-relied-on",
                        "ruling-relied-on",
                        "run-step",
                        "ruling-relied-on",
                        "ruling-relied-on",
                        "run-step",
                        "ruling-relied-on",
                        "ruling-relied-on",
                        "ruling-relied-on",
                        "run-step");
        assertThat(world.records.history(World.APPLICATION, 0, 10)).hasSize(5);
        assertThat(world.verified().findings()).isEmpty();
        assertThat(world.verified().aggregates()).isEqualTo(1);
        assertThat(world.stages(world.justice, Whose.MINE, Due.ANY)).isEmpty();
    }

    @Test
    void a_run_that_was_altered_behind_the_platform_is_found() {
        Run run = world.application();
        database.execute("UPDATE proc_run SET state = '" + stored(run).replace("\"market\"", "\"city\"")
                + "' WHERE id = '" + run.id() + "'");
        assertThat(world.verified().findings()).singleElement().satisfies(each -> assertThat(each.message())
                .isEqualTo("现状与最后一条记录所说的不同:parties.OWN"));
    }

    private String stored(Run run) {
        return org.zhiheng.records.CanonicalJson.write(org.zhiheng.procedures.domain.StateForm.stored(
                world.store.read(data -> data.run(run.id())).orElseThrow()));
    }

    // ---- checks

    @Test
    void a_check_that_does_not_hold_changes_nothing_and_says_why() {
        Run run = world.application();
        world.context.facts.put("staff-eligible", Map.of("staffType", "contract"));
        Step step = world.take(world.clerk, run, "review");

        assertThat(step.taken()).isFalse();
        assertThat(step.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.check()).isEqualTo("staff-eligible");
            assertThat(refused.title()).isEqualTo("属于可以申领执法证件的人员");
            assertThat(refused.ruling().answer()).containsEntry("failing", List.of("这类人员不得申领执法证件"));
            assertThat(refused.ruling().reasons())
                    .anySatisfy(each -> assertThat(each.rule()).isEqualTo("officers.staff-excluded"));
        });
        assertThat(step.run()).isEqualTo(run);
        assertThat(world.runs.show(world.clerk, run.id())).isEqualTo(run);
        assertThat(world.kinds(run)).containsExactly("run-started");
        assertThat(world.context.moved).hasSize(1);
        // The same command may be given again once the facts are others.
        world.complete();
        assertThat(world.take(world.clerk, run, "review").taken()).isTrue();
    }

    @Test
    void what_lies_ahead_is_told_with_what_refuses_it_and_nothing_is_put_down() {
        Run run = world.application();
        Ahead free = world.runs.ahead(world.clerk, run.id());
        assertThat(free.version()).isEqualTo(run.version());
        assertThat(free.mayAct()).isTrue();
        assertThat(free.why()).isNull();
        assertThat(free.ways()).extracting(Ahead.Way::to, Ahead.Way::title).contains(tuple("review", "司法行政部门审核"));
        assertThat(free.ways()).allSatisfy(each -> assertThat(each.refused()).isEmpty());

        world.context.facts.put("staff-eligible", Map.of("staffType", "contract"));
        Ahead refused = world.runs.ahead(world.clerk, run.id());
        assertThat(refused.mayAct()).isTrue();
        assertThat(refused.ways())
                .filteredOn(each -> each.to().equals("review"))
                .singleElement()
                .satisfies(each -> assertThat(each.refused())
                        .extracting(Step.Refused::title)
                        .containsExactly("属于可以申领执法证件的人员"));

        Ahead others = world.runs.ahead(world.justice, run.id());
        assertThat(others.mayAct()).isFalse();
        assertThat(others.why()).startsWith("环节“单位申报”应当由").endsWith("办理");
        assertThat(world.kinds(run)).containsExactly("run-started");
        refused(
                () -> world.runs.ahead(world.townHead, run.id()),
                ErrorKind.NOT_FOUND,
                "PROCEDURE-RUN-UNKNOWN",
                "没有这一办理事项,或者不在数据范围内");
    }

    @Test
    void a_check_of_which_something_is_missing_refuses_and_says_what() {
        Run run = world.take(world.clerk, world.application(), "review").run();
        world.context.facts.remove("materials-complete");
        world.context.facts.remove("staff-eligible");
        Step step = world.take(world.justice, run, "training");

        assertThat(step.taken()).isFalse();
        assertThat(step.refused())
                .extracting(each -> each.check() + " " + each.ruling().missing())
                .containsExactly("staff-eligible [facts.staffType]", "materials-complete [facts.confirmed]");
    }

    @Test
    void facts_that_are_none_of_the_question_are_the_context_s_mistake_and_change_nothing() {
        Run run = world.application();
        world.context.facts.put("staff-eligible", Map.of("staffTipe", "contract"));
        assertThat(refusal(() -> world.take(world.clerk, run, "review")).field())
                .contains("facts.staffTipe");
        assertThat(world.kinds(run)).containsExactly("run-started");
    }

    @Test
    void what_the_context_throws_undoes_the_step() {
        Run run = world.application();
        world.context.failure = ZhihengException.conflict("CERTIFICATE-HELD", "已经持有证件");
        refused(() -> world.take(world.clerk, run, "review"), ErrorKind.CONFLICT, "CERTIFICATE-HELD", "已经持有证件");
        world.context.failure = null;
        assertThat(world.runs.show(world.clerk, run.id())).isEqualTo(run);
        assertThat(world.kinds(run)).containsExactly("run-started");
        assertThat(world.take(world.clerk, run, "review").taken()).isTrue();
    }

    // ---- who

    @Test
    void only_the_owner_of_the_stage_acts_and_a_refusal_is_put_down() {
        Run run = world.application();
        refused(
                () -> world.take(world.justice, run, "review"),
                ErrorKind.FORBIDDEN,
                "PROCEDURE-OWNER",
                "环节“单位申报”应当由环翠区市场监管局的证件管理员办理");
        Principal elsewhere = world.who("clerk-2", Role.CREDENTIAL_CLERK, "city");
        assertThat(refusal(() -> world.take(elsewhere, run, "review")).code()).isEqualTo("PROCEDURE-OWNER");
        assertThat(world.refusals).containsExactly("justice-1 run.act", "clerk-2 run.act");
        Principal auditor = world.who("auditor", Role.AUDITOR, "district");
        assertThat(refusal(() -> world.take(auditor, run, "review")).code()).isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void a_run_is_shown_to_those_whose_reach_covers_a_party() {
        Run run = world.application();
        assertThat(world.runs.show(world.justice, run.id()).id()).isEqualTo(run.id());
        assertThat(world.runs.show(world.head, run.id()).id()).isEqualTo(run.id());
        Principal other = world.who("other", Role.OFFICER, "city");
        refused(
                () -> world.runs.show(other, run.id()),
                ErrorKind.NOT_FOUND,
                "PROCEDURE-RUN-UNKNOWN",
                "没有这一办理事项,或者不在数据范围内");
        assertThat(world.runs
                        .list(world.clerk, new Runs.Wanted("market", true, Set.of(), 10, null))
                        .runs())
                .extracting(Runs.Listed::id)
                .containsExactly(run.id());
        assertThat(refusal(() -> world.runs.list(other, new Runs.Wanted("market", true, Set.of(), 10, null)))
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void what_was_given_to_one_is_not_done_by_another_of_the_role_but_by_a_deputy() {
        Principal second = world.who("clerk-2", Role.CREDENTIAL_CLERK, "market");
        Run run = world.application();
        run = world.runs.assign(world.head, run.id(), World.command(run), "market", "clerk");
        Run given = run;
        refused(() -> world.take(second, given, "review"), ErrorKind.FORBIDDEN, "PROCEDURE-ASSIGNED", "这一环节已经指派给他人办理");
        assertThat(world.stages(second, Whose.MINE, Due.ANY)).isEmpty();
        assertThat(world.stages(world.clerk, Whose.MINE, Due.ANY))
                .containsExactly("application CREDENTIAL_CLERK@market");
        Principal deputy = world.deputy("deputy", world.clerk);
        assertThat(world.stages(deputy, Whose.MINE, Due.ANY)).containsExactly("application CREDENTIAL_CLERK@market");
        assertThat(world.take(deputy, given, "review").taken()).isTrue();
    }

    @Test
    void nothing_is_given_to_somebody_without_the_role() {
        Run run = world.application();
        assertThat(refusal(() -> world.runs.assign(world.head, run.id(), World.command(run), "market", "officer"))
                        .code())
                .isEqualTo("PROCEDURE-ASSIGNEE");
        assertThat(refusal(() -> world.runs.assign(world.head, run.id(), World.command(run), "market", "nobody"))
                        .code())
                .isEqualTo("ACCESS-ACCOUNT-UNKNOWN");
        assertThat(refusal(() -> world.runs.assign(world.clerk, run.id(), World.command(run), "market", "clerk"))
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    // ---- at the same time, and again

    @Test
    void of_two_who_press_at_the_same_time_one_wins_and_the_other_is_told() throws Exception {
        Principal second = world.who("clerk-2", Role.CREDENTIAL_CLERK, "market");
        Run run = world.application();
        List<String> outcomes = together(
                () -> String.valueOf(world.take(world.clerk, run, "review").taken()),
                () -> String.valueOf(world.take(second, run, "withdrawn").taken()));
        assertThat(outcomes).containsExactlyInAnyOrder("true", "PROCEDURE-MOVED 别人刚刚办理过这一事项,请看过现在的情况再办");
        assertThat(world.runs.show(world.clerk, run.id()).version()).isEqualTo(1);
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void a_command_that_ends_a_run_is_carried_out_once_when_it_is_sent_twice() throws Exception {
        Run run = world.application();
        Command command = new Command("last", run.version());
        Callable<String> send = () -> world.runs
                .take(world.clerk, run.id(), command, new Runs.Taking("withdrawn", null, List.of()))
                .run()
                .stage();
        assertThat(together(send, send)).containsExactly("withdrawn", "withdrawn");
        assertThat(world.runs.show(world.clerk, run.id()).version()).isEqualTo(1);
        refused(
                () -> world.take(world.clerk, run, "review"),
                ErrorKind.CONFLICT,
                "PROCEDURE-MOVED",
                "别人刚刚办理过这一事项,请看过现在的情况再办");
    }

    @Test
    void the_same_command_sent_twice_at_the_same_time_is_carried_out_once() throws Exception {
        Run run = world.application();
        Command command = new Command("same", run.version());
        Callable<String> send = () -> world.runs
                .take(world.clerk, run.id(), command, new Runs.Taking("review", null, List.of()))
                .run()
                .stage();
        assertThat(together(send, send)).containsExactly("review", "review");
        assertThat(world.runs.show(world.clerk, run.id()).version()).isEqualTo(1);
    }

    @Test
    void a_command_sent_again_is_answered_and_not_carried_out_again() {
        Run run = world.application();
        assertThat(world.application().id()).isEqualTo(run.id());
        Command command = new Command("once", run.version());
        Runs.Taking taking = new Runs.Taking("review", "补充了材料", List.of("环市监证申〔2024〕1号"));
        assertThat(world.runs.take(world.clerk, run.id(), command, taking).taken())
                .isTrue();
        Step again = world.runs.take(world.clerk, run.id(), command, taking);
        assertThat(again.taken()).isTrue();
        assertThat(again.run().stage()).isEqualTo("review");
        assertThat(again.run().version()).isEqualTo(1);
        refused(
                () -> world.runs.take(world.clerk, run.id(), command, new Runs.Taking("withdrawn", null, List.of())),
                ErrorKind.CONFLICT,
                "PROCEDURE-COMMAND-REUSED",
                "这一办理编号已经用于另一次办理");
        refused(
                () -> world.take(world.clerk, run, "review"),
                ErrorKind.CONFLICT,
                "PROCEDURE-MOVED",
                "别人刚刚办理过这一事项,请看过现在的情况再办");
        assertThat(world.verified().findings()).isEmpty();
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> futures = new ArrayList<>();
            for (Callable<String> each : List.of(one, other)) {
                futures.add(threads.submit(() -> {
                    start.await();
                    try {
                        return each.call();
                    } catch (ZhihengException e) {
                        return e.code() + " " + e.getMessage();
                    }
                }));
            }
            start.countDown();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> each : futures) {
                outcomes.add(each.get(30, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    // ---- starting

    @Test
    void what_is_wrong_with_a_start_is_named() {
        Map<ActingBody, String> both = Map.of(ActingBody.OWN, "market", ActingBody.JUSTICE_BUREAU, "justice");
        assertThat(start("certificate.aplication", "371002", both)).isEqualTo("PROCEDURE-UNKNOWN procedure");
        assertThat(start("certificate.application", "nowhere", both)).isEqualTo("RULING-DIVISION division");
        assertThat(start("certificate.application", "371002", Map.of(ActingBody.OWN, "market")))
                .isEqualTo("PROCEDURE-PARTY parties.justice-bureau");
        assertThat(start(
                        "certificate.application",
                        "371002",
                        Map.of(ActingBody.OWN, "no-body", ActingBody.JUSTICE_BUREAU, "justice")))
                .isEqualTo("PROCEDURE-PARTY parties.own");
        assertThat(start(
                        "empowerment.grant",
                        "371002",
                        Map.of(
                                ActingBody.OWN,
                                "market",
                                ActingBody.JUSTICE_BUREAU,
                                "justice",
                                ActingBody.GOVERNMENT,
                                "district",
                                ActingBody.TOWNSHIP,
                                "city")))
                .isEqualTo("PROCEDURE-PARTY parties.township");
        world.application();
        ZhihengException running = refusal(() -> world.runs.start(
                world.clerk,
                new Runs.Start("start-2", World.APPLICATION, "certificate.application", "371002", null, both)));
        assertThat(running.code()).isEqualTo("PROCEDURE-RUNNING");
        ZhihengException silent = refusal(() -> world.runs.start(
                world.clerk,
                new Runs.Start(
                        "start-3", new Subject("unheard-of", "1"), "certificate.application", "371002", null, both)));
        assertThat(silent.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(silent.code()).isEqualTo("PROCEDURE-SUBJECT-SILENT");
    }

    private String start(String procedure, String division, Map<ActingBody, String> parties) {
        ZhihengException refusal = refusal(() -> world.runs.start(
                world.clerk, new Runs.Start("s", World.APPLICATION, procedure, division, null, parties)));
        return refusal.code() + " " + refusal.field().orElse("");
    }

    @Test
    void a_way_that_is_none_is_refused_with_those_there_are() {
        Run run = world.application();
        refused(
                () -> world.take(world.clerk, run, "issued"),
                ErrorKind.INVALID,
                "PROCEDURE-WAY",
                "从环节“单位申报”不能到“issued”;可以到:review、withdrawn");
        run(run, "withdrawn");
        refused(
                () -> world.take(world.clerk, world.runs.show(world.clerk, run.id()), "review"),
                ErrorKind.CONFLICT,
                "PROCEDURE-ENDED",
                "这一事项已经办结");
    }

    private Run run(Run run, String to) {
        return world.take(world.clerk, run, to).run();
    }

    // ---- both sides sign

    private Run confirmation() {
        world.context.facts.put("in-guidance-catalogue", Map.of("confirmed", true));
        world.context.facts.put("powers-allowed", Map.of("powers", List.of("penalty", "inspection")));
        world.context.facts.put("published", Map.of("on", "2024-09-02"));
        world.context.facts.put("list-decided", Map.of("confirmed", true));
        world.context.facts.put("authority-stated", Map.of("confirmed", true));
        Run run = world.runs.start(
                world.officer,
                new Runs.Start(
                        "list-1",
                        new Subject("empowerment", "list-1"),
                        "empowerment.grant",
                        "371002",
                        null,
                        Map.of(
                                ActingBody.OWN,
                                "market",
                                ActingBody.JUSTICE_BUREAU,
                                "justice",
                                ActingBody.GOVERNMENT,
                                "district",
                                ActingBody.TOWNSHIP,
                                "town")));
        run = world.take(world.officer, run, "review").run();
        run = world.take(world.justice, run, "approval").run();
        run = world.take(world.mayor, run, "publication").run();
        return world.take(world.justice, run, "confirmation").run();
    }

    @Test
    void the_confirmation_is_left_when_both_have_signed() {
        Run run = confirmation();
        assertThat(world.stages(world.head, Whose.MINE, Due.ANY)).containsExactly("confirmation HEAD@market");
        assertThat(world.stages(world.townHead, Whose.MINE, Due.ANY)).containsExactly("confirmation HEAD@town");

        Step first = world.take(world.head, run, "transition");
        assertThat(first.taken()).isTrue();
        assertThat(first.run().stage()).isEqualTo("confirmation");
        assertThat(first.run().owners()).extracting(Run.Held::signed).containsExactly("transition", null);
        assertThat(world.stages(world.head, Whose.MINE, Due.ANY)).isEmpty();
        assertThat(world.stages(world.head, Whose.WAITING, Due.ANY)).containsExactly("confirmation HEAD@town");
        assertThat(refusal(() -> world.take(world.head, first.run(), "transition"))
                        .code())
                .isEqualTo("PROCEDURE-SIGNED");

        Run both = world.take(world.townHead, first.run(), "transition").run();
        assertThat(both.stage()).isEqualTo("transition");
        assertThat(both.owners()).extracting(Run.Held::signed).containsExactly(null, null);
        assertThat(world.kinds(both)).contains("run-signed");
        // Three months by the plan of Huancui, not by the reading of the nation's package.
        assertThat(both.term().legal()).isEqualTo("2024-12-02");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void one_side_alone_sends_it_back_and_nobody_signs_for_two() {
        Run run = confirmation();
        Run signed = world.take(world.head, run, "transition").run();
        Principal both = world.who(
                "head",
                world.head.grants().get(0),
                world.who("x", Role.HEAD, "town").grants().get(0));
        refused(() -> world.take(both, signed, "transition"), ErrorKind.CONFLICT, "PROCEDURE-SIGNED", "同一人不能代表两方签署");
        Run back = world.take(world.townHead, signed, "listing").run();
        assertThat(back.stage()).isEqualTo("listing");
    }

    @Test
    void the_transition_ends_with_its_six_points_and_not_before_its_time() {
        Run run = confirmation();
        run = world.take(world.head, run, "transition").run();
        run = world.take(world.townHead, run, "transition").run();
        world.context.facts.put("transition-ready", Map.of("present", List.of("制度完善", "人员配备", "事项交接", "系统对接", "执法培训")));
        Step early = world.take(world.head, run, "in-force");
        assertThat(early.refused())
                .extracting(each -> each.check() + " " + each.ruling().answer().get("failing"))
                .containsExactly("transition-ready [还缺:业务指导]");
        world.context.facts.put(
                "transition-ready", Map.of("present", List.of("制度完善", "人员配备", "事项交接", "系统对接", "执法培训", "业务指导")));
        run = world.take(world.head, run, "in-force").run();
        run = world.take(world.townHead, run, "in-force").run();
        assertThat(run.stage()).isEqualTo("in-force");
        world.context.facts.put("evaluated", Map.of("on", "2024-09-02"));
        Run evaluated = world.take(world.justice, run, "in-force").run();
        assertThat(evaluated.visits()).hasSize(8);
    }

    // ---- terms

    @Test
    void a_term_stops_is_reviewed_goes_on_and_is_extended_once() {
        Run run = world.take(world.clerk, world.application(), "review").run();
        // 20 working days from 2 September 2024: the Mid-Autumn days, the makeup Saturday and National Day are in it.
        assertThat(run.term().state()).isEqualTo(TermState.RUNNING);
        assertThat(run.term().legal()).isEqualTo("2024-09-30");
        assertThat(run.term().warnOn()).isEqualTo("2024-09-27");

        Suspension stop = new Suspension(
                SuspensionKind.SUSPENDED, day("2024-09-02"), null, day("2024-09-20"), "等待编制核实", "环司函〔2024〕8号");
        Run stopped = world.runs.suspend(world.justice, run.id(), World.command(run), stop);
        assertThat(stopped.term().state()).isEqualTo(TermState.SUSPENDED);
        assertThat(stopped.term().reviewOn()).isEqualTo("2024-09-20");
        assertThat(world.stages(world.justice, Whose.MINE, Due.SUSPENDED))
                .containsExactly("review JUSTICE_SUPERVISOR@justice");
        assertThat(refusal(() -> world.take(world.justice, stopped, "training")).code())
                .isEqualTo("PROCEDURE-SUSPENDED");
        world.clock.to("2024-09-21");
        assertThat(world.stages(world.justice, Whose.MINE, Due.OVERDUE))
                .containsExactly("review JUSTICE_SUPERVISOR@justice");

        world.clock.to("2024-09-10");
        Run resumed = world.runs.resume(
                world.justice, run.id(), World.command(stopped), SuspensionKind.SUSPENDED, day("2024-09-09"));
        // 3 to 9 September do not count: five working days more.
        assertThat(resumed.term().legal()).isEqualTo("2024-10-12");
        Suspension overlapping = new Suspension(
                SuspensionKind.SUSPENDED, day("2024-09-05"), day("2024-09-09"), null, "同一期间的另一事由", "环司函〔2024〕9号");
        Run twice = world.runs.suspend(world.justice, run.id(), World.command(resumed), overlapping);
        assertThat(twice.term().legal()).isEqualTo("2024-10-12");

        world.clock.to("2024-10-13");
        refused(
                () -> world.runs.extend(world.head, run.id(), World.command(twice), null, "案情复杂", "环司函〔2024〕10号"),
                ErrorKind.CONFLICT,
                "PROCEDURE-EXTENSION",
                "期限至2024-10-12届满,之后不能延长");
        world.clock.to("2024-10-12");
        Run longer = world.runs.extend(world.head, run.id(), World.command(twice), null, "案情复杂", "环司函〔2024〕10号");
        assertThat(longer.term().legal()).isEqualTo("2024-10-25");
        refused(
                () -> world.runs.extend(world.head, run.id(), World.command(longer), null, "再延", "x"),
                ErrorKind.CONFLICT,
                "PROCEDURE-EXTENSION",
                "这一期限已经延长过,不能再次延长");
        assertThat(world.verified().findings()).isEmpty();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void a_suspension_that_cannot_be_is_refused_with_its_field() {
        Run run = world.take(world.clerk, world.application(), "review").run();
        assertThat(suspension(run, SuspensionKind.SUSPENDED, "2024-09-02", null, null))
                .isEqualTo("reviewOn");
        assertThat(suspension(run, SuspensionKind.SUSPENDED, "2024-09-03", null, "2024-09-09"))
                .isEqualTo("from");
        assertThat(suspension(run, SuspensionKind.SUSPENDED, "2024-09-02", "2024-09-01", null))
                .isEqualTo("to");
        assertThat(suspension(run, SuspensionKind.SUSPENDED, "2024-09-02", null, "2024-09-01"))
                .isEqualTo("reviewOn");
        assertThat(suspension(run, SuspensionKind.HEARING, "2024-09-02", null, "2024-09-09"))
                .isEqualTo("kind");
        assertThat(world.runs.show(world.justice, run.id()).version()).isEqualTo(run.version());
    }

    private String suspension(Run run, SuspensionKind kind, String from, String to, String reviewOn) {
        Suspension suspension = new Suspension(
                kind, day(from), to == null ? null : day(to), reviewOn == null ? null : day(reviewOn), "事由", "文号");
        ZhihengException refusal =
                refusal(() -> world.runs.suspend(world.justice, run.id(), World.command(run), suspension));
        assertThat(refusal.code()).isEqualTo("PROCEDURE-SUSPENSION");
        return refusal.field().orElseThrow();
    }

    @Test
    void lists_say_what_is_due_soon_and_what_is_overdue() {
        Run run = world.take(world.clerk, world.application(), "review").run();
        assertThat(world.stages(world.justice, Whose.MINE, Due.SOON)).isEmpty();
        world.clock.to("2024-09-26");
        assertThat(world.stages(world.justice, Whose.MINE, Due.SOON)).isEmpty();
        world.clock.to("2024-09-27");
        assertThat(world.stages(world.justice, Whose.MINE, Due.SOON))
                .containsExactly("review JUSTICE_SUPERVISOR@justice");
        world.clock.to("2024-09-30");
        assertThat(world.stages(world.justice, Whose.MINE, Due.OVERDUE)).isEmpty();
        world.clock.to("2024-10-01");
        assertThat(world.stages(world.justice, Whose.MINE, Due.SOON)).isEmpty();
        assertThat(world.stages(world.justice, Whose.MINE, Due.OVERDUE))
                .containsExactly("review JUSTICE_SUPERVISOR@justice");
        assertThat(world.stages(world.clerk, Whose.WAITING, Due.ANY))
                .containsExactly("review JUSTICE_SUPERVISOR@justice");
        assertThat(run.stage()).isEqualTo("review");
    }

    @Test
    void a_calendar_that_is_not_loaded_is_told_and_reckoned_once_it_is() {
        world.clock.to("2026-12-28");
        Run run = world.application();
        assertThat(run.term().state()).isEqualTo(TermState.UNDETERMINED);
        assertThat(run.term().missing()).containsExactly("calendar.2027");
        assertThat(run.term().legal()).isNull();
        assertThat(world.stages(world.clerk, Whose.MINE, Due.UNDETERMINED))
                .containsExactly("application CREDENTIAL_CLERK@market");
        assertThat(world.stages(world.clerk, Whose.MINE, Due.OVERDUE)).isEmpty();

        world.rules.change(
                "national",
                "lists/calendar-years.csv",
                text -> text
                        + text.lines().reduce((one, last) -> last).orElseThrow().replaceFirst("2026", "2027") + "\n");
        world.refresh.once();
        assertThat(world.stages(world.clerk, Whose.MINE, Due.UNDETERMINED)).isEmpty();
        assertThat(world.runs.show(world.clerk, run.id()).term().legal()).isEqualTo("2027-01-11");
        assertThat(world.kinds(run)).containsExactly("run-started", "run-terms-changed");
        world.refresh.once();
        assertThat(world.kinds(run)).hasSize(2);
    }

    // ---- versions

    @Test
    void a_run_stays_on_the_version_it_began_with_until_a_decision_moves_it() {
        Run run = world.application();
        world.rules.change(
                "national",
                "procedures/certificate-application.yaml",
                text -> text.replace("title: 单位申报\n    role: credential-clerk", "title: 单位申报和公示\n    role: head"));
        Run same = world.runs.show(world.clerk, run.id());
        assertThat(same.stageTitle()).isEqualTo("单位申报");
        assertThat(same.definition()).isEqualTo(run.definition());
        assertThat(world.runs.stages(run.id()))
                .extracting(Procedures.Stage::title)
                .contains("单位申报")
                .doesNotContain("单位申报和公示");
        assertThat(world.runs.stages("no-such-run")).isEmpty();

        refused(
                () -> world.runs.changeVersion(world.clerk, run.id(), World.command(run), "x", "y"),
                ErrorKind.FORBIDDEN,
                "ACCESS-FORBIDDEN",
                "没有“改用新版程序”的权限,或者超出数据范围");
        Run moved = world.runs.changeVersion(world.head, run.id(), World.command(run), "按新规定办理", "环司发〔2024〕3号");
        assertThat(moved.stageTitle()).isEqualTo("单位申报和公示");
        assertThat(world.runs.stages(run.id()))
                .extracting(Procedures.Stage::title)
                .contains("单位申报和公示");
        assertThat(moved.book()).isNotEqualTo(run.book());
        assertThat(world.stages(world.head, Whose.MINE, Due.ANY)).containsExactly("application HEAD@market");
        assertThat(refusal(() -> world.runs.changeVersion(world.head, run.id(), World.command(moved), "x", "y"))
                        .code())
                .isEqualTo("PROCEDURE-VERSION");
        assertThat(world.kinds(moved)).containsExactly("run-started", "run-version-changed");
        assertThat(world.verified().findings()).isEmpty();
    }

    // ---- handing over

    @Test
    void what_somebody_who_leaves_was_given_goes_to_another_and_each_run_says_so() {
        world.who("clerk-2", Role.CREDENTIAL_CLERK, "market");
        Run run = world.application();
        run = world.runs.assign(world.head, run.id(), World.command(run), "market", "clerk");
        HandOver order = new HandOver("market", "clerk", "clerk-2", "market", "调离", "环组通〔2024〕1号");
        assertThat(world.runs.handOver(world.head, "leave-1", order)).isEqualTo(1);
        assertThat(world.runs.handOver(world.head, "leave-1", order)).isEqualTo(1);
        Run after = world.runs.show(world.head, run.id());
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.owners()).extracting(Run.Held::assignee).containsExactly("clerk-2");
        assertThat(world.kinds(after)).containsExactly("run-started", "run-assigned", "run-handed-over");
        HandOver nobody = new HandOver("market", "clerk", "officer", "market", "调离", "环组通〔2024〕1号");
        assertThat(world.runs.handOver(world.head, "leave-2", nobody)).isZero();
        HandOver unfit = new HandOver("market", "clerk-2", "officer", "market", "调离", "环组通〔2024〕1号");
        assertThat(refusal(() -> world.runs.handOver(world.head, "leave-3", unfit))
                        .code())
                .isEqualTo("PROCEDURE-ASSIGNEE");
    }

    @Test
    void a_body_that_takes_the_place_of_another_has_its_runs_and_only_those() {
        Run run = world.application();
        HandOver merger = new HandOver("market", null, null, "city", "机构改革", "环编发〔2024〕2号");
        assertThat(refusal(() -> world.runs.handOver(world.clerk, "merge-1", merger))
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
        // While it works, nobody gives away what it has to do: whoever is to have a case accepts it.
        assertThat(refusal(() -> world.runs.handOver(world.justice, "merge-1", merger))
                        .code())
                .isEqualTo("PROCEDURE-NOT-MERGED");
        assertThat(refusal(() -> world.runs.handOver(world.head, "merge-1", merger))
                        .code())
                .isEqualTo("PROCEDURE-NOT-MERGED");
        world.merge("market", "town");
        assertThat(refusal(() -> world.runs.handOver(world.justice, "merge-1", merger))
                        .code())
                .isEqualTo("PROCEDURE-NOT-MERGED");
        world.merge("market", "city");
        assertThat(world.runs.handOver(world.justice, "merge-1", merger)).isEqualTo(1);
        Run after = world.runs.show(world.justice, run.id());
        assertThat(after.parties())
                .containsEntry(ActingBody.OWN, "city")
                .containsEntry(ActingBody.JUSTICE_BUREAU, "justice");
        assertThat(refusal(() -> world.take(world.clerk, after, "review")).code())
                .isEqualTo("PROCEDURE-OWNER");
        Principal theirs = world.who("clerk-2", Role.CREDENTIAL_CLERK, "city");
        assertThat(world.take(theirs, after, "review").taken()).isTrue();
        assertThat(world.runs
                        .list(world.justice, new Runs.Wanted("market", true, Set.of(), 10, null))
                        .runs())
                .isEmpty();
        assertThat(world.verified().findings()).isEmpty();
    }

    /** What a context has put down already has to follow, whoever should have taken over. */
    @Test
    void what_follows_from_an_exit_goes_to_everybody_where_the_other_does_not_hold_the_role() {
        world.who("clerk-2", Role.CREDENTIAL_CLERK, "market");
        Run first = world.application();
        first = world.runs.assign(world.head, first.id(), World.command(first), "market", "clerk");
        HandOver unfit = new HandOver("market", "clerk", "officer", "market", "退休", "环组通〔2024〕1号");
        assertThat(world.runs.follow("somebody", "exit-1", unfit)).isEqualTo(1);
        assertThat(world.runs.follow("somebody", "exit-1", unfit)).isEqualTo(1);
        Run given = world.runs.show(world.head, first.id());
        assertThat(given.version()).isEqualTo(2);
        assertThat(given.owners()).extracting(Run.Held::assignee).containsExactly((String) null);
        world.runs.assign(world.head, given.id(), World.command(given), "market", "clerk");
        HandOver fit = new HandOver("market", "clerk", "clerk-2", "market", "退休", "环组通〔2024〕1号");
        assertThat(world.runs.follow("somebody", "exit-2", fit)).isEqualTo(1);
        assertThat(world.runs.show(world.head, first.id()).owners())
                .extracting(Run.Held::assignee)
                .containsExactly("clerk-2");
    }
}
