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
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.api.access.Accounts;
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
        runs = powers.runs;
        person(HEAD, "王局长");
        person(TOWN_HEAD, "李镇长");
        person(RegisterWorld.who(Role.HEAD, STREET), "赵主任");
        starting = new PowerProceduresService(
                world.engine, world.organisation, world.permissions, powers.qualifications, runs, world.clock);
    }

    /** That an account is somebody's, whose name a signature then bears. */
    private void person(Principal who, String name) {
        String account = who.account();
        powers.world.accounts.change(data -> {
            if (data.account(account).isEmpty()) {
                data.insert(new Person(account, account, name));
                data.insert(new Account(
                        account,
                        account,
                        Accounts.Kind.PERSON,
                        account,
                        who.grants().get(0).body(),
                        RegisterWorld.START,
                        null,
                        null,
                        Account.Attempts.NONE,
                        Account.Factor.NONE));
            }
            return null;
        });
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
        assertThat(powers.runs.called(List.of(run.subject()))).isEqualTo(Map.of(run.subject(), "承接确认书k1"));
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
        days(2);
        run = take(TOWN_HEAD, run, "transition");
        assertThat(powers.world.engine.life("acceptance-signatures", "confirmation", List.of("k1"), null))
                .extracting(each -> each.text("signedFor") + " " + each.text("signer") + " " + each.date("signedOn")
                        + " " + each.document())
                .containsExactlyInAnyOrder("market 王局长 2026-03-12 " + run.id(), "town 李镇长 2026-03-14 " + run.id());
        Row transition = powers.world
                .engine
                .life("transitions", "list", List.of("l1"), null)
                .get(0);
        assertThat(transition.date("startOn")).isEqualTo(day("2026-03-14"));
        assertThat(transition.date("endOn")).isEqualTo(day("2026-06-14"));
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
        assertThat(today()).isEqualTo(day("2026-06-14"));
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
        assertThat(catchThrowableOfType(
                                () -> powers.amend("recalls", recall.key(), null, "publishedOn", today().toString()),
                                ZhihengException.class)
                        .code())
                .isEqualTo("POWERS-RECALL-UNDECIDED");
        powers.amend("recalls", recall.key(), null, "publishedOn", today().toString(), "number", "示例政发〔2026〕9号");
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
        }
        if (powers.world
                .engine
                .life("township-classes", "township", List.of(TOWN3), null)
                .isEmpty()) {
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

    private String tried(Principal by, String register, Change change) {
        ZhihengException refused =
                catchThrowableOfType(() -> powers.world.registers.write(by, register, change), ZhihengException.class);
        return refused == null
                ? "written"
                : refused.code() + " " + refused.field().orElse("");
    }

    private String tried(Principal by, String register, String key, String field, Object value) {
        LocalDate from = row(register, key).from();
        return tried(by, register, new Change.Amend(key, from, null, PowersWorld.map(field, value), Why.UNSAID));
    }

    private Change.Add empowering(String key, String list, String item, String department) {
        return new Change.Add(
                key,
                day("2026-03-10"),
                null,
                PowersWorld.map(
                        "list",
                        list,
                        "item",
                        item,
                        "name",
                        "赋权" + item,
                        "powers",
                        List.of("penalty"),
                        "originalBody",
                        department),
                Why.UNSAID);
    }

    @Test
    void whoever_drafts_the_items_of_a_list_writes_them_and_once_reviewed_they_stay() {
        powers.guidance("g21", "penalty", "inspection");
        powers.item("i21", MARKET, "g21");
        powers.item("i22", MARKET, "g21");
        powers.item("i23", JUSTICE, "g21");
        powers.townshipClass(PowersWorld.TOWN2);
        powers.list("l21", URBAN, 21, null);
        powers.empower("e21", "l21", "i21", "2026-03-10", MARKET, "penalty");
        powers.confirm("k21", "l21", PowersWorld.TOWN2, MARKET);
        assertThat(tried(OFFICER, "empowerments", empowering("e22", "l21", "i22", MARKET)))
                .isEqualTo("ACCESS-FORBIDDEN ");
        Run run = starting.empower(BUREAU, "start-" + UUID.randomUUID(), "k21", JUSTICE);
        assertThat(tried(OFFICER, "empowerments", empowering("e23", "l21", "i23", JUSTICE)))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(
                        RegisterWorld.who(Role.OFFICER, JUSTICE),
                        "empowerments",
                        empowering("e22", "l21", "i22", MARKET)))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(OFFICER, "empowerments", empowering("e22", "l21", "i22", MARKET)))
                .isEqualTo("written");
        assertThat(tried(OFFICER, "empowerments", "e22", "powers", List.of("penalty", "inspection")))
                .isEqualTo("written");
        run = take(OFFICER, run, "review");
        assertThat(tried(OFFICER, "empowerments", "e22", "powers", List.of("inspection")))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(BUREAU, "empowerments", "e22", "powers", List.of("inspection")))
                .isEqualTo("REGISTER-STAGE powers");
        assertThat(tried(BUREAU, "empowerments", empowering("e24", "l21", "i22", MARKET)))
                .startsWith("REGISTER-STAGE ");
        assertThat(tried(BUREAU, "empowerment-lists", "l21", "townshipClass", "developed-town"))
                .isEqualTo("REGISTER-STAGE townshipClass");
        assertThat(tried(BUREAU, "empowerment-lists", "l21", "publishedOn", "2026-03-02"))
                .isEqualTo("REGISTER-STAGE publishedOn");
        run = take(BUREAU, run, "approval");
        run = take(MAYOR, run, "publication");
        assertThat(tried(BUREAU, "empowerment-lists", "l21", "approvedOn", "2026-03-01"))
                .isEqualTo("REGISTER-STAGE approvedOn");
        assertThat(tried(BUREAU, "empowerment-lists", "l21", "publishedOn", "2026-03-02"))
                .isEqualTo("written");
    }

    @Test
    void a_list_without_a_decision_is_not_published_and_a_confirmation_that_says_nothing_is_not_signed() {
        powers.guidance("g31", "penalty");
        powers.item("i31", MARKET, "g31");
        powers.townshipClass(PowersWorld.TOWN3);
        powers.world.engine.write(
                "somebody",
                "empowerment-lists",
                new Change.Add(
                        "l31",
                        null,
                        null,
                        PowersWorld.map(
                                "title",
                                "第31批清单",
                                "government",
                                GOVERNMENT,
                                "townshipClass",
                                URBAN,
                                "batch",
                                31,
                                "version",
                                1),
                        Why.UNSAID));
        powers.empower("e31", "l31", "i31", "2026-03-10", MARKET, "penalty");
        powers.world.engine.write(
                "somebody",
                "acceptance-confirmations",
                new Change.Add(
                        "k31",
                        null,
                        null,
                        PowersWorld.map(
                                "list", "l31", "township", PowersWorld.TOWN3, "department", MARKET, "title", "确认书"),
                        Why.UNSAID));
        for (String each : List.of("approvedOn", "number")) {
            assertThat(tried(
                            BUREAU,
                            "empowerment-lists",
                            new Change.Amend(
                                    "l31",
                                    null,
                                    null,
                                    each.equals("number")
                                            ? PowersWorld.map("publishedOn", "2026-03-02", "approvedOn", "2026-03-01")
                                            : PowersWorld.map("publishedOn", "2026-03-02", "number", "示例政发31号"),
                                    Why.UNSAID)))
                    .isEqualTo("POWERS-LIST-UNDECIDED " + each);
        }
        assertThat(tried(
                        HEAD,
                        "acceptance-signatures",
                        new Change.Add(
                                null,
                                null,
                                null,
                                PowersWorld.map(
                                        "confirmation",
                                        "k31",
                                        "signedFor",
                                        MARKET,
                                        "signer",
                                        "王局长",
                                        "signedOn",
                                        "2026-03-02"),
                                Why.UNSAID)))
                .isEqualTo("POWERS-NO-AUTHORITY confirmation");
        Run run = starting.empower(BUREAU, "start-" + UUID.randomUUID(), "k31", JUSTICE);
        run = take(MAYOR, take(BUREAU, take(OFFICER, run, "review"), "approval"), "publication");
        Step held = step(BUREAU, run, "confirmation");
        assertThat(held.refused())
                .extracting(each -> each.check() + " " + each.ruling().answer().get("failing"))
                .containsExactly("list-decided [经确认,不能认定清单已经批准并有文号]", "published [没有记载:已经向社会公布]");
        assertThat(tried(BUREAU, "empowerment-lists", "l31", "number", "示例政发31号"))
                .isEqualTo("written");
        assertThat(tried(BUREAU, "empowerment-lists", "l31", "publishedOn", "2026-03-02"))
                .isEqualTo("written");
        run = take(BUREAU, run, "confirmation");
        assertThat(step(HEAD, run, "transition").refused())
                .extracting(Step.Refused::check)
                .containsExactly("authority-stated");
        assertThat(tried(OFFICER, "acceptance-confirmations", "k31", "authority", "行政处罚权"))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(HEAD, "acceptance-confirmations", "k31", "authority", "行政处罚权"))
                .isEqualTo("written");
        assertThat(step(HEAD, run, "transition").taken()).isTrue();
    }

    private Step step(Principal by, Run run, String to) {
        return runs.take(
                by,
                run.id(),
                new Command("c-" + UUID.randomUUID(), run.version()),
                new Runs.Taking(to, null, List.of()));
    }

    @Test
    void an_agreement_is_drafted_by_whoever_entrusts_and_stays_as_it_was_reviewed() {
        powers.item("seeds-n31", MARKET, null);
        Change.Add draft = new Change.Add(
                "n31",
                today().plusDays(30),
                today().plusDays(395),
                PowersWorld.map(
                        "title",
                        "委托协议n31",
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
                        "责任"),
                Why.UNSAID);
        assertThat(tried(RegisterWorld.who(Role.OFFICER, JUSTICE), "entrustments", draft))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(OFFICER, "entrustments", draft)).isEqualTo("written");
        assertThat(tried(OFFICER, "entrustments", "n31", "justiceReviewedOn", "2026-03-01"))
                .isEqualTo("REGISTER-WRITER justiceReviewedOn");
        assertThat(tried(OFFICER, "entrustments", "n31", "publishedOn", "2026-03-01"))
                .isEqualTo("REGISTER-WRITER publishedOn");
        assertThat(tried(
                        OFFICER,
                        "entrusted-items",
                        new Change.Add(
                                "n31-1",
                                null,
                                null,
                                PowersWorld.map("entrustment", "n31", "item", "seeds-n31", "name", "某事项"),
                                Why.UNSAID)))
                .isEqualTo("written");
        Run run = starting.entrust(BUREAU, "start-" + UUID.randomUUID(), "n31", JUSTICE);
        assertThat(tried(OFFICER, "entrustments", "n31", "liability", "由委托机关承担责任"))
                .isEqualTo("written");
        run = take(OFFICER, run, "justice-review");
        for (Principal each : List.of(OFFICER, BUREAU)) {
            assertThat(tried(each, "entrustments", "n31", "liability", "各自承担")).isEqualTo("REGISTER-STAGE liability");
        }
        assertThat(tried(OFFICER, "entrusted-items", new Change.Withdraw("n31-1", Why.of("不委托"))))
                .isEqualTo("REGISTER-STAGE ");
        run = take(
                TOWN_HEAD,
                take(HEAD, take(MAYOR, take(BUREAU, run, "government-approval"), "signing"), "publication"),
                "publication");
        assertThat(tried(BUREAU, "entrustments", "n31", "signedOn", "2026-03-01"))
                .isEqualTo("REGISTER-STAGE signedOn");
        assertThat(tried(OFFICER, "entrustments", "n31", "publishedOn", today().toString()))
                .isEqualTo("written");
        assertThat(take(OFFICER, run, "effective").stage()).isEqualTo("effective");
    }
}
