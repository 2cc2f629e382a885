package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.PRESIDER;
import static org.zhiheng.cases.CaseWorld.REVIEWER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.one;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/**
 * Whole cases by the nation's ordinary procedure, in Huancui, by different people: from the clue to the archive, each step refused until what must precede
 * it is done. The clock stands on 2026-03-02, a Monday, and is moved.
 */
@OnEveryDatabase
class CaseLifeTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private CaseFile file;

    CaseLifeTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
        file = world.opened(null);
    }

    private void write(Principal by, PieceChange... changes) {
        Outcome outcome = world.write(by, file, changes);
        assertThat(outcome.refused()).as("refused").isEmpty();
        file = outcome.file();
    }

    /** Takes a way that must be open. */
    private void take(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.refused())
                .as(to)
                .extracting(each -> each.check() + " " + each.ruling().answer()
                        + each.ruling().missing())
                .isEmpty();
        file = outcome.file();
        assertThat(file.head().stage()).isEqualTo(to);
    }

    /** The checks that stand in a way. */
    private List<String> refused(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.done()).isFalse();
        return outcome.refused().stream().map(Step.Refused::check).toList();
    }

    private Run.Clock clock(String code) {
        return file.run().clocks().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void days(int days) {
        world.world.clock.move(Duration.ofDays(days));
        file = world.cases.show(OFFICER, file.head().id(), null);
    }

    private void filed() {
        underInvestigation();
        assertThat(clock("decision").legal()).isEqualTo("2026-05-31");
    }

    private void underInvestigation() {
        write(
                OFFICER,
                piece(
                        "matter",
                        "item",
                        ITEM,
                        "division",
                        "371002",
                        "occurredOn",
                        "2026-02-20",
                        "endedOn",
                        "2026-02-20",
                        "discoveredOn",
                        "2026-03-02"),
                new PieceChange.Add(
                        "party",
                        "p1",
                        map("kind", "organisation", "name", "某某商贸有限公司", "creditCode", "91350100M000100Y43")),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02"));
        take(OFFICER, "filing");
        assertThat(refused(HEAD, "investigation")).contains("filed-approved");
        write(HEAD, piece("filing", "outcome", "filed", "on", "2026-03-02"));
        take(HEAD, "investigation");
        assertThat(file.head().status()).isEqualTo(CaseStatus.OPEN);
    }

    private void investigated() {
        write(
                OFFICER,
                new PieceChange.Add("element", "x1", map("title", "未取得营业执照从事经营")),
                new PieceChange.Add(
                        "evidence",
                        "v1",
                        map(
                                "kind",
                                "scene-record",
                                "name",
                                "现场笔录",
                                "obtainedAt",
                                "2026-03-02T08:50:00+08:00",
                                "officers",
                                List.of("o1", "o2"),
                                "elements",
                                List.of("x1"))));
        assertThat(refused(OFFICER, "investigation-end")).contains("evidence-verified", "evidence-linked");
        write(
                OFFICER,
                new PieceChange.Amend("evidence", "v1", 1, map("verifiedOn", "2026-03-02"), "查证属实", null),
                piece(
                        "investigation",
                        "endedOn",
                        "2026-03-02",
                        "factsClear",
                        true,
                        "evidenceVerified",
                        true,
                        "notCriminal",
                        true));
        take(OFFICER, "investigation-end");
    }

    private void noticed() {
        write(
                OFFICER,
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "minimum",
                        "0.00",
                        "maximum",
                        "10000.00"),
                piece("factor", "name", "firstViolation", "value", "否"),
                piece("factor", "name", "slight", "value", "否"),
                piece("factor", "name", "harm", "value", "slight"));
        take(OFFICER, "notice");
        assertThat(refused(OFFICER, "review")).contains("notice-given");
        write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "2000.00")));
    }

    @Test
    void a_penalty_goes_from_the_clue_to_the_archive() {
        filed();
        investigated();
        noticed();
        write(
                OFFICER,
                piece(
                        "statement",
                        "on",
                        "2026-03-02",
                        "form",
                        "oral",
                        "words",
                        "认错,请求从轻",
                        "adopted",
                        "not-adopted",
                        "answer",
                        "理由不成立"));
        take(OFFICER, "review");
        write(REVIEWER, agreed("2026-03-02", "2026-03-02"));
        take(REVIEWER, "decision");
        write(HEAD, decided("2026-03-02", "2000.00"));
        write(HEAD, new PieceChange.Amend("decision", null, 1, map("benchmark", null), "漏写", null));
        // In Shandong the decision says which benchmark was applied.
        assertThat(refused(HEAD, "service"))
                .containsExactlyInAnyOrder("collective-discussion-held", "within-range", "benchmark-stated");
        write(
                HEAD,
                new PieceChange.Amend(
                        "decision", null, 2, map("benchmark", "没有基准", "orderToCorrect", true), "补写", null));
        assertThat(refused(HEAD, "service")).contains("correction-ordered");
        write(
                OFFICER,
                new PieceChange.Add(
                        "correction",
                        "c1",
                        map("orderedOn", "2026-03-02", "officers", List.of("o1", "o2"), "order", "立即停止")));
        // No benchmark holds for this item, so nobody knows its range: the head concludes in writing.
        write(
                HEAD,
                piece(
                        "conclusion",
                        "question",
                        "collective-discussion-held",
                        "on",
                        "2026-03-02",
                        "words",
                        "案情简单,不需要集体讨论"),
                piece("conclusion", "question", "within-range", "on", "2026-03-02", "words", "在法定幅度之内"));
        take(HEAD, "service");
        assertThat(refused(OFFICER, "execution")).containsExactly("served");
        days(2);
        write(
                OFFICER,
                new PieceChange.Add(
                        "service",
                        "s1",
                        map(
                                "document",
                                "penalty-decision",
                                "mode",
                                "direct",
                                "recipient",
                                "签收人",
                                "signed",
                                true,
                                "servedOn",
                                "2026-03-04")));
        // A fine is to be paid, and what was served is changed by a decision of its own alone (行政处罚法 art. 75).
        assertThat(refused(OFFICER, "closing")).containsExactly("nothing-due");
        int seen = one(file, "decision").number();
        assertThat(world.refused(() -> write(HEAD, new PieceChange.Withdraw("decision", null, seen, "写错", null))))
                .startsWith("CASE-FINAL");
        assertThat(world.refused(() ->
                        write(HEAD, new PieceChange.Amend("decision", null, seen, map("fine", "500.00"), "减轻", null))))
                .startsWith("CASE-FINAL");
        take(OFFICER, "execution");
        assertThat(clock("payment").legal()).isEqualTo("2026-03-19");
        assertThat(refused(OFFICER, "closing")).containsExactly("paid-or-enforced");
        write(OFFICER, piece("payment", "on", "2026-03-04", "amount", "2000.00", "channel", "bank", "receipt", "0001"));
        take(OFFICER, "closing");
        assertThat(refused(OFFICER, "archiving")).containsExactly("closing-approved", "correction-checked");
        write(
                OFFICER,
                new PieceChange.Amend(
                        "correction", "c1", 1, map("checkedOn", "2026-03-04", "corrected", true), "复查", null));
        write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-04", "fulfilled", true));
        take(OFFICER, "archiving");
        archived();
        assertThat(one(file, "archive").text("number")).isEqualTo("2026-处罚-001");
        assertThat(world.differences()).isEmpty();
        assertThat(world.world.records.history(new Subject("case", file.head().id()), 0, 100))
                .hasSizeGreaterThan(20);
    }

    /** Pages are counted piece by piece; what lies on paper alone is put in beside them. The index is frozen with the file. */
    private void archived() {
        String id = file.head().id();
        Cases.Index open = world.cases.index(OFFICER, id);
        assertThat(open.frozen()).isFalse();
        assertThat(open.lines()).extracting(Cases.IndexLine::from).containsOnlyNulls();
        List<PieceChange> papers = new ArrayList<>();
        open.lines().forEach(each -> papers.add(piece("paper", "piece", each.piece(), "pages", 2)));
        papers.add(piece("paper", "title", "光盘目录", "section", "evidence", "day", "2026-03-03", "pages", 1));
        assertThat(world.refused(() -> write(ARCHIVIST, piece("paper", "piece", "evidence/v9", "pages", 2))))
                .isEqualTo("REGISTER-REFERENCE 0.piece");
        assertThat(world.refused(() -> write(
                        ARCHIVIST, piece("paper", "title", "光盘", "section", "x", "day", "2026-03-03", "pages", 1))))
                .isEqualTo("CASE-SECTION 0.section");
        write(ARCHIVIST, papers.toArray(PieceChange[]::new));
        assertThat(world.refused(() -> write(ARCHIVIST, piece("paper", "piece", "evidence/v1", "pages", 3))))
                .isEqualTo("REGISTER-TWICE 0.piece");
        assertThat(world.refused(() -> write(
                        ARCHIVIST,
                        piece("archive", "number", "2026-处罚-001", "on", "2026-03-04", "volumes", 1, "pages", 38))))
                .isEqualTo("CASE-PAGES 0.pages");
        write(ARCHIVIST, piece("archive", "number", "2026-处罚-001", "on", "2026-03-04", "volumes", 1, "pages", 33));
        take(ARCHIVIST, "archived");
        assertThat(file.head().status()).isEqualTo(CaseStatus.CLOSED);
        Cases.Index frozen = world.cases.index(OFFICER, id);
        assertThat(frozen.frozen()).isTrue();
        assertThat(frozen.lines())
                .extracting(each -> each.order() + " " + each.title() + " " + each.number() + " " + each.day() + " "
                        + each.from() + "-" + each.to())
                .containsExactly(
                        "1 案件线索 null 2026-03-02 1-2",
                        "2 立案审批 null 2026-03-02 3-4",
                        "3 调查终结 null 2026-03-02 5-6",
                        "4 处罚告知 null 2026-03-02 7-8",
                        "5 处理决定 示例市监罚〔2026〕2号 2026-03-02 9-10",
                        "6 送达回证(行政处罚决定书) null 2026-03-04 11-12",
                        "7 当事人 null 2026-03-02 13-14",
                        "8 现场笔录 null 2026-03-02 15-16",
                        "9 光盘目录 null 2026-03-03 17-17",
                        "10 陈述申辩 null 2026-03-02 18-19",
                        "11 处理意见 null 2026-03-02 20-21",
                        "12 法制审核 null 2026-03-02 22-23",
                        "13 负责人的书面结论 null 2026-03-02 24-25",
                        "14 负责人的书面结论 null 2026-03-02 26-27",
                        "15 责令改正和复查 null 2026-03-02 28-29",
                        "16 缴款 null 2026-03-04 30-31",
                        "17 结案审批 null 2026-03-04 32-33");
        assertThat(world.refused(() -> write(ARCHIVIST, piece("paper", "title", "补入", "pages", 1))))
                .isEqualTo("CASE-CLOSED");
    }

    private static PieceChange.Add served() {
        return piece(
                "service",
                "document",
                "penalty-decision",
                "mode",
                "direct",
                "recipient",
                "签收人",
                "signed",
                true,
                "servedOn",
                "2026-03-02");
    }

    /** A review by who reviews that finds nothing wrong. */
    static PieceChange.Add agreed(String submittedOn, String completedOn) {
        return agreed("r1", submittedOn, completedOn);
    }

    private static PieceChange.Add agreed(String round, String submittedOn, String completedOn) {
        return new PieceChange.Add(
                "review",
                round,
                map(
                        "submittedOn", submittedOn,
                        "reviewer", "o4",
                        "completedOn", completedOn,
                        "opinion", "agree",
                        "bodyLawful", "pass",
                        "officersQualified", "pass",
                        "factsClear", "pass",
                        "evidenceSufficient", "pass",
                        "basisRight", "pass",
                        "discretionRight", "pass",
                        "procedureLawful", "pass",
                        "withinPower", "pass",
                        "documentsComplete", "pass",
                        "notCriminal", "pass"));
    }

    private static PieceChange.Add decided(String on, String fine) {
        return piece(
                "decision",
                "kind",
                "penalty",
                "number",
                "示例市监罚〔2026〕2号",
                "decidedOn",
                on,
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
                "略",
                "benchmark",
                "没有基准");
    }

    /** Half of the highest fine and more: in Shandong the party may ask for a hearing, seven clear working days after its notice. */
    @Test
    void a_hearing_is_held_where_the_party_asks_for_it_and_nothing_becomes_heavier_by_it() {
        filed();
        investigated();
        write(
                OFFICER,
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "8000.00",
                        "minimum",
                        "0.00",
                        "maximum",
                        "10000.00"),
                piece("factor", "name", "harm", "value", "slight"));
        take(OFFICER, "notice");
        write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "8000.00")));
        assertThat(refused(OFFICER, "hearing")).containsExactly("hearing-requested", "hearing-offered");
        write(OFFICER, new PieceChange.Amend("notice", "n1", 1, map("hearingTold", true), "漏填", null));
        assertThat(clock("hearing-request").legal()).isEqualTo("2026-03-09");
        days(2);
        write(
                OFFICER,
                piece("hearing-request", "asked", true, "on", "2026-03-04", "form", "written", "accepted", true));
        assertThat(clock("hearing-request").state()).isEqualTo(Run.ClockState.ENDED);
        // Who asked is heard: no way leads past the hearing.
        for (String past : List.of("review", "discussion", "decision")) {
            assertThat(refused(OFFICER, past)).contains("hearing-window-closed");
        }
        take(OFFICER, "hearing");
        assertThat(refused(PRESIDER, "notice")).containsExactly("hearing-withdrawn");
        write(
                PRESIDER,
                piece(
                        "hearing",
                        "presider",
                        "o3",
                        "noticeServedOn",
                        "2026-03-04",
                        "plannedOn",
                        "2026-03-13",
                        "open",
                        true));
        assertThat(refused(PRESIDER, "review")).contains("hearing-held", "hearing-noticed");
        write(PRESIDER, new PieceChange.Amend("hearing", null, 1, map("plannedOn", "2026-03-16"), "改期", null));
        days(12);
        write(
                PRESIDER,
                new PieceChange.Amend(
                        "hearing", null, 2, map("heldOn", "2026-03-16", "points", "略", "opinion", "维持"), "听证", null));
        take(PRESIDER, "review");
        write(REVIEWER, agreed("2026-03-16", "2026-03-16"));
        take(REVIEWER, "decision");
        write(HEAD, decided("2026-03-16", "9000.00"));
        assertThat(refused(HEAD, "service")).contains("not-heavier");
        write(
                HEAD,
                new PieceChange.Amend("decision", null, 1, map("fine", "8000.00"), "不得因申辩加重", null),
                piece(
                        "conclusion",
                        "question",
                        "collective-discussion-held",
                        "on",
                        "2026-03-16",
                        "words",
                        "没有基准,案情不复杂"),
                piece("conclusion", "question", "within-range", "on", "2026-03-16", "words", "在法定幅度之内"));
        take(HEAD, "service");
        assertThat(world.differences()).isEmpty();
    }

    /** 行政处罚法 art. 58(2): what somebody says of oneself counts for nothing, and what the register lacks nobody knows. */
    @Test
    void whether_a_reviewer_reviews_for_the_first_time_the_register_of_officers_says() {
        filed();
        write(OFFICER, new PieceChange.Amend("matter", null, 1, map("complex", true), "疑难", null));
        investigated();
        noticed();
        write(OFFICER, piece("statement", "on", "2026-03-02", "form", "waived"));
        take(OFFICER, "review");
        Map<String, Object> agreed =
                new LinkedHashMap<>(agreed("2026-03-02", "2026-03-02").values());
        agreed.put("reviewer", "o3");
        agreed.put("firstTime", false);
        write(CaseWorld.another(Role.LEGAL_REVIEWER, "account-3"), new PieceChange.Add("review", "r1", agreed));
        assertThat(world.take(REVIEWER, file, "decision").refused())
                .extracting(each -> each.check() + each.ruling().missing())
                .containsExactly("legal-review-passed[facts.reviewer.since]");
        world.reviewing("o3", "2018-01-01");
        assertThat(world.take(REVIEWER, file, "decision").refused())
                .extracting(each -> each.check() + each.ruling().answer().get("failing"))
                .containsExactly("legal-review-passed[审核人员不符合要求]");
        world.reviewing("o3", "2017-12-31");
        take(REVIEWER, "decision");
    }

    @Test
    void nothing_is_decided_before_what_must_precede_it_and_a_reviewer_is_no_handler() {
        filed();
        // Doubtful cases must be reviewed, whatever the fine (行政处罚法 art. 58).
        write(OFFICER, new PieceChange.Amend("matter", null, 1, map("complex", true), "疑难", null));
        investigated();
        noticed();
        write(OFFICER, piece("statement", "on", "2026-03-02", "form", "waived"));
        take(OFFICER, "review");
        write(
                CaseWorld.another(Role.LEGAL_REVIEWER, OFFICER.account()),
                new PieceChange.Add(
                        "review", "r1", map("submittedOn", "2026-03-02", "reviewer", "o1", "firstTime", true)));
        assertThat(refused(REVIEWER, "decision")).containsExactly("legal-review-passed");
        // Nobody reviews in another's name.
        assertThat(world.refused(() -> write(
                        REVIEWER, new PieceChange.Amend("review", "r1", 1, map("reviewer", "o2"), "代他人审核", null))))
                .isEqualTo("CASE-REVIEWER 0.reviewer");
        assertThat(world.refused(() -> world.take(OFFICER, file, "decision"))).isEqualTo("PROCEDURE-OWNER");
        // Whoever may decide may not yet: the review is not done.
        assertThat(world.refused(() -> write(HEAD, decided("2026-03-02", "2000.00"))))
                .isEqualTo("CASE-STAGE 0.kind");
        assertThat(world.refused(() -> write(OFFICER, served()))).isEqualTo("CASE-SERVICE 0.document");
        write(REVIEWER, agreed("r2", "2026-03-02", "2026-03-02"));
        take(REVIEWER, "decision");
        assertThat(world.refused(() -> write(HEAD, decided("2026-03-01", "2000.00"))))
                .isEqualTo("CASE-ORDER 0.decidedOn");
        assertThat(world.refused(() -> write(HEAD, decided("2026-03-03", "2000.00"))))
                .isEqualTo("CASE-FUTURE 0.decidedOn");
        write(HEAD, decided("2026-03-02", "2000.00"));
        // Nor is it served before the head has let it go out, nor otherwise than that.
        assertThat(world.refused(() -> write(OFFICER, served()))).isEqualTo("CASE-STAGE 0.kind");
        write(
                HEAD,
                CaseStory.concluded("collective-discussion-held"),
                CaseStory.concluded("within-range"),
                piece("discussion", "heldOn", "2026-03-02", "chair", "局长", "attendees", "三人", "conclusion", "同意"));
        take(HEAD, "service");
        write(HEAD, new PieceChange.Amend("decision", null, 1, map("fine", "2000.01"), "加重", null));
        assertThat(world.write(OFFICER, file, served()).refused())
                .extracting(Step.Refused::check)
                .containsExactly("not-heavier");
        write(HEAD, new PieceChange.Amend("decision", null, 2, map("fine", "2000.00"), "按告知的数额", null));
        write(OFFICER, served());
    }

    /** 行政处罚法 art. 60: from the day of the filing, whenever somebody takes the step. */
    @Test
    void the_ninety_days_count_from_the_filing_and_not_from_the_click() {
        CaseStory story = new CaseStory(world);
        story.file = world.opened(null);
        story.write(OFFICER, CaseStory.handlers(CaseStory.matter("2026-02-20"), CaseStory.company()));
        story.take(OFFICER, "filing");
        story.write(HEAD, piece("filing", "outcome", "filed", "on", "2026-03-02"));
        story.days(3);
        story.take(HEAD, "investigation");
        assertThat(story.file.run().term().legal()).isEqualTo("2026-05-31");
        assertThat(story.clock("decision").legal()).isEqualTo("2026-05-31");
        // The day was written wrong: all that counts from it is reckoned anew.
        story.write(HEAD, new PieceChange.Amend("filing", null, 1, map("on", "2026-03-03"), "笔误", null));
        assertThat(story.clock("decision").legal()).isEqualTo("2026-06-01");
        story.seen(OFFICER);
        assertThat(story.file.run().term().legal()).isEqualTo("2026-06-01");
    }

    @Test
    void no_case_begins_with_a_review_in_anothers_name() {
        Principal both = new Principal(
                OFFICER.account(),
                OFFICER.account(),
                List.of(
                        CaseWorld.another(Role.OFFICER, OFFICER.account())
                                .grants()
                                .get(0),
                        CaseWorld.another(Role.LEGAL_REVIEWER, OFFICER.account())
                                .grants()
                                .get(0)),
                Set.of(),
                null);
        assertThat(world.refused(() -> world.cases.open(
                        both,
                        new Cases.Opening(
                                CaseWorld.command(),
                                "penalty.ordinary",
                                CaseWorld.MARKET,
                                null,
                                List.of(
                                        CaseWorld.clue(),
                                        new PieceChange.Add(
                                                "review", "r1", map("submittedOn", "2026-03-02", "reviewer", "o4")))))))
                .isEqualTo("CASE-REVIEWER 1.reviewer");
    }

    @Test
    void a_case_of_a_field_that_there_is_not_is_not_opened() {
        assertThat(world.refused(() -> world.opened("nonsense"))).isEqualTo("CASE-FIELD field");
    }

    /** 市场监督管理行政处罚程序规定 art. 46: whoever handles a case does not stop its term alone. */
    @Test
    void no_term_stands_still_before_the_head_has_approved() {
        file = world.opened(null);
        Suspension stop = new Suspension(
                SuspensionKind.SUSPENDED,
                LocalDate.of(2026, 3, 2),
                null,
                LocalDate.of(2026, 3, 9),
                "等待另案判决",
                "中止〔2026〕1号");
        assertThat(world.refused(() -> stopped(stop))).isEqualTo("PROCEDURE-SUSPENSION-APPROVAL");
        write(
                HEAD,
                piece("approval", "matter", "suspension", "outcome", "approved", "on", "2026-03-02", "words", "同意"));
        assertThat(stopped(stop).term().state()).isEqualTo(Run.TermState.SUSPENDED);
    }

    /** 市场监督管理行政处罚程序规定 arts. 18, 64: the head approves a longer term, and the file says so before it is longer. */
    @Test
    void no_term_is_longer_before_the_head_has_approved() {
        file = world.opened(null);
        assertThat(world.refused(() -> longer(null))).isEqualTo("PROCEDURE-EXTENSION-APPROVAL");
        write(HEAD, piece("approval", "matter", "extension", "outcome", "refused", "on", "2026-03-02"));
        assertThat(world.refused(() -> longer(null))).isEqualTo("PROCEDURE-EXTENSION-APPROVAL");
        write(HEAD, piece("approval", "matter", "extension", "outcome", "approved", "on", "2026-03-02"));
        assertThat(longer(null).extensions()).hasSize(1);
    }

    /** 市场监督管理行政处罚程序规定 art. 64: whether it goes on after that, the heads decide together, and there are minutes of it. */
    @Test
    void no_term_goes_on_after_its_extension_before_the_heads_have_discussed_it() {
        file = world.opened();
        underInvestigation();
        write(HEAD, piece("approval", "matter", "extension", "outcome", "approved", "on", "2026-03-02"));
        Run once = longer(null);
        file = world.cases.show(HEAD, file.head().id(), null);
        assertThat(once.term().legal()).isEqualTo("2026-06-30");
        assertThat(world.refused(() -> longer(10))).isEqualTo("PROCEDURE-EXTENSION-APPROVAL");
        Piece approval = CaseWorld.all(file, "approval").stream()
                .filter(each -> "extension".equals(each.text("matter")))
                .findFirst()
                .orElseThrow();
        write(
                HEAD,
                new PieceChange.Amend(
                        "approval",
                        approval.key(),
                        approval.number(),
                        map("discussedOn", "2026-03-02", "minutes", "局长、两名副局长参加,一致同意继续延长十日"),
                        "集体讨论",
                        null));
        assertThat(longer(10).term().legal()).isEqualTo("2026-07-10");
    }

    private Run longer(Integer further) {
        return world.runs.extend(
                HEAD,
                file.head().run(),
                new Command(CaseWorld.command(), file.run().version()),
                further,
                "案情复杂",
                "延〔2026〕1号");
    }

    private Run stopped(Suspension suspension) {
        return world.cases.suspend(
                OFFICER,
                file.head().id(),
                new Command(CaseWorld.command(), file.run().version()),
                suspension);
    }

    @Test
    void a_step_of_the_handlers_is_theirs_wherever_it_is_taken_from() {
        filed();
        Principal colleague = CaseWorld.another(Role.OFFICER, "account-3");
        assertThat(world.refused(() -> world.runs.take(
                        colleague,
                        file.head().run(),
                        new Command(CaseWorld.command(), file.run().version()),
                        new Runs.Taking("dropping", null, List.of()))))
                .isEqualTo("CASE-HANDLER");
    }
}
