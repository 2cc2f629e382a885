package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.powers.PowersWorld.GOVERNMENT;
import static org.zhiheng.powers.PowersWorld.JUSTICE;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.STREET;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN3;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.day;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.service.DirectoryService;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.PowerProcedures;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.service.PowerProceduresService;
import org.zhiheng.powers.service.PowersProcedures;
import org.zhiheng.procedures.service.Actors;
import org.zhiheng.procedures.service.Checks;
import org.zhiheng.procedures.service.Clocks;
import org.zhiheng.procedures.service.Definitions;
import org.zhiheng.procedures.service.Journal;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Empowerment and entrustment from the first draft on, by the procedures of plan 002: what each stage brings about stands in the registers. */
@OnEveryDatabase
class ProceduresTest {

    private static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, MARKET);
    private static final Principal HEAD = RegisterWorld.who(Role.HEAD, MARKET);
    private static final Principal TOWN_HEAD = RegisterWorld.who(Role.HEAD, TOWN);
    private static final Principal TOWN_CENTRE = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN3);
    private static final Principal TOWN3_HEAD = RegisterWorld.who(Role.HEAD, TOWN3);
    private static final Principal MAYOR = RegisterWorld.who(Role.HEAD, GOVERNMENT);
    private static final Principal BUREAU = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, JUSTICE);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;
    private Runs runs;
    private PowerProcedures starting;

    ProceduresTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
        RegisterWorld world = powers.world;
        Terms terms = new Terms(powers.rulings, world.clock);
        Subjects subjects = new Subjects();
        subjects.add(
                new PowersProcedures(world.engine, world.organisation, PowersWorld.RULES, powers.rulings, world.clock));
        Clocks clocks = new Clocks(terms, subjects, world.clock);
        runs = new RunService(
                new JdbcRunStore(world.transactions),
                new Definitions(PowersWorld.RULES),
                terms,
                clocks,
                new Checks(
                        powers.rulings,
                        new ReliedRulingsComponent(
                                powers.rulings,
                                world.recorder,
                                world.records,
                                world.transactions,
                                world.permissions,
                                world.clock)),
                new Actors(world.permissions, world.organisation),
                subjects,
                new Journal(world.recorder, terms, clocks, world.clock),
                world.permissions,
                world.organisation,
                new DirectoryService(
                        new JdbcAccessStore(world.transactions),
                        world.permissions,
                        new org.zhiheng.access.service.Journal(world.audit::add, world.clock),
                        world.clock),
                world.succession);
        starting = new PowerProceduresService(
                world.engine, world.organisation, world.permissions, powers.qualifications, runs, world.clock);
    }

    private Run take(Principal by, Run run, String to) {
        Step step = runs.take(
                by,
                run.id(),
                new Command("c-" + UUID.randomUUID(), run.version()),
                new Runs.Taking(to, null, List.of()));
        return step.run();
    }

    private String refused(Principal by, Run run, String to) {
        ZhihengException refused = catchThrowableOfType(
                () -> {
                    Step step = runs.take(
                            by,
                            run.id(),
                            new Command("c-" + UUID.randomUUID(), run.version()),
                            new Runs.Taking(to, null, List.of()));
                    assertThat(step.taken()).isFalse();
                },
                ZhihengException.class);
        return refused == null ? "not taken" : refused.code();
    }

    private Row row(String register, String key) {
        return powers.world.engine.life(register, "key", List.of(key), null).stream()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private LocalDate today() {
        return powers.world.clock.today();
    }

    private void days(int days) {
        powers.world.clock.move(Duration.ofDays(days));
    }

    private String competent(String item) {
        Object body = powers.competent(Map.of("item", item, "township", TOWN), new AsOf(today(), null))
                .answer()
                .get("body");
        return String.valueOf(body);
    }

    @Test
    void an_empowerment_goes_from_the_draft_of_its_list_to_its_recall() {
        powers.guidance("g1", "penalty", "inspection");
        powers.item("i1", MARKET, "g1");
        powers.townshipClass(TOWN);
        powers.list("l1", URBAN, 2, null);
        powers.empower("e1", "l1", "i1", "2026-03-10", MARKET, "penalty");
        powers.confirm("k1", "l1", TOWN, MARKET);
        assertThat(forbidden(() -> starting.empower(OFFICER, "start-by-others", "k1", JUSTICE)))
                .isEqualTo("ACCESS-FORBIDDEN");
        powers.qualifications.others.put(MARKET, Map.of("state", "withdrawn"));
        assertThat(forbidden(() -> starting.empower(BUREAU, "start-unqualified", "k1", JUSTICE)))
                .isEqualTo("POWERS-BODY-NOT-QUALIFIED");
        powers.qualifications.others.clear();
        Run run = starting.empower(BUREAU, "start-" + UUID.randomUUID(), "k1", JUSTICE);
        assertThat(run.subject()).isEqualTo(new Subject("acceptance-confirmation", "k1"));
        assertThat(run.parties())
                .isEqualTo(Map.of(
                        ActingBody.OWN, MARKET,
                        ActingBody.JUSTICE_BUREAU, JUSTICE,
                        ActingBody.GOVERNMENT, GOVERNMENT,
                        ActingBody.TOWNSHIP, TOWN));
        run = take(OFFICER, run, "review");
        run = take(BUREAU, run, "approval");
        run = take(MAYOR, run, "publication");
        assertThat(row("empowerment-lists", "l1").date("approvedOn")).isEqualTo(today());
        assertThat(refused(BUREAU, run, "confirmation")).isEqualTo("not taken");
        powers.correct("empowerment-lists", "l1", null, "publishedOn", "2026-03-02");
        run = take(BUREAU, run, "confirmation");
        days(10);
        run = take(HEAD, run, "transition");
        assertThat(competent("i1")).isEqualTo("department");
        assertThat(powers.world.engine.life("acceptance-signatures", "confirmation", List.of("k1"), null))
                .isEmpty();
        run = take(TOWN_HEAD, run, "transition");
        assertThat(powers.world.engine.life("acceptance-signatures", "confirmation", List.of("k1"), null))
                .extracting(each -> each.text("signedFor") + " " + each.date("signedOn") + " " + each.document())
                .containsExactlyInAnyOrder("market 2026-03-12 " + run.id(), "town 2026-03-12 " + run.id());
        Row transition = powers.world
                .engine
                .life("transitions", "list", List.of("l1"), null)
                .get(0);
        assertThat(transition.date("startOn")).isEqualTo(day("2026-03-12"));
        assertThat(transition.date("endOn")).isEqualTo(day("2026-06-12"));
        assertThat(powers.competent(Map.of("item", "i1", "township", TOWN), new AsOf(today(), null))
                        .answer())
                .containsEntry("basis", "transition");
        handover(run, transition);
    }

    @Test
    void in_autumn_a_transition_begins_though_next_years_working_days_are_not_known() {
        days(260);
        assertThat(today()).isEqualTo(day("2026-11-17"));
        powers.guidance("g9", "penalty");
        powers.item("i9", MARKET, "g9");
        powers.townshipClass(STREET);
        powers.list("l9", URBAN, 9, null);
        powers.empower("e9", "l9", "i9", "2026-11-17", MARKET, "penalty");
        powers.confirm("k9", "l9", STREET, MARKET);
        Run run = starting.empower(BUREAU, "start-" + UUID.randomUUID(), "k9", JUSTICE);
        run = take(OFFICER, run, "review");
        run = take(BUREAU, run, "approval");
        run = take(MAYOR, run, "publication");
        powers.correct("empowerment-lists", "l9", null, "publishedOn", "2026-11-17");
        run = take(BUREAU, run, "confirmation");
        run = take(HEAD, run, "transition");
        run = take(RegisterWorld.who(Role.HEAD, STREET), run, "transition");
        assertThat(run.stage()).isEqualTo("transition");
        assertThat(powers.world.engine.life("transitions", "list", List.of("l9"), null))
                .extracting(each -> each.date("startOn") + " " + each.date("endOn"))
                .containsExactly("2026-11-17 2027-02-17");
    }

    private void handover(Run begun, Row transition) {
        assertThat(refused(HEAD, begun, "in-force")).isEqualTo("not taken");
        for (String each : List.of("制度完善", "人员配备", "事项交接", "系统对接", "执法培训", "业务指导")) {
            powers.add(
                    "transition-points",
                    null,
                    null,
                    "transition",
                    transition.key(),
                    "point",
                    each,
                    "doneOn",
                    today().toString());
        }
        days(92);
        assertThat(today()).isEqualTo(day("2026-06-12"));
        Run run = take(HEAD, begun, "in-force");
        assertThat(refused(TOWN_HEAD, run, "in-force")).isEqualTo("POWERS-IN-TRANSITION");
        assertThat(row("transitions", transition.key()).date("endOn")).isEqualTo(today());
        assertThat(competent("i1")).isEqualTo("department");
        days(1);
        run = take(TOWN_HEAD, run, "in-force");
        assertThat(competent("i1")).isEqualTo("township");
        evaluated(run);
    }

    private void evaluated(Run begun) {
        assertThat(refused(BUREAU, begun, "recall")).isEqualTo("not taken");
        days(200);
        powers.add(
                "empowerment-evaluations",
                "v1",
                null,
                "empowerment",
                "e1",
                "township",
                TOWN,
                "evaluatedOn",
                today().toString(),
                "result",
                "recall",
                "opinion",
                "接不住");
        Run run = take(BUREAU, begun, "recall");
        assertThat(row("empowerment-evaluations", "v1").date("filedOn")).isEqualTo(today());
        assertThat(competent("i1")).isEqualTo("township");
        run = take(MAYOR, run, "recall-publication");
        Row recall = powers.world
                .engine
                .life("recalls", "empowerment", List.of("e1"), null)
                .get(0);
        assertThat(recall.date("recalledOn")).isEqualTo(today());
        assertThat(recall.by()).isEqualTo(MAYOR.account());
        assertThat(competent("i1")).isEqualTo("department");
        assertThat(refused(BUREAU, run, "recalled")).isEqualTo("not taken");
        powers.amend("recalls", recall.key(), null, "publishedOn", today().toString());
        run = take(BUREAU, run, "recalled");
        assertThat(run.endedAt()).isNotNull();
    }

    private Run entrust(String key) {
        powers.item("seeds-" + key, MARKET, null);
        powers.add(
                PowersWorld.SUPERVISOR,
                "entrustments",
                key,
                today().plusDays(30).toString(),
                today().plusDays(395).toString(),
                "title",
                "委托协议" + key,
                "entrusting",
                MARKET,
                "entrustedKind",
                "township",
                "entrusted",
                TOWN,
                "basis",
                "依据",
                "powers",
                List.of("penalty"),
                "rightsAndDuties",
                "权利与义务",
                "liability",
                "责任");
        powers.add("entrusted-items", key + "-1", null, "entrustment", key, "item", "seeds-" + key, "name", "某事项");
        assertThat(forbidden(() -> starting.entrust(HEAD, "start-by-others", key, JUSTICE)))
                .isEqualTo("ACCESS-FORBIDDEN");
        powers.qualifications.others.put(row("entrustments", key).text("entrusting"), Map.of("state", "under-review"));
        assertThat(forbidden(() -> starting.entrust(BUREAU, "start-unqualified", key, JUSTICE)))
                .isEqualTo("POWERS-BODY-NOT-QUALIFIED");
        powers.qualifications.others.clear();
        Run run = starting.entrust(BUREAU, "start-" + UUID.randomUUID(), key, JUSTICE);
        assertThat(run.parties())
                .isEqualTo(Map.of(
                        ActingBody.OWN, MARKET,
                        ActingBody.JUSTICE_BUREAU, JUSTICE,
                        ActingBody.GOVERNMENT, GOVERNMENT,
                        ActingBody.COUNTERPART, TOWN));
        return run;
    }

    private void proposal(String key, Object... values) {
        Map<String, Object> all = PowersWorld.map(
                "title", "建议" + key, "township", TOWN3, "reason", "力量已经配备", "proposedOn", today().toString());
        all.putAll(PowersWorld.map(values));
        powers.world.registers.write(
                TOWN_CENTRE, "township-proposals", new Change.Add(key, null, null, all, Why.UNSAID));
    }

    /** An item the catalogue has for the third town; what other tests of this class have put down stays. */
    private void claimable() {
        if (powers.world.engine.life("items", "key", List.of("p-item"), null).isEmpty()) {
            powers.guidance("p-guidance", "penalty");
            powers.item("p-item", MARKET, "p-guidance");
            powers.item("outside", MARKET, null);
            powers.townshipClass(TOWN3);
        }
    }

    @Test
    void a_township_claims_an_item_of_the_guidance_catalogue_and_the_government_decides() {
        claimable();
        proposal("p1", "kind", "claim", "item", "p-item", "powers", List.of("penalty"));
        assertThat(forbidden(() -> starting.propose(OFFICER, "c-p0", "p1", JUSTICE)))
                .isEqualTo("ACCESS-FORBIDDEN");
        Run run = starting.propose(TOWN_CENTRE, "c-" + UUID.randomUUID(), "p1", JUSTICE);
        assertThat(run.parties())
                .containsEntry(ActingBody.OWN, TOWN3)
                .containsEntry(ActingBody.JUSTICE_BUREAU, JUSTICE)
                .containsEntry(ActingBody.GOVERNMENT, GOVERNMENT);
        run = take(TOWN3_HEAD, run, "review");
        run = take(BUREAU, run, "decision");
        assertThat(row("township-proposals", "p1").text("outcome")).isNull();
        assertThat(refused(TOWN3_HEAD, run, "adopted")).isNotEqualTo("not taken");
        run = take(MAYOR, run, "adopted");
        assertThat(row("township-proposals", "p1").text("outcome")).isEqualTo("adopted");
        assertThat(row("township-proposals", "p1").date("decidedOn")).isEqualTo(today());
        assertThat(row("township-proposals", "p1").document()).isEqualTo(run.id());
        assertThat(forbidden(() -> starting.propose(TOWN_CENTRE, "c-p2", "p1", JUSTICE)))
                .isEqualTo("POWERS-DECIDED");
    }

    @Test
    void a_township_claims_nothing_the_catalogue_has_not_for_it_and_proposes_for_nobody_else() {
        claimable();
        assertThat(forbidden(() -> proposal("p3", "kind", "claim", "item", "outside")))
                .isEqualTo("POWERS-OUTSIDE-GUIDANCE");
        assertThat(forbidden(() -> proposal("p3", "kind", "claim"))).isEqualTo("POWERS-PROPOSAL");
        assertThat(forbidden(() -> proposal("p3", "kind", "give-back"))).isEqualTo("POWERS-PROPOSAL");
        assertThat(forbidden(() -> proposal("p3", "kind", "claim", "item", "p-item", "township", STREET)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void a_township_takes_items_of_the_list_of_patrols_upon_itself_and_gives_them_back() {
        powers.add(
                "patrol-items",
                "patrol",
                "2024-06-01",
                "name",
                "占道经营",
                "field",
                "urban-management",
                "body",
                MARKET,
                "content",
                "沿街秩序",
                "frequency",
                "每周一次");
        LocalDate from = LocalDate.of(2026, 3, 2);
        assertThat(forbidden(() -> starting.claim(TOWN_CENTRE, "patrol", STREET, "每天", from)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(forbidden(() -> starting.claim(TOWN_CENTRE, "nothing", TOWN3, "每天", from)))
                .isEqualTo("REGISTER-ROW");
        String claim = starting.claim(TOWN_CENTRE, "patrol", TOWN3, "每天一次", from);
        Row claimed =
                powers.world.engine.row("patrol-items", claim, AsOf.on(from)).orElseThrow();
        assertThat(claimed.text("claimedBy")).isEqualTo(TOWN3);
        assertThat(claimed.text("name")).isEqualTo("占道经营");
        assertThat(claimed.text("body")).isEqualTo(MARKET);
        assertThat(claimed.text("frequency")).isEqualTo("每天一次");
        assertThat(powers.world
                        .engine
                        .row("patrol-items", "patrol", AsOf.on(from))
                        .orElseThrow()
                        .text("claimedBy"))
                .isNull();
        assertThat(forbidden(() -> starting.claim(TOWN_CENTRE, "patrol", TOWN3, "每天", from)))
                .isEqualTo("REGISTER-UNIQUE");
        assertThat(forbidden(() -> starting.claim(TOWN_CENTRE, claim, TOWN3, "每天", from)))
                .isEqualTo("POWERS-CLAIMED");
        Principal other = RegisterWorld.who(Role.TOWNSHIP_CENTRE, STREET);
        assertThat(forbidden(() -> starting.release(other, claim, from, "不再巡查")))
                .isEqualTo("REGISTER-ROW");
        assertThat(forbidden(() -> starting.release(TOWN_CENTRE, "patrol", from, "不再巡查")))
                .isEqualTo("REGISTER-ROW");
        assertThat(forbidden(() -> starting.release(TOWN_CENTRE, claim, from, " ")))
                .isEqualTo("REGISTER-REASON");
        starting.release(TOWN_CENTRE, claim, from, "不再巡查");
        assertThat(powers.world.engine.row("patrol-items", claim, AsOf.on(from.plusDays(1))))
                .isEmpty();
    }

    private static String forbidden(ThrowingCallable start) {
        ZhihengException refused = catchThrowableOfType(start, ZhihengException.class);
        return refused == null ? "nothing" : refused.code();
    }

    @Test
    void an_entrustment_is_reviewed_approved_signed_and_published_in_this_order() {
        Run run = entrust("n1");
        run = take(OFFICER, run, "justice-review");
        run = take(BUREAU, run, "government-approval");
        assertThat(row("entrustments", "n1").date("justiceReviewedOn")).isEqualTo(today());
        days(3);
        run = take(MAYOR, run, "signing");
        assertThat(row("entrustments", "n1").date("governmentApprovedOn")).isEqualTo(today());
        run = take(HEAD, run, "publication");
        assertThat(row("entrustments", "n1").date("signedOn")).isNull();
        run = take(TOWN_HEAD, run, "publication");
        assertThat(row("entrustments", "n1").date("signedOn")).isEqualTo(today());
        assertThat(refused(OFFICER, run, "effective")).isEqualTo("not taken");
        powers.amend(
                "entrustments", "n1", row("entrustments", "n1").from().toString(), "publishedOn", today().toString());
        run = take(OFFICER, run, "effective");
        assertThat(run.endedAt()).isNotNull();
        days(30);
        assertThat(powers.competent(Map.of("item", "seeds-n1", "township", TOWN), new AsOf(today(), null))
                        .answer())
                .containsEntry("basis", "entrusted")
                .containsEntry("actsBy", "township");
    }

    @Test
    void a_draft_that_goes_back_loses_what_was_decided_about_it() {
        Run run = entrust("n2");
        run = take(OFFICER, run, "justice-review");
        run = take(BUREAU, run, "government-approval");
        run = take(MAYOR, run, "drafting");
        assertThat(row("entrustments", "n2").date("justiceReviewedOn")).isNull();
    }

    @Test
    void a_run_of_what_is_not_there_does_not_start() {
        ZhihengException refused = catchThrowableOfType(
                () -> starting.entrust(BUREAU, "start-nothing", "nothing", JUSTICE), ZhihengException.class);
        assertThat(refused.code()).isEqualTo("REGISTER-ROW");
    }
}
