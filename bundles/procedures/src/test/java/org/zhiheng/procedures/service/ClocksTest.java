package org.zhiheng.procedures.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Extension;
import org.zhiheng.api.procedures.ProcedureSubject.Event;
import org.zhiheng.api.procedures.ProcedureSubject.Stop;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.ClockState;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.procedures.Tasks.Due;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Terms that run beside those of the stages, over a database and by the shipped terms of the nation. */
@OnEveryDatabase
class ClocksTest {

    private static final Subject CASE = new Subject("case", "c-1");

    /** Days of 2024 around the Mid-Autumn days and National Day. */
    private static final String PROCEDURE =
            """
            id: case.example
            title: 案件
            first: investigation
            source: {document: cn-penalty-law, article: 第六十条, phrase: 行政机关应当自行政处罚案件立案之日起九十日内作出行政处罚决定}
            stages:
              investigation:
                title: 调查
                role: handler
                term: term.p-keep
                to: [{stage: notice}]
              notice:
                title: 告知
                role: handler
                term: term.p-hreq
                to: [{stage: decision}, {stage: investigation}]
              decision:
                title: 决定
                role: head
                term: term.p-serv
                to: [{stage: closed}]
              closed: {title: 结案, final: true}
            clocks:
              decision:
                title: 作出决定的期限
                term: term.p-90
                from: stage.investigation
                until: [stage.decision]
                who: handler
                missed: 超过期限作出决定,程序违法
              preservation:
                title: 先行登记保存的处理期限
                term: term.p-keep
                from: evidence-preserved
                until: [preservation-disposed]
                who: handler
                missed: 逾期未处理的,措施解除
              hearing-request:
                title: 要求听证的期限
                term: term.p-hreq
                from: hearing-right-told
                until: [hearing-requested, hearing-waived]
                who: party
                missed: 视为放弃听证
              payment:
                title: 缴纳罚款的期限
                term: term.p-pay
                from: decision-served
                until: [fine-paid]
                who: party
                missed: 每日按百分之三加处罚款
              seizure:
                title: 查封、扣押的期限
                term: term.f-30
                from: seizure-applied
                until: [measure-lifted, stage.closed]
                who: handler
                stops: own
                missed: 应当立即解除
              report:
                title: 报告并补办批准的期限
                term: term.f-24
                from: measure-urgent
                until: [measure-approved]
                who: head
                missed: 应当立即解除
              hearing-accept:
                title: 受理听证要求的期限
                term: term.hearing-accept
                from: hearing-requested
                until: [hearing-accepted]
                who: handler
                whereSet: true
                missed: 程序瑕疵
              nowhere:
                title: 没有哪里规定的期限
                term: term.no-such
                from: hearing-requested
                until: [hearing-accepted]
                who: handler
                whereSet: true
                missed: 没有
              hearing-notice:
                title: 通知听证的期限
                term: term.p-hnot
                from: hearing-scheduled
                until: [hearing-notice-served]
                who: handler
                missed: 程序违法
            """;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private World world;

    ClocksTest(TestDatabase database) {
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
        world.rules.add("national", "procedures/case-example.yaml", PROCEDURE);
    }

    private Run start() {
        return world.runs.start(
                world.officer,
                new Runs.Start("start", CASE, "case.example", World.HUANCUI, null, Map.of(ActingBody.OWN, "market")));
    }

    /** As the context does it: in one transaction with its own entry. */
    private List<Appending> reckon() {
        return world.transactions.required(tx -> {
            List<Appending> entries = world.runs.reckon(CASE);
            List<Appending> all = new ArrayList<>(entries);
            all.add(new Appending(CASE, world.clock.instant(), "officer", "changed", Map.of(), List.of(), null));
            world.recorder.append(all);
            return entries;
        });
    }

    private Run.Clock clock(String code, String key) {
        Run run = world.runs.running(CASE, "case.example").orElseThrow();
        return run.clocks().stream()
                .filter(each -> each.code().equals(code) && each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(Principal by, String body, Due due) {
        return world.tasks.clocks(by, new Tasks.ClocksWanted(body, due, 50, null)).clocks().stream()
                .map(each -> (each.clock().code() + " " + each.clock().key()).strip())
                .toList();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static ZhihengException refusal(ThrowingCallable call) {
        ZhihengException refusal = catchThrowableOfType(ZhihengException.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    // ---- starting and ending

    @Test
    void ninety_days_run_from_the_first_investigation_whatever_the_stage() {
        Run run = start();
        assertThat(run.clocks()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("decision");
            assertThat(each.key()).isEmpty();
            assertThat(each.title()).isEqualTo("作出决定的期限");
            assertThat(each.term()).isEqualTo("p-90");
            assertThat(each.who()).isEqualTo("handler");
            assertThat(each.whoTitle()).isEqualTo("承办人");
            assertThat(each.body()).isEqualTo("market");
            assertThat(each.state()).isEqualTo(ClockState.RUNNING);
            // A Sunday: an agency's term does not roll, and the safe day is the Friday before.
            assertThat(each.legal()).isEqualTo("2024-12-01");
            assertThat(each.safe()).isEqualTo("2024-11-29");
            assertThat(each.warnOn()).isEqualTo("2024-11-26");
            assertThat(each.missed()).isEqualTo("超过期限作出决定,程序违法");
        });
        world.clock.to("2024-09-10");
        run = world.take(world.officer, run, "notice").run();
        run = world.take(world.officer, run, "investigation").run();
        assertThat(run.clocks()).extracting(Run.Clock::legal).containsExactly("2024-12-01");
        run = world.take(world.officer, run, "notice").run();
        world.clock.to("2024-12-02");
        assertThat(world.runs.show(world.officer, run.id()).clocks())
                .extracting(Run.Clock::overdue)
                .containsExactly(true);
        run = world.take(world.officer, run, "decision").run();
        assertThat(run.clocks()).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(ClockState.ENDED);
            assertThat(each.endedOn()).isEqualTo("2024-12-02T09:00:00+08:00");
            assertThat(each.overdue()).isTrue();
        });
        assertThat(listed(world.officer, null, Due.ANY)).isEmpty();
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void each_piece_of_evidence_has_a_clock_of_its_own() {
        start();
        world.context.tell("evidence-preserved", "e-1", "2024-09-02");
        world.context.tell("evidence-preserved", "e-2", "2024-09-12");
        assertThat(reckon()).hasSize(1);
        // Seven working days; the Saturday of 14 September is one, the 15th to the 17th are not.
        assertThat(clock("preservation", "e-1").legal()).isEqualTo("2024-09-11");
        assertThat(clock("preservation", "e-2").legal()).isEqualTo("2024-09-24");
        assertThat(listed(world.officer, null, Due.ANY))
                .containsExactly("preservation e-1", "preservation e-2", "decision");

        world.clock.to("2024-09-05");
        world.context.tell("preservation-disposed", "e-1", "2024-09-05");
        assertThat(reckon()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("run-terms-changed");
            assertThat(entry.actor()).isEqualTo("system:procedures");
            assertThat(entry.payload().get("clocks").toString())
                    .isEqualTo("[{clock=preservation, key=e-1, change=ended, before={state=RUNNING, start=2024-09-02,"
                            + " legal=2024-09-11, safe=2024-09-11, endedOn=null}, now={state=ENDED, start=2024-09-02,"
                            + " legal=2024-09-11, safe=2024-09-11, endedOn=2024-09-05}}]");
        });
        assertThat(clock("preservation", "e-1").state()).isEqualTo(ClockState.ENDED);
        assertThat(clock("preservation", "e-1").overdue()).isFalse();
        assertThat(clock("preservation", "e-2").state()).isEqualTo(ClockState.RUNNING);
        assertThat(listed(world.officer, null, Due.ANY)).containsExactly("preservation e-2", "decision");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void nothing_is_recorded_where_nothing_has_changed() {
        start();
        world.context.tell("evidence-preserved", "e-1", "2024-09-02");
        assertThat(reckon()).hasSize(1);
        assertThat(reckon()).isEmpty();
    }

    @Test
    void a_run_that_ends_ends_what_still_runs_in_it() {
        Run run = start();
        run = world.take(world.officer, run, "notice").run();
        run = world.take(world.officer, run, "decision").run();
        world.context.tell("decision-served", "d-1", "2024-09-02");
        world.clock.to("2024-09-04");
        run = world.take(world.head, run, "closed").run();
        assertThat(run.clocks())
                .extracting(each -> each.code() + " " + each.state() + " " + each.endedOn())
                .containsExactlyInAnyOrder(
                        "decision ENDED 2024-09-02T09:00:00+08:00", "payment ENDED 2024-09-04T09:00:00+08:00");
        assertThat(reckon()).isEmpty();
        assertThat(world.runs.running(CASE, "case.example")).isEmpty();
    }

    // ---- the worked examples

    @Test
    void a_hearing_told_on_27_september_2024_may_be_asked_for_until_10_october() {
        start();
        world.clock.to("2024-10-10");
        world.context.tell("hearing-right-told", "n-1", "2024-09-27");
        reckon();
        Run.Clock clock = clock("hearing-request", "n-1");
        assertThat(clock.legal()).isEqualTo("2024-10-10");
        assertThat(clock.who()).isEqualTo("party");
        assertThat(clock.whoTitle()).isEqualTo("当事人");
        assertThat(clock.overdue()).isFalse();
        // The party has no account: the handler watches.
        assertThat(listed(world.officer, null, Due.SOON)).containsExactly("hearing-request n-1");
        world.clock.to("2024-10-11");
        assertThat(listed(world.officer, null, Due.SOON)).isEmpty();
        assertThat(listed(world.officer, null, Due.OVERDUE)).containsExactly("hearing-request n-1");
        world.context.tell("hearing-requested", "n-1", "2024-10-11");
        reckon();
        assertThat(clock("hearing-request", "n-1").overdue()).isTrue();
        assertThat(listed(world.officer, null, Due.OVERDUE)).isEmpty();
    }

    @Test
    void a_fine_received_on_16_september_2024_is_paid_by_8_october() {
        start();
        world.context.tell("decision-served", "d-1", "2024-09-16");
        reckon();
        Run.Clock clock = clock("payment", "d-1");
        assertThat(clock.legal()).isEqualTo("2024-10-08");
        assertThat(clock.safe()).isEqualTo("2024-09-30");
        assertThat(clock.missed()).isEqualTo("每日按百分之三加处罚款");
    }

    @Test
    void goods_seized_on_20_december_2024_are_held_as_long_as_the_law_lets_them_be() {
        start();
        world.clock.to("2024-12-20");
        Event plain = Event.of("seizure-applied", "m-1", DateOrMoment.parse("2024-12-20"));
        Stop test = new Stop(SuspensionKind.TEST, day("2025-01-06"), day("2025-01-20"), null);
        Event tested = new Event("seizure-applied", "m-1", plain.at(), false, null, List.of(test));
        Event extended = new Event("seizure-applied", "m-1", plain.at(), true, null, List.of());
        Event both = new Event("seizure-applied", "m-1", plain.at(), true, 20, List.of(test));
        List<String> changes = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (Event each : List.of(plain, tested, plain, extended, both)) {
            world.context.events.clear();
            world.context.events.add(each);
            changes.add(change(reckon()));
            Run.Clock clock = clock("seizure", "m-1");
            ends.add(clock.legal() + " " + clock.safe());
        }
        assertThat(ends)
                .containsExactly(
                        // A Sunday, which lengthens no restraint: to be lifted by the Friday.
                        "2025-01-19 2025-01-17",
                        "2025-02-03 2025-01-27",
                        "2025-01-19 2025-01-17",
                        "2025-02-18 2025-02-18",
                        // By twenty days and not by all that the law allows, for so it was decided.
                        "2025-02-23 2025-02-21");
        assertThat(changes).containsExactly("started", "stops-changed", "stops-changed", "extended", "extended");
    }

    private static String change(List<Appending> entries) {
        assertThat(entries).hasSize(1);
        return ((Map<?, ?>) ((List<?>) entries.get(0).payload().get("clocks")).get(0))
                .get("change")
                .toString();
    }

    @Test
    void hours_run_from_the_moment_and_a_term_that_counts_back_ends_before_its_day() {
        start();
        world.context.tell("measure-urgent", "m-1", "2024-09-02T22:30:00+08:00");
        world.context.tell("hearing-scheduled", "h-1", "2024-09-26");
        reckon();
        assertThat(clock("report", "m-1").legal()).isEqualTo("2024-09-03T22:30:00+08:00");
        assertThat(clock("report", "m-1").who()).isEqualTo("head");
        // Seven working days before the 26th: the 18th; clear days, the last day before the Mid-Autumn days.
        assertThat(clock("hearing-notice", "h-1").legal()).isEqualTo("2024-09-14");
        assertThat(clock("hearing-notice", "h-1").safe()).isEqualTo("2024-09-13");
        assertThat(listed(world.head, null, Due.ANY)).containsExactly("report m-1");
        world.clock.move(java.time.Duration.ofHours(37));
        assertThat(listed(world.head, null, Due.SOON)).containsExactly("report m-1");
        world.clock.move(java.time.Duration.ofHours(1));
        assertThat(listed(world.head, null, Due.OVERDUE)).containsExactly("report m-1");
        world.context.tell("hearing-notice-served", "h-1", "2024-09-03");
        world.context.tell("measure-approved", "m-1", "2024-09-03T23:00:00+08:00");
        reckon();
        assertThat(clock("hearing-notice", "h-1").overdue()).isFalse();
        assertThat(clock("report", "m-1").overdue()).isTrue();
    }

    @Test
    void a_term_of_hours_without_its_moment_is_undetermined() {
        start();
        world.context.tell("measure-urgent", "m-1", "2024-09-02");
        reckon();
        assertThat(clock("report", "m-1").state()).isEqualTo(ClockState.UNDETERMINED);
        assertThat(clock("report", "m-1").missing()).containsExactly("facts.start");
        assertThat(listed(world.head, null, Due.UNDETERMINED)).containsExactly("report m-1");
        assertThat(listed(world.head, null, Due.OVERDUE)).isEmpty();
    }

    // ---- facts that change

    @Test
    void a_fact_that_is_corrected_moves_its_clock_and_one_that_is_taken_back_withdraws_it() {
        start();
        world.context.tell("decision-served", "d-1", "2024-09-16");
        assertThat(change(reckon())).isEqualTo("started");
        world.context.events.clear();
        world.context.tell("decision-served", "d-1", "2024-09-13");
        world.context.tell("decision-served", "d-1", "2024-09-20");
        assertThat(change(reckon())).isEqualTo("start-changed");
        // The 28th is a Saturday and the Sunday after it is worked.
        assertThat(clock("payment", "d-1").legal()).isEqualTo("2024-09-29");
        world.context.tell("fine-paid", "d-1", "2024-09-02");
        assertThat(change(reckon())).isEqualTo("ended");
        world.context.events.clear();
        world.context.tell("decision-served", "d-1", "2024-09-13");
        assertThat(change(reckon())).isEqualTo("reopened");
        world.context.events.clear();
        assertThat(change(reckon())).isEqualTo("withdrawn");
        assertThat(listed(world.officer, null, Due.ANY)).containsExactly("decision");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void what_has_not_happened_yet_ends_nothing() {
        start();
        world.context.tell("decision-served", "d-1", "2024-09-02");
        world.context.tell("fine-paid", "d-1", "2024-09-03");
        reckon();
        assertThat(clock("payment", "d-1").state()).isEqualTo(ClockState.RUNNING);
        world.clock.to("2024-09-03");
        reckon();
        assertThat(clock("payment", "d-1").state()).isEqualTo(ClockState.ENDED);
    }

    @Test
    void an_event_nobody_knows_is_the_context_s_mistake_and_changes_nothing() {
        Run run = start();
        world.context.tell("evidence-preserve", "e-1", "2024-09-02");
        assertThat(refusal(() -> world.runs.reckon(CASE)).code()).isEqualTo("PROCEDURE-EVENT");
        assertThat(refusal(() -> world.take(world.officer, run, "notice")).code())
                .isEqualTo("PROCEDURE-EVENT");
        world.context.events.clear();
        world.context.tell("evidence-preserved", "e".repeat(101), "2024-09-02");
        assertThat(refusal(() -> world.runs.reckon(CASE)).code()).isEqualTo("PROCEDURE-EVENT");
        assertThat(world.kinds(run)).containsExactly("run-started");
    }

    @Test
    void a_step_reckons_what_its_context_tells_and_says_so_in_its_entry() {
        Run run = start();
        world.context.tell("hearing-right-told", "n-1", "2024-09-02");
        run = world.take(world.officer, run, "notice").run();
        assertThat(run.clocks()).extracting(Run.Clock::code).containsExactly("hearing-request", "decision");
        assertThat(world.records.history(new Subject(Runs.SUBJECT, run.id()), 0, 10).stream()
                        .map(each ->
                                each.kind() + " " + each.payload().toString().contains("hearing-request")))
                .containsExactly("run-started false", "run-step true");
    }

    // ---- stops and extensions of the run

    private void stoppable() {
        world.rules.change(
                "national",
                "parameters/terms/penalty.yaml",
                text -> text.replace(
                        "{amount: 90, unit: calendar-day, start: 立案之日, direction: forward, roll: none}",
                        "{amount: 90, unit: calendar-day, start: 立案之日, direction: forward, roll: none, suspendedBy: [test],"
                                + " extension: {amount: 30, unit: calendar-day}}"));
    }

    @Test
    void a_suspension_of_the_run_stops_the_clocks_whose_rule_knows_it_and_no_measure() {
        stoppable();
        Run run = start();
        world.context.tell("seizure-applied", "m-1", "2024-09-02");
        Suspension test =
                new Suspension(SuspensionKind.TEST, day("2024-09-02"), null, day("2024-09-20"), "送检", "环市监检〔2024〕1号");
        Run begun = run;
        // The ninety days began on 2 September: no day before can be left out of them.
        assertThat(refusal(() -> world.runs.suspend(
                                world.officer,
                                begun.id(),
                                World.command(begun),
                                new Suspension(
                                        SuspensionKind.TEST,
                                        day("2024-09-01"),
                                        day("2024-09-05"),
                                        null,
                                        "送检",
                                        "环市监检〔2024〕1号")))
                        .getMessage())
                .isEqualTo("起日不能早于期限起算之日2024-09-02");
        run = world.runs.suspend(world.officer, run.id(), World.command(run), test);
        assertThat(clock("decision", "").state()).isEqualTo(ClockState.SUSPENDED);
        assertThat(clock("decision", "").reviewOn()).isEqualTo("2024-09-20");
        assertThat(clock("decision", "").legal()).isNull();
        assertThat(clock("seizure", "m-1").state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock("seizure", "m-1").legal()).isEqualTo("2024-10-02");
        assertThat(listed(world.officer, null, Due.SUSPENDED)).containsExactly("decision");
        world.clock.to("2024-09-12");
        run = world.runs.resume(world.officer, run.id(), World.command(run), SuspensionKind.TEST, day("2024-09-11"));
        // 3 to 11 September do not count: nine days more.
        assertThat(clock("decision", "").legal()).isEqualTo("2024-12-10");
        Run running = run;
        assertThat(refusal(() -> world.runs.suspend(
                                world.officer,
                                running.id(),
                                World.command(running),
                                new Suspension(
                                        SuspensionKind.HEARING, day("2024-09-12"), null, day("2024-09-20"), "x", "y")))
                        .code())
                .isEqualTo("PROCEDURE-SUSPENSION");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void a_measure_whose_test_goes_on_is_looked_at_on_its_day_of_review() {
        start();
        Stop open = new Stop(SuspensionKind.TEST, day("2024-09-02"), null, day("2024-09-09"));
        world.context.events.add(
                new Event("seizure-applied", "m-1", DateOrMoment.parse("2024-09-01"), false, null, List.of(open)));
        reckon();
        assertThat(clock("seizure", "m-1").state()).isEqualTo(ClockState.SUSPENDED);
        assertThat(clock("seizure", "m-1").reviewOn()).isEqualTo("2024-09-09");
        world.clock.to("2024-09-10");
        assertThat(listed(world.officer, null, Due.OVERDUE)).containsExactly("seizure m-1");
        // Lifted while the test went on: it did not count until then.
        world.context.tell("measure-lifted", "m-1", "2024-09-10");
        reckon();
        assertThat(clock("seizure", "m-1").legal()).isEqualTo("2024-10-10");
        assertThat(clock("seizure", "m-1").overdue()).isFalse();
    }

    @Test
    void a_clock_of_the_run_is_extended_once_in_whatever_stage_and_where_its_rule_knows_it() {
        Run run = start();
        world.context.tell("seizure-applied", "m-1", "2024-09-02");
        run = world.take(world.officer, run, "notice").run();
        assertThat(extension(run, "decision")).isEqualTo("PROCEDURE-EXTENSION 规则没有规定期限p-90可以延长");
        stoppable();
        assertThat(extension(run, "seizure")).isEqualTo("PROCEDURE-CLOCK 没有这一期限在计算,或者它只按事件本身延长");
        assertThat(extension(run, "no-such")).isEqualTo("PROCEDURE-CLOCK 没有这一期限在计算,或者它只按事件本身延长");
        run = world.runs.extendClock(
                world.head, run.id(), World.command(run), "decision", null, "案情复杂", "环市监延〔2024〕1号");
        assertThat(clock("decision", "").legal()).isEqualTo("2024-12-31");
        assertThat(clock("seizure", "m-1").legal()).isEqualTo("2024-10-02");
        assertThat(extension(run, "decision")).isEqualTo("PROCEDURE-EXTENSION 这一期限已经延长过,不能再次延长");
        assertThat(world.kinds(run)).endsWith("run-extended");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void a_clock_that_was_extended_goes_on_as_long_as_was_decided_where_its_rule_says_who_decides() {
        stoppable();
        Run run = start();
        assertThat(extension(run, "decision", 20)).isEqualTo("PROCEDURE-EXTENSION 规则没有规定期限p-90延长以后可以继续延长");
        world.rules.change(
                "national",
                "parameters/terms/penalty.yaml",
                text -> text.replace(
                        "extension: {amount: 30, unit: calendar-day}}",
                        "extension: {amount: 30, unit: calendar-day, further: 负责人集体讨论决定}}"));
        assertThat(extension(run, "decision", 20)).isEqualTo("PROCEDURE-EXTENSION 这一期限还没有延长过,不能继续延长");
        run = world.runs.extendClock(
                world.head, run.id(), World.command(run), "decision", null, "案情复杂", "环市监延〔2024〕1号");
        assertThat(clock("decision", "").legal()).isEqualTo("2024-12-31");
        assertThat(extension(run, "decision", 0)).isEqualTo("PROCEDURE-EXTENSION 继续延长至少是1");
        run = world.runs.extendClock(
                world.head, run.id(), World.command(run), "decision", 20, "案情特别复杂", "环市监集〔2024〕3号");
        assertThat(clock("decision", "").legal()).isEqualTo("2025-01-20");
        assertThat(extension(run, "decision", 10)).isEqualTo("PROCEDURE-EXTENSION 这一期限已经继续延长过,不能再次延长");
        assertThat(world.runs.show(world.head, run.id()).extensions())
                .extracting(Extension::further)
                .containsExactly(null, 20);
        assertThat(world.verified().findings()).isEmpty();
    }

    /** 行政处罚法 art. 60, 市场监督 art. 64: who cannot decide within the term has it extended before it is over; on its last day, but not on the day after. */
    @Test
    void a_clock_that_has_run_out_is_not_extended_afterwards() {
        stoppable();
        Run run = start();
        assertThat(clock("decision", "").legal()).isEqualTo("2024-12-01");
        world.clock.to("2024-12-02");
        assertThat(extension(run, "decision")).isEqualTo("PROCEDURE-EXTENSION 期限至2024-12-01届满,之后不能延长");
        world.clock.to("2024-12-01");
        world.runs.extendClock(world.head, run.id(), World.command(run), "decision", null, "案情复杂", "环市监延〔2024〕1号");
        assertThat(clock("decision", "").legal()).isEqualTo("2024-12-31");
    }

    private String extension(Run run, String clock) {
        return extension(run, clock, null);
    }

    private String extension(Run run, String clock, Integer further) {
        ZhihengException refusal = refusal(
                () -> world.runs.extendClock(world.head, run.id(), World.command(run), clock, further, "案情复杂", "文号"));
        return refusal.code() + " " + refusal.getMessage();
    }

    // ---- rules that change

    @Test
    void a_rule_that_is_swapped_moves_the_clocks_that_are_open_and_the_record_says_why() {
        Run run = start();
        world.context.tell("evidence-preserved", "e-1", "2024-09-02");
        world.context.tell("evidence-preserved", "e-2", "2024-09-02");
        world.context.tell("preservation-disposed", "e-2", "2024-09-02");
        reckon();
        world.rules.change(
                "national",
                "parameters/terms/penalty.yaml",
                text -> text.replace(
                        "{amount: 7, unit: working-day, start: 采取登记保存之日",
                        "{amount: 5, unit: working-day, start: 采取登记保存之日"));
        // Shown at once; in the lists when they are reckoned anew. The context need not be there for that.
        assertThat(clock("preservation", "e-1").legal()).isEqualTo("2024-09-09");
        world.context.failure = new IllegalStateException("asked");
        world.refresh.once();
        assertThat(clock("preservation", "e-1").legal()).isEqualTo("2024-09-09");
        assertThat(clock("preservation", "e-2").legal()).isEqualTo("2024-09-11");
        assertThat(world.kinds(run)).containsExactly("run-started", "run-terms-changed", "run-terms-changed");
        assertThat(world.records
                        .history(new Subject(Runs.SUBJECT, run.id()), 0, 10)
                        .get(2)
                        .payload()
                        .toString())
                .contains("change=rules-changed", "legal=2024-09-09", "legal=2024-09-11");
        world.refresh.once();
        assertThat(world.kinds(run)).hasSize(3);
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void a_run_that_is_moved_to_another_version_has_the_clocks_of_that_one() {
        Run run = start();
        world.rules.change(
                "national",
                "procedures/case-example.yaml",
                text -> text.replace("  decision:\n    title: 作出决定的期限", "  conclusion:\n    title: 办结的期限"));
        assertThat(world.runs.show(world.officer, run.id()).clocks())
                .extracting(Run.Clock::code)
                .containsExactly("decision");
        run = world.runs.changeVersion(world.head, run.id(), World.command(run), "按新规定办理", "环司发〔2024〕3号");
        assertThat(run.clocks())
                .extracting(each -> each.code() + " " + each.title() + " " + each.legal())
                .containsExactly("conclusion 办结的期限 2024-12-01");
        assertThat(listed(world.officer, null, Due.ANY)).containsExactly("conclusion");
    }

    @Test
    void a_clock_that_is_a_region_s_own_runs_where_its_term_is_set() {
        start();
        world.context.tell("hearing-requested", "n-1", "2024-09-02");
        reckon();
        // Shandong gives five days; what nobody sets does not run.
        assertThat(listed(world.officer, null, Due.ANY)).containsExactly("hearing-accept n-1", "decision");
    }

    // ---- lists

    @Test
    void clocks_are_listed_to_those_who_must_act_and_to_those_who_see_the_body() {
        Run run = start();
        world.context.tell("measure-urgent", "m-1", "2024-09-02T09:00:00+08:00");
        reckon();
        assertThat(listed(world.officer, null, Due.ANY)).containsExactly("decision");
        assertThat(listed(world.head, null, Due.ANY)).containsExactly("report m-1");
        assertThat(listed(world.head, "market", Due.ANY)).containsExactly("report m-1", "decision");
        Principal elsewhere = world.who("officer-2", Role.OFFICER, "city");
        assertThat(listed(elsewhere, null, Due.ANY)).isEmpty();
        assertThat(refusal(() -> listed(elsewhere, "market", Due.ANY)).code()).isEqualTo("ACCESS-FORBIDDEN");
        // What is given to one stands in that one's list, and a deputy's.
        world.who("officer-3", Role.OFFICER, "market");
        world.runs.assign(world.head, run.id(), World.command(run), "market", "officer-3");
        assertThat(listed(world.officer, null, Due.ANY)).isEmpty();
        assertThat(listed(world.who("officer-3", Role.OFFICER, "market"), null, Due.ANY))
                .containsExactly("decision");
        assertThat(listed(world.deputy("deputy", world.officer), null, Due.ANY)).containsExactly("decision");
    }

    @Test
    void a_long_list_is_read_by_pages_without_a_gap() {
        start();
        for (int i = 0; i < 7; i++) {
            world.context.tell("evidence-preserved", "e-" + i, "2024-09-02");
        }
        reckon();
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            Tasks.ClocksPage page = world.tasks.clocks(world.officer, new Tasks.ClocksWanted(null, Due.ANY, 3, after));
            page.clocks()
                    .forEach(each -> all.add(each.clock().code() + each.clock().key()));
            after = page.next();
        } while (after != null);
        assertThat(all)
                .containsExactly(
                        "preservatione-0",
                        "preservatione-1",
                        "preservatione-2",
                        "preservatione-3",
                        "preservatione-4",
                        "preservatione-5",
                        "preservatione-6",
                        "decision");
    }
}
