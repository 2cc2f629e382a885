package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.REVIEWER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseInspection.Finding;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.CaseQuestions.Point;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What the law says of files as they stand: beside a reviewer, of a party's past, in previews, at night; and why terms changed. */
@OnEveryDatabase
class CaseQuestionsTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;

    CaseQuestionsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
    }

    private CaseFile handled(PieceChange... others) {
        return handled(world.opened(null), others);
    }

    /** Decided on the spot: there a decision is written at once. */
    private CaseFile decided(String fine, PieceChange.Add party) {
        CaseFile file = handled(world.opened("penalty.simple", null), party, notice("2026-03-02", fine));
        return world.write(OFFICER, file, decided(fine)).file();
    }

    private CaseFile handled(CaseFile opened, PieceChange... others) {
        List<PieceChange> pieces = new ArrayList<>(List.of(
                piece(
                        "matter",
                        "item",
                        ITEM,
                        "division",
                        "371002",
                        "occurredOn",
                        "2026-02-20",
                        "endedOn",
                        "2026-02-20"),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02")));
        pieces.addAll(List.of(others));
        return world.write(OFFICER, opened, pieces.toArray(PieceChange[]::new)).file();
    }

    private static PieceChange.Add company() {
        return new PieceChange.Add(
                "party", "p1", map("kind", "organisation", "name", "甲公司", "creditCode", "91350100M000100Y43"));
    }

    private static PieceChange.Add person() {
        return new PieceChange.Add(
                "party",
                "p1",
                map(
                        "kind",
                        "citizen",
                        "name",
                        "张某",
                        "citizenNumber",
                        "11010519491231002X",
                        "bornOn",
                        "1949-12-31",
                        "capacity",
                        "full"));
    }

    private static PieceChange.Add notice(String servedOn, String fine) {
        return new PieceChange.Add(
                "notice",
                "n1",
                map(
                        "servedOn",
                        servedOn,
                        "officers",
                        List.of("o1", "o2"),
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        fine,
                        "hearingTold",
                        true));
    }

    private static PieceChange.Add decided(String fine) {
        return piece(
                "decision",
                "kind",
                "penalty",
                "number",
                "示例罚〔2026〕1号",
                "decidedOn",
                "2026-03-02",
                "sanctions",
                List.of("fine"),
                "fine",
                fine,
                "facts",
                "略",
                "basis",
                "略",
                "fulfilment",
                "略",
                "remedies",
                "略");
    }

    private static PieceChange.Add review(String key, String reviewer, String evidence) {
        return new PieceChange.Add(
                "review", key, map("submittedOn", "2026-03-02", "reviewer", reviewer, "evidenceSufficient", evidence));
    }

    @Test
    void beside_each_point_of_a_review_stands_what_the_platform_finds_and_what_each_round_said() {
        CaseFile file = handled(company(), piece("investigation", "endedOn", "2026-03-02", "factsClear", true));
        file = world.write(REVIEWER, file, review("r1", "o4", "fail")).file();
        world.world.clock.move(Duration.ofDays(1));
        file = world.write(
                        REVIEWER,
                        file,
                        new PieceChange.Add(
                                "review",
                                "r2",
                                map("submittedOn", "2026-03-03", "reviewer", "o4", "evidenceSufficient", "pass")))
                .file();
        List<Point> points = world.questions.reviewed(REVIEWER, file.head().id());
        assertThat(points)
                .extracting(Point::point)
                .containsExactly(
                        "bodyLawful",
                        "officersQualified",
                        "factsClear",
                        "evidenceSufficient",
                        "basisRight",
                        "discretionRight",
                        "procedureLawful",
                        "withinPower",
                        "documentsComplete",
                        "notCriminal");
        assertThat(points.get(1).found())
                .extracting(CaseQuestions.Found::check, CaseQuestions.Found::finding)
                .containsExactly(
                        tuple("two-officers", CaseQuestions.Finding.HOLDS),
                        tuple("certificates-valid", CaseQuestions.Finding.HOLDS),
                        tuple("no-recusal", CaseQuestions.Finding.HOLDS));
        assertThat(points.get(3).found().get(1))
                .isEqualTo(new CaseQuestions.Found(
                        "evidence-linked", "违法构成的每一要素都有查证属实的证据", CaseQuestions.Finding.FAILS, List.of("没有列明违法构成的要素")));
        assertThat(points.get(9).found().get(0).finding()).isEqualTo(CaseQuestions.Finding.UNDETERMINED);
        assertThat(points.get(3).rounds())
                .containsExactly(
                        new CaseQuestions.Round("r1", LocalDate.of(2026, 3, 2), "fail"),
                        new CaseQuestions.Round("r2", LocalDate.of(2026, 3, 3), "pass"));
        assertThat(points.get(3).changed()).isTrue();
        assertThat(points.get(1).changed()).isFalse();
    }

    @Test
    void whether_a_violation_is_the_first_is_looked_up_only_where_it_matters_and_by_who_handles_the_case() {
        CaseFile past = decided("2000.00", company());
        CaseFile file = handled(
                company(),
                piece("factor", "name", "harm", "value", "slight"),
                piece("factor", "name", "slight", "value", "否"),
                piece("factor", "name", "correctedInTime", "value", "是"));
        String id = file.head().id();
        world.world.audit.clear();
        assertThat(world.questions.earlier(OFFICER, id, "核实是否初次违法"))
                .isEqualTo(new CaseQuestions.Earlier(false, 1, LocalDate.of(2026, 3, 2)));
        assertThat(world.world.audit).anySatisfy(each -> {
            assertThat(each.kind()).isEqualTo(AuditEvent.Kind.VIEWED);
            assertThat(each.subject()).isEqualTo("case/" + id + "/first-violation");
            assertThat(each.purpose()).isEqualTo("核实是否初次违法");
        });
        assertThat(world.refused(() -> world.questions.earlier(REVIEWER, id, "好奇")))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(world.refused(() -> world.questions.earlier(OFFICER, id, " ")))
                .startsWith("ACCESS-PURPOSE");

        world.write(HEAD, past, piece("decision-change", "change", "annulled", "on", "2026-03-02", "reason", "复议撤销"));
        assertThat(world.questions.earlier(OFFICER, id, "核实是否初次违法"))
                .isEqualTo(new CaseQuestions.Earlier(true, 0, null));

        // Grave harm: nothing depends on whether it is the first time.
        CaseFile grave = handled(
                company(),
                piece("factor", "name", "harm", "value", "serious"),
                piece("factor", "name", "slight", "value", "否"),
                piece("factor", "name", "correctedInTime", "value", "否"),
                piece("factor", "name", "noFault", "value", "否"));
        assertThat(world.refused(
                        () -> world.questions.earlier(OFFICER, grave.head().id(), "好奇")))
                .isEqualTo("CASE-HISTORY-UNASKED");
    }

    @Test
    void a_person_is_found_again_by_a_number_nobody_sees() {
        decided("100.00", person());
        CaseFile file = handled(
                person(),
                piece("factor", "name", "harm", "value", "slight"),
                piece("factor", "name", "slight", "value", "否"),
                piece("factor", "name", "correctedInTime", "value", "是"));
        assertThat(world.questions.earlier(OFFICER, file.head().id(), "核实是否初次违法"))
                .isEqualTo(new CaseQuestions.Earlier(false, 1, LocalDate.of(2026, 3, 2)));
    }

    @Test
    void open_cases_ask_their_questions_and_their_running_terms() {
        CaseFile file = handled(company(), notice("2026-03-02", "2000.00"));
        List<PreviewCase> asked = new ArrayList<>();
        world.questions.ofOpenCases().forEachRemaining(asked::add);
        assertThat(asked).extracting(PreviewCase::question).contains("competence", "limitation", "exemption", "term");
        assertThat(asked)
                .filteredOn(each -> each.name().endsWith("要求听证的期限"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).startsWith("线索" + file.head().id());
                    assertThat(each.facts()).isEqualTo(Map.of("code", "p-hreq", "start", "2026-03-02"));
                    assertThat(each.division()).isEqualTo("371002");
                });
        asked.forEach(each -> assertThat(world.rulings
                        .inForce()
                        .ask(each.question(), each.facts(), each.division(), each.asOf())
                        .question())
                .isEqualTo(each.question()));
    }

    @Test
    void a_decision_that_was_altered_past_its_notice_is_found_at_night() {
        CaseStory story = new CaseStory(world);
        story.proposed(CaseStory.company());
        story.write(HEAD, decided("3000.00"));
        world.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE));
        assertThat(world.inspection.findings(HEAD, MARKET, 50, null).findings())
                .extracting(Finding::code, Finding::message)
                .containsExactlyInAnyOrder(
                        tuple("CASE-CHECK", "“没有比告知的更重”不成立:罚款3000.00元,比告知的2000.00元更重"),
                        tuple(
                                "CASE-UNDETERMINED",
                                "“应当集体讨论的已经讨论”不能确定,负责人也没有书面结论:facts.factors.mitigating、facts.factors.lighter、"
                                        + "facts.factors.heavier、facts.factors.weighed"),
                        tuple(
                                "CASE-UNDETERMINED",
                                "“在法定幅度和裁量基准之内”不能确定,负责人也没有书面结论:facts.factors.mitigating、facts.factors.lighter、"
                                        + "facts.factors.heavier、facts.factors.weighed"));
    }

    @Test
    void a_term_that_changes_because_a_day_was_put_right_says_why() {
        CaseFile file = handled(company(), notice("2026-03-02", "2000.00"));
        world.write(
                OFFICER,
                file,
                new PieceChange.Amend("notice", "n1", 1, map("servedOn", "2026-02-28"), "送达回证的日期", null));
        List<Entry> entries = world.world.records.history(
                new Subject("procedure-run", file.head().run()), 0, 100);
        Entry last = entries.get(entries.size() - 1);
        assertThat(last.kind()).isEqualTo("run-terms-changed");
        assertThat((List<?>) last.payload().get("clocks")).anySatisfy(each -> assertThat((Map<?, ?>) each)
                .extracting("clock", "change", "before.legal", "now.legal")
                .isNotNull());
        assertThat(last.payload().get("clocks").toString())
                .contains("hearing-request", "start-changed", "2026-03-09", "2026-03-06");
    }
}
