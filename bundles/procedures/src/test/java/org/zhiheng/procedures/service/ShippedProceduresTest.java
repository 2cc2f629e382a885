package org.zhiheng.procedures.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.ProcedureSubject.Event;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** The procedures of cases as they are shipped, each gone through to its archive by those who own its stages, with every check asked. */
@OnEveryDatabase
class ShippedProceduresTest {

    private static final Subject CASE = new Subject("case", "c-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private World world;
    private Map<String, Principal> people;

    ShippedProceduresTest(TestDatabase database) {
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
        world.clock.to("2024-10-14");
        people = new LinkedHashMap<>(Map.of(
                "officer", world.officer,
                "head", world.head,
                "reviewer", world.who("reviewer", Role.LEGAL_REVIEWER, "market"),
                "presider", world.who("presider", Role.HEARING_PRESIDER, "market"),
                "keeper", world.who("keeper", Role.GOODS_KEEPER, "market"),
                "archivist", world.who("archivist", Role.ARCHIVIST, "market")));
        facts();
    }

    private static Map<String, Object> officer(String id) {
        return officer(id, "enforcement");
    }

    private static Map<String, Object> officer(String id, String certificate) {
        return Map.of(
                "name",
                id,
                "body",
                "market",
                "staffType",
                "administrative",
                "recusal",
                "none",
                "certificate",
                Map.of(
                        "kind",
                        certificate,
                        "body",
                        "market",
                        "area",
                        "371002",
                        "validFrom",
                        "2020-01-01",
                        "validTo",
                        "2029-12-31"));
    }

    private static Map<String, Object> officers(String step, Object... officers) {
        return Map.of(
                "at",
                "2024-10-14T09:00:00+08:00",
                "actKind",
                "penalty",
                "step",
                step,
                "body",
                "market",
                "place",
                "371002",
                "officers",
                List.of(officers));
    }

    /** A case in which all is as it should be: notice on 27 September 2024, a hearing asked for and held. */
    private void facts() {
        // In Shandong a presider holds a certificate of its own.
        Map<String, Map<String, Object>> facts = world.context.facts;
        for (String each : List.of(
                "filed-approved",
                "approved-by-head",
                "not-filing-approved",
                "notice-approved",
                "suspension-approved",
                "transfer-approved",
                "dropping-approved",
                "enforcement-approved",
                "disposal-approved",
                "closing-approved",
                "notice-given",
                "defence-heard",
                "served",
                "transfer-accepted",
                "police-filed",
                "police-refused",
                "reminder-served",
                "rights-told",
                "scene-recorded",
                "goods-listed",
                "goods-disposed",
                "interested-parties-told",
                "archived",
                "spot-reported",
                "extension-approved",
                "extension-discussed",
                "education-given")) {
            facts.put(each, Map.of("on", "2024-10-11"));
        }
        for (String each : List.of(
                "facts-clear",
                "evidence-verified",
                "decision-complete",
                "paid-or-enforced",
                "application-granted",
                "application-refused",
                "not-criminal",
                "criminal-suspected",
                "termination-ground",
                "nothing-due",
                "materials-complete",
                "list-decided",
                "authority-stated")) {
            facts.put(each, Map.of("confirmed", true));
        }
        for (String each : List.of("two-officers", "certificates-valid", "no-recusal")) {
            facts.put(each, Map.of("officers", officers("investigate", officer("o-1"), officer("o-2"))));
        }
        Map<String, Object> hearing = Map.of("partyKind", "citizen", "sanctions", List.of("revoke-licence"));
        Map<String, Object> discretion = Map.of(
                "item", "property-common-use",
                "occurredOn", "2024-05-01",
                "decidedOn", "2024-10-14",
                "partyKind", "citizen",
                "proposedFine", "1000.00");
        Map<String, Object> exemption = Map.of(
                "occurredOn", "2024-05-01",
                "decidedOn", "2024-10-14",
                "age", 30,
                "capacity", "full",
                "harm", "serious");
        Map<String, Object> choice =
                Map.of("partyKind", "citizen", "sanctions", List.of("fine"), "fine", "100.00", "factsCertain", true);
        Map<String, Object> fined = Map.of("sanctions", List.of("fine"), "fine", "1000.00");
        facts.put(
                "body-competent",
                Map.of(
                        "acting",
                        "department",
                        "competence",
                        Map.of("item", Map.of("listed", false), "actKind", "penalty")));
        facts.put(
                "within-limitation",
                Map.of("limitation", Map.of("endedOn", "2024-05-01", "discoveredOn", "2024-09-02")));
        facts.put("evidence-linked", Map.of("elements", List.of("行为"), "present", List.of("行为")));
        facts.put("recordings-complete", Map.of("steps", List.of("seal"), "present", List.of("seal")));
        facts.put("not-exempt", Map.of("exemption", exemption));
        facts.put("no-penalty-ground", Map.of("ground", "not-established", "confirmed", true));
        facts.put("hearing-offered", Map.of("hearing", hearing, "on", "2024-09-27"));
        facts.put("hearing-window-closed", Map.of("hearing", hearing, "on", "2024-09-27"));
        facts.put("defence-window-closed", Map.of("on", "2024-09-27"));
        facts.put("hearing-held", Map.of("hearingAsked", true, "on", "2024-10-12"));
        facts.put("hearing-requested", Map.of("hearingAsked", true));
        facts.put("hearing-withdrawn", Map.of("waivedOn", "2024-10-11"));
        facts.put("hearing-noticed", Map.of("on", "2024-09-27", "plannedOn", "2024-10-14"));
        facts.put(
                "presider-eligible",
                Map.of("presiderHandler", false, "officers", officers("preside", officer("o-3", "hearing-presider"))));
        facts.put(
                "legal-review-passed",
                Map.of(
                        "review",
                        Map.of("actKind", "penalty", "publicInterest", true, "reviewer", Map.of()),
                        "confirmed",
                        true));
        facts.put("collective-discussion-held", Map.of("complex", true, "on", "2024-10-12"));
        facts.put("within-range", Map.of("discretion", discretion));
        facts.put("not-heavier", Map.of("noticed", fined, "decided", fined));
        facts.put("correction-ordered", Map.of("correctionNeeded", false));
        facts.put(
                "impact-assessed",
                Map.of("impact", Map.of("partyKind", "citizen", "sanctions", List.of("fine"), "fine", "1000.00")));
        facts.put("simple-allowed", Map.of("choice", choice));
        facts.put("spot-collection-allowed", Map.of("choice", choice, "collected", true));
        facts.put("no-open-measures", Map.of("pending", 0));
        facts.put("correction-checked", Map.of("correctionNeeded", false));
        facts.put("benchmark-stated", Map.of("steps", List.of("decision"), "present", List.of("decision")));
        facts.put("substitute-reminded", Map.of("on", "2024-09-27", "plannedOn", "2024-10-14"));
        facts.put("file-indexed", Map.of("elements", List.of("1立案审批")));
        facts.put("measures-lawful", Map.of("pending", 0));
        facts.put("penalty-decided", Map.of("confirmed", true));
        facts.put("confiscation-decided", Map.of("confirmed", true));
        facts.put("undecided", Map.of("confirmed", true));
        facts.put("refunds-made", Map.of("refund", Map.of()));
        facts.put("own-enforcement", Map.of("enforcementPower", true));
        facts.put("demolition-allowed", Map.of("demolition", false));
        facts.put(
                "substitute-ground",
                Map.of(
                        "obligation",
                        true,
                        "substituteGrounds",
                        List.of("traffic"),
                        "on",
                        "2024-09-27",
                        "plannedOn",
                        "2024-10-11"));
        facts.put("substitute-immediate", Map.of("substitutePlaces", List.of("road"), "confirmed", true));
        facts.put("execution-not-stopped", Map.of("pending", 0));
        facts.put("decision-stands", Map.of("confirmed", true));
        facts.put("enforcement-ripe", Map.of("on", "2024-09-05"));
        facts.put(
                "surcharge-right",
                Map.of(
                        "surcharge",
                        Map.of("fine", "1000.00", "dueOn", "2024-09-04", "paidOn", "2024-10-14"),
                        "charged",
                        "1000.00"));
        facts.put(
                "court-window-open",
                Map.of("courtEnforcement", Map.of("servedOn", "2024-03-08", "reminderServedOn", "2024-09-09")));
        facts.put("execution-time-allowed", Map.of("at", "2024-10-14T10:00:00+08:00"));
        facts.put("lifting-ground", Map.of("liftingGround", "unnecessary", "confirmed", true));
    }

    private Run walk(String procedure, String... steps) {
        Run run = world.runs.start(
                world.officer,
                new Runs.Start(
                        "start-" + procedure, CASE, procedure, World.HUANCUI, null, Map.of(ActingBody.OWN, "market")));
        for (String each : steps) {
            String[] taken = each.split(" ");
            Step step = world.take(people.get(taken[0]), run, taken[1]);
            assertThat(step.refused())
                    .extracting(
                            refused -> refused.check() + " " + refused.ruling().missing() + " "
                                    + refused.ruling().answer())
                    .as(each)
                    .isEmpty();
            run = step.run();
            assertThat(run.stage()).isEqualTo(taken[1]);
            if (run.endedAt() == null) {
                assertThat(run.term().state()).as(each).isEqualTo(Run.TermState.RUNNING);
                assertThat(run.owners()).isNotEmpty();
            }
        }
        assertThat(run.endedAt()).isNotNull();
        assertThat(run.clocks()).allSatisfy(clock -> assertThat(clock.endedOn()).isNotNull());
        return run;
    }

    @Test
    void a_penalty_goes_from_the_clue_to_the_archive_with_a_hearing() {
        world.context.tell("case-filed", "", "2024-10-14");
        Run run = walk(
                "penalty.ordinary",
                "officer filing",
                "head investigation",
                "officer investigation-end",
                "officer notice",
                "officer hearing",
                "presider review",
                "reviewer review-dispute",
                "head review",
                "reviewer discussion",
                "head decision",
                "head service",
                "officer execution",
                "officer closing",
                "officer archiving",
                "archivist archived");
        assertThat(run.clocks()).extracting(Run.Clock::code).containsExactly("decision");
        assertThat(world.verified().findings()).isEmpty();
    }

    @Test
    void a_case_ends_without_a_penalty_or_is_dropped_or_goes_to_others() {
        walk(
                "penalty.ordinary",
                "officer filing",
                "head investigation",
                "officer suspended",
                "officer investigation",
                "officer investigation-end",
                "officer no-penalty",
                "head service",
                "officer closing",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void a_case_is_dropped() {
        walk(
                "penalty.ordinary",
                "officer filing",
                "head investigation",
                "officer dropping",
                "head closing",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void a_case_goes_to_the_police() {
        walk(
                "penalty.ordinary",
                "officer filing",
                "head investigation",
                "officer criminal-transfer",
                "head police",
                "head investigation",
                "officer criminal-transfer",
                "head police",
                "head closing",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void a_clue_goes_to_another_body() {
        walk("penalty.ordinary", "officer transfer", "officer transferred");
    }

    @Test
    void a_penalty_on_the_spot_is_paid_and_archived() {
        walk("penalty.simple", "officer archiving", "archivist archived");
    }

    @Test
    void a_measure_is_approved_applied_and_lifted() {
        walk(
                "coercion.measure",
                "officer approval",
                "head scene",
                "officer in-force",
                "officer lifting",
                "head return",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void an_urgent_measure_that_the_head_does_not_approve_is_lifted_at_once() {
        walk(
                "coercion.measure",
                "officer make-up",
                "head lifting",
                "head return",
                "officer archiving",
                "archivist archived");
    }

    /** 行政强制法 art. 19: twenty-four hours from the act, and not from when somebody wrote it down. */
    @Test
    void an_urgent_measure_is_approved_within_a_day_of_the_act() {
        world.context.tell("measure-urgent", "m-1", "2024-10-14T06:30:00+08:00");
        Run run = world.runs.start(
                world.officer,
                new Runs.Start(
                        "start-urgent",
                        CASE,
                        "coercion.measure",
                        World.HUANCUI,
                        null,
                        Map.of(ActingBody.OWN, "market")));
        run = world.take(world.officer, run, "make-up").run();
        assertThat(run.term().legal()).isEqualTo("2024-10-15T06:30:00+08:00");
        assertThat(run.clocks()).extracting(Run.Clock::legal).containsExactly("2024-10-15T06:30:00+08:00");
    }

    private Run begun(String procedure, String... steps) {
        Run run = world.runs.start(
                world.officer,
                new Runs.Start(
                        "start-" + procedure, CASE, procedure, World.HUANCUI, null, Map.of(ActingBody.OWN, "market")));
        for (String each : steps) {
            String[] taken = each.split(" ");
            run = world.take(people.get(taken[0]), run, taken[1]).run();
        }
        return run;
    }

    /** Reckons as the context does when its file has changed; the end of the stage and those of the clocks that run. */
    private List<String> ends(Run run, Event... events) {
        world.context.events.clear();
        world.context.events.addAll(List.of(events));
        world.transactions.required(tx -> {
            world.recorder.append(world.runs.reckon(CASE));
            return null;
        });
        Run now = world.runs.show(world.officer, run.id());
        List<String> ends =
                new ArrayList<>(List.of(now.term().code() + " " + now.term().legal()));
        now.clocks().stream()
                .filter(each -> each.endedOn() == null)
                .forEach(each -> ends.add(each.code() + " " + each.key() + " " + each.legal()));
        return ends;
    }

    private static Event applied(String event, String key, String on, Integer extendedBy) {
        return new Event(event, key, DateOrMoment.parse(on), extendedBy != null, extendedBy, List.of());
    }

    /** 行政强制法 art. 25: thirty days from when the goods were seized, and longer by what was decided, whenever somebody takes the step. */
    @Test
    void what_is_seized_has_one_end_whichever_list_shows_it() {
        world.context.events.add(applied("seizure-applied", "m-1", "2024-10-11", null));
        Run run = begun("coercion.measure", "officer approval", "head scene", "officer in-force");
        assertThat(ends(run, applied("seizure-applied", "m-1", "2024-10-11", null)))
                .containsExactly("f-30 2024-11-10", "seizure m-1 2024-11-10");
        assertThat(ends(run, applied("seizure-applied", "m-1", "2024-10-11", 15)))
                .containsExactly("f-30 2024-11-25", "seizure m-1 2024-11-25");
        assertThat(ends(
                        run,
                        applied("seizure-applied", "m-1", "2024-10-11", 15),
                        applied("freeze-applied", "m-2", "2024-10-12", null)))
                .contains("f-frz30 2024-11-11", "freeze m-2 2024-11-11", "seizure m-1 2024-11-25");
        // The freeze is lifted: what is still seized is what is watched.
        assertThat(ends(
                        run,
                        applied("seizure-applied", "m-1", "2024-10-11", 15),
                        applied("freeze-applied", "m-2", "2024-10-12", null),
                        Event.of("measure-lifted", "m-2", DateOrMoment.parse("2024-10-14"))))
                .startsWith("f-30 2024-11-25");
        Run held = world.runs.show(world.head, run.id());
        assertThatThrownBy(() -> world.runs.extend(world.head, run.id(), World.command(held), null, "情况复杂", "1号"))
                .hasMessageContaining("只按事件本身延长");
        assertThatThrownBy(() -> world.runs.suspend(
                        world.officer,
                        run.id(),
                        World.command(held),
                        new Suspension(
                                SuspensionKind.TEST,
                                LocalDate.parse("2024-10-12"),
                                LocalDate.parse("2024-10-13"),
                                null,
                                "检测",
                                "1号")))
                .hasMessageContaining("不使期限f-30停止计算");
    }

    @Test
    void a_party_has_one_last_day_to_speak_and_one_to_pay() {
        Run run = begun(
                "penalty.ordinary",
                "officer filing",
                "head investigation",
                "officer investigation-end",
                "officer notice");
        Event served = Event.of("notice-served", "n-1", DateOrMoment.parse("2024-09-30"));
        assertThat(ends(run, served)).containsExactly("case-statement 2024-10-12", "statement n-1 2024-10-12");
        // It has spoken: what it had is still what is shown, and not five days more.
        assertThat(ends(run, served, Event.of("defence-made", "n-1", DateOrMoment.parse("2024-10-14"))))
                .containsExactly("case-statement 2024-10-12");
        for (String each : List.of("reviewer review", "reviewer decision", "head service", "officer execution")) {
            String[] taken = each.split(" ");
            run = world.take(people.get(taken[1].equals("review") ? "officer" : taken[0]), run, taken[1])
                    .run();
        }
        Event decided = Event.of("decision-served", "", DateOrMoment.parse("2024-10-10"));
        assertThat(ends(run, decided)).containsExactly("p-pay 2024-10-25", "payment  2024-10-25");
        assertThat(ends(
                        run,
                        decided,
                        Event.of("payment-deferred", "", DateOrMoment.parse("2024-10-14")),
                        Event.of("deferred-payment-due", "d-1", DateOrMoment.parse("2024-10-14"))))
                .containsExactly("deferred-check 2024-10-17", "deferred-payment d-1 2024-10-17");
    }

    /** What ends on a day ends on that day whichever list shows it: no stage counts anew what a clock of its procedure counts. */
    @Test
    void no_shipped_procedure_has_two_ends_for_one_thing() {
        List<String> twice = new ArrayList<>();
        for (String field :
                Stream.of(null, "market-supervision", "housing", "agriculture").toList()) {
            for (Procedures.Listed listed : world.procedures.list(world.officer, World.HUANCUI, field)) {
                Procedures.Shown shown = world.procedures.show(world.officer, World.HUANCUI, field, listed.id());
                for (Procedures.Stage stage : shown.stages()) {
                    shown.clocks().stream()
                            .filter(each -> each.term().equals(stage.term()))
                            .filter(each -> !stage.termFrom().contains("clock." + each.id()))
                            .forEach(each -> twice.add(field + " " + listed.id() + " " + stage.id()));
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void goods_that_were_seized_are_disposed_of_or_handed_over() {
        walk(
                "coercion.measure",
                "officer make-up",
                "head in-force",
                "officer disposal",
                "keeper archiving",
                "archivist archived");
    }

    @Test
    void a_body_enforces_itself_or_by_the_court() {
        walk(
                "coercion.execution",
                "officer decision",
                "head service",
                "officer implementation",
                "officer archiving",
                "archivist archived");
        walk(
                "coercion.court",
                "officer application",
                "head court",
                "officer ruling",
                "officer enforcement",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void what_the_party_does_not_do_is_done_in_its_place() {
        walk(
                "coercion.substitute",
                "head service",
                "officer reminder",
                "officer performance",
                "officer costs",
                "officer archiving",
                "archivist archived");
    }

    @Test
    void licences_confirmations_and_fees_come_to_their_archive() {
        walk(
                "licence.outline",
                "officer correction",
                "officer review",
                "officer hearing",
                "presider decision",
                "head delivery",
                "officer archiving",
                "archivist archived");
        walk(
                "confirmation.outline",
                "officer review",
                "officer decision",
                "head delivery",
                "officer archiving",
                "archivist archived");
        walk(
                "fee.outline",
                "officer decision",
                "head service",
                "officer collection",
                "officer archiving",
                "archivist archived");
    }
}
