package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.decided;
import static org.zhiheng.cases.CaseStory.factor;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** What a case may come to besides a penalty: no penalty on each ground of the law, the police, another procedure; and the procedures that are no penalties. */
class OutcomesTest {

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private CaseStory story;

    @BeforeAll
    static void opened() {
        // Nothing here has SQL of its own: on both databases the other stories run.
        database = TestDatabase.open(DatabaseKind.DERBY);
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void open() {
        story = new CaseStory(database, folder);
    }

    private static PieceChange.Add citizen(String bornOn, String capacity) {
        return new PieceChange.Add(
                "party", "p1", map("kind", "citizen", "name", "张某", "bornOn", bornOn, "capacity", capacity));
    }

    private static PieceChange.Add unpunished(String ground) {
        return piece("proposal", "kind", "no-penalty", "ground", ground);
    }

    /** From the end of the investigation to the archive, without a penalty on a ground, and not before the party has been educated. */
    private void spared(String ground) {
        story.write(OFFICER, unpunished(ground));
        story.take(OFFICER, "no-penalty");
        story.write(HEAD, decided("no-penalty", "ground", ground));
        assertThat(story.refused(HEAD, "service")).containsExactly("education-given [没有记载:教育当事人]");
        story.write(OFFICER, piece("education", "on", "2026-03-02", "how", "说服教育"));
        story.take(HEAD, "service");
        ended("no-penalty");
    }

    private void ended(String kind) {
        story.write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "no-penalty-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", kind, "on", "2026-03-02"));
        story.take(OFFICER, "archiving");
        story.archived();
    }

    /** 行政处罚法 art. 30: 13 years and 11 months on the day of the act. */
    @Test
    void a_child_under_fourteen_is_not_punished() {
        story.filed(matter("2026-02-20"), citizen("2012-03-20", "full"));
        story.investigated(factor("harm", "slight"));
        story.write(OFFICER, piece("proposal", "kind", "penalty", "sanctions", List.of("fine"), "fine", "100.00"));
        assertThat(story.refused(OFFICER, "notice")).containsExactly("not-exempt [应当不予处罚]");
        story.write(OFFICER, new PieceChange.Withdraw("proposal", null, 1, "不予处罚", null));
        spared("under-fourteen");
    }

    /** Art. 31. */
    @Test
    void who_cannot_tell_or_control_what_he_does_is_not_punished() {
        story.filed(matter("2026-02-20"), citizen("1980-03-20", "none"));
        story.investigated(factor("harm", "slight"));
        spared("incapacity");
    }

    /** Art. 33(1), first half: it must. */
    @Test
    void what_is_slight_put_right_and_harmless_is_not_punished() {
        story.filed(matter("2026-02-20"), company());
        story.investigated(factor("slight", "是"), factor("correctedInTime", "是"), factor("harm", "slight"));
        story.write(OFFICER, unpunished("slight-corrected"));
        assertThat(story.refused(OFFICER, "no-penalty")).containsExactly("no-penalty-ground [没有不予处罚的情形]");
        String harm = CaseWorld.all(story.file, "factor").stream()
                .filter(each -> each.text("name").equals("harm"))
                .findFirst()
                .orElseThrow()
                .key();
        story.write(
                OFFICER,
                new PieceChange.Amend("factor", harm, 1, map("value", "none"), "没有危害后果", null),
                new PieceChange.Withdraw("proposal", null, 1, "重写", null));
        spared("slight-corrected");
    }

    /** Art. 33(1), second half: it may, and the head who does not gives a penalty. */
    @Test
    void a_first_violation_that_was_put_right_may_be_spared_or_punished() {
        story.filed(matter("2026-02-20"), company());
        story.investigated(factor("firstViolation", "是"), factor("correctedInTime", "是"), factor("harm", "slight"));
        story.write(OFFICER, piece("proposal", "kind", "penalty", "sanctions", List.of("fine"), "fine", "100.00"));
        story.take(OFFICER, "notice");
        story.take(OFFICER, "investigation");
        story.take(OFFICER, "investigation-end");
        story.write(OFFICER, new PieceChange.Withdraw("proposal", null, 1, "首违不罚", null));
        spared("first-violation");
    }

    /** Art. 33(2). */
    @Test
    void who_proves_to_be_without_fault_is_not_punished() {
        story.filed(matter("2026-02-20"), company());
        story.investigated(factor("noFault", "是"), factor("harm", "slight"));
        spared("no-fault");
    }

    /** Art. 36: found on the day after two years. */
    @Test
    void what_was_found_after_two_years_is_not_punished() {
        story.filed(matter("2024-03-02"), company());
        story.investigated(factor("harm", "slight"));
        story.write(OFFICER, unpunished("barred"));
        assertThat(story.refused(OFFICER, "no-penalty")).containsExactly("no-penalty-ground [没有超过追究时效]");
        story.write(
                OFFICER,
                new PieceChange.Withdraw("proposal", null, 1, "重写", null),
                new PieceChange.Amend(
                        "matter", null, 1, map("occurredOn", "2024-03-01", "endedOn", "2024-03-01"), "查实日期", null));
        spared("barred");
    }

    /** Art. 57(1)(3): where nothing was violated there is nobody to educate. */
    @Test
    void where_the_facts_do_not_hold_there_is_no_penalty_and_no_education() {
        story.filed(matter("2026-02-20"), company());
        story.investigated(factor("harm", "none"));
        story.write(OFFICER, piece("proposal", "kind", "not-established"));
        story.take(OFFICER, "no-penalty");
        story.write(HEAD, decided("not-established"));
        story.take(HEAD, "service");
        ended("not-established");
    }

    // ---- the police

    /** 移送规定 arts. 3 to 12: three days to decide, a day to hand over, three days of the police; what they send back is punished after all. */
    @Test
    void what_may_be_a_crime_goes_to_the_police_and_comes_back() {
        story.filed(matter("2026-02-20"), company());
        story.take(OFFICER, "criminal-transfer");
        story.write(
                HEAD,
                new PieceChange.Add(
                        "transfer",
                        "t1",
                        map(
                                "kind",
                                "criminal",
                                "to",
                                "示例区公安分局",
                                "on",
                                "2026-03-02",
                                "reason",
                                "涉嫌非法经营",
                                "reportedAt",
                                "2026-03-02T08:45:00+08:00")));
        assertThat(story.clock("crime-decision").legal()).isEqualTo("2026-03-05");
        story.write(
                HEAD,
                new PieceChange.Amend("transfer", "t1", 1, map("approvedAt", "2026-03-02T08:50:00+08:00"), "批准", null));
        assertThat(story.clock("crime-handing").legal()).isEqualTo("2026-03-03T08:50:00+08:00");
        Outcome packed = story.world.cases.pack(
                HEAD, story.id(), story.command(), new org.zhiheng.api.cases.Cases.Packing("t1", "移送公安机关"));
        story.file = packed.file();
        String pack = CaseWorld.all(story.file, "hand-over").get(0).text("pack");
        assertThat(story.wrong(
                        HEAD, new PieceChange.Amend("transfer", "t1", 2, map("receivedOn", "2026-03-02"), "回执", null)))
                .isEqualTo("CASE-PACK 0.receipt");
        story.write(
                HEAD,
                new PieceChange.Amend(
                        "transfer",
                        "t1",
                        2,
                        map("receivedOn", "2026-03-02", "receivedAt", "2026-03-02T08:55:00+08:00", "receipt", pack),
                        "回执",
                        null));
        assertThat(story.clock("crime-handing").state()).isEqualTo(Run.ClockState.ENDED);
        assertThat(story.refused(HEAD, "police")).containsExactly("criminal-suspected [facts.confirmed]");
        story.days(1);
        story.write(
                HEAD,
                new PieceChange.Amend(
                        "transfer",
                        "t1",
                        3,
                        map("policeRefusedOn", "2026-03-03", "returnedOn", "2026-03-03"),
                        "不予立案",
                        "不予立案通知书"));
        assertThat(story.clock("refusal-review").state()).isEqualTo(Run.ClockState.RUNNING);
        story.take(HEAD, "investigation");
        assertThat(story.file.head().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(story.clock("decision").legal()).isEqualTo("2026-05-31");
        assertThat(story.world.differences()).isEmpty();
    }

    // ---- another procedure

    @Test
    void officers_who_began_on_the_spot_go_on_by_the_ordinary_procedure_with_the_same_file() {
        story.file = story.world.opened("penalty.simple", null);
        story.write(OFFICER, CaseStory.handlers(matter("2026-02-20"), company()));
        String before = story.file.head().run();
        assertThat(story.world.refused(() -> story.world.runs.take(
                        OFFICER,
                        before,
                        new Command(CaseWorld.command(), story.file.run().version()),
                        new Runs.Taking("ordinary", null, List.of()))))
                .isEqualTo("CASE-PROCEDURE-CHANGE");
        Runs.Taking taking = new Runs.Taking("ordinary", "需要调查", List.of());
        // What was decided on the spot is taken back before, or the ordinary procedure would begin with its decision.
        story.write(OFFICER, decided("penalty", "sanctions", List.of("fine"), "fine", "100.00"));
        assertThat(story.refused(OFFICER, "ordinary")).containsExactly("undecided [案卷里已经写有决定;没有送达的先撤回,再改用另一程序]");
        story.write(OFFICER, new PieceChange.Withdraw("decision", null, 1, "改用普通程序", null));
        Command command = new Command(CaseWorld.command(), story.file.run().version());
        Outcome gone = story.world.cases.take(OFFICER, story.id(), command, taking);
        assertThat(gone.done()).isTrue();
        assertThat(gone.file().head())
                .extracting(each -> each.procedure(), each -> each.stage(), each -> each.status())
                .containsExactly("penalty.ordinary", "lead-check", CaseStatus.CLUE);
        assertThat(gone.file().run().id()).isNotEqualTo(before);
        assertThat(CaseWorld.all(gone.file(), "party")).hasSize(1);
        // Sent again, it is answered as it stands now.
        assertThat(story.world
                        .cases
                        .take(OFFICER, story.id(), command, taking)
                        .file()
                        .run()
                        .id())
                .isEqualTo(gone.file().run().id());
        story.seen(OFFICER);
        story.take(OFFICER, "filing");
        story.write(HEAD, piece("filing", "outcome", "filed", "on", "2026-03-02"));
        story.take(HEAD, "investigation");
        assertThat(story.clock("decision").legal()).isEqualTo("2026-05-31");
        assertThat(story.world.differences()).isEmpty();
    }

    /** 行政处罚法 art. 52(3): within two working days, as the national package reads it, and who is late is seen to be. */
    @Test
    void what_was_decided_on_the_spot_is_reported_to_the_body_and_whoever_is_late_is_seen_to_be() {
        story.file = story.world.opened("penalty.simple", null);
        story.write(OFFICER, CaseStory.handlers(matter("2026-02-20"), company()));
        PieceChange.Add report = piece("spot-report", "reportedOn", "2026-03-02", "to", "法制科");
        assertThat(story.wrong(OFFICER, report)).isEqualTo("CASE-REPORT 0.reportedOn");
        story.write(OFFICER, decided("penalty", "sanctions", List.of("fine"), "fine", "100.00"));
        assertThat(story.clock("spot-report"))
                .extracting(Run.Clock::legal, Run.Clock::overdue)
                .containsExactly("2026-03-04", false);
        assertThat(story.file.run().term().legal()).isEqualTo("2026-03-04");
        story.days(4);
        try {
            story.seen(OFFICER);
            assertThat(story.clock("spot-report").overdue()).isTrue();
            story.write(OFFICER, piece("spot-report", "reportedOn", "2026-03-06", "to", "法制科"));
            assertThat(story.clock("spot-report"))
                    .extracting(Run.Clock::endedOn, Run.Clock::overdue)
                    .containsExactly("2026-03-06", true);
            assertThat(story.world.differences()).isEmpty();
        } finally {
            story.days(-4);
        }
    }

    // ---- no penalties

    private void item(String key, String actKind) {
        story.world.world.engine.write(
                "somebody",
                "items",
                new Change.Add(
                        key,
                        LocalDate.of(2023, 1, 1),
                        null,
                        map(
                                "code",
                                "C-" + key,
                                "name",
                                "事项" + key,
                                "actKind",
                                actKind,
                                "field",
                                "market-supervision",
                                "body",
                                MARKET,
                                "basis",
                                "某条例第一条",
                                "target",
                                "any"),
                        Why.UNSAID));
    }

    private void begun(String procedure, String item) {
        story.file = story.world.opened(procedure, null);
        story.write(OFFICER, CaseStory.handlers(piece("matter", "item", item, "division", "371002"), company()));
    }

    @Test
    void something_is_confirmed_after_its_papers_were_put_right() {
        item("confirm", "confirmation");
        begun("confirmation.outline", "confirm");
        assertThat(story.refused(OFFICER, "review")).containsExactly("materials-complete [facts.confirmed]");
        story.write(
                OFFICER,
                piece(
                        "application",
                        "receivedOn",
                        "2026-03-02",
                        "complete",
                        false,
                        "missing",
                        "身份证明",
                        "correctionToldOn",
                        "2026-03-02"));
        story.take(OFFICER, "correction");
        assertThat(story.refused(OFFICER, "review")).containsExactly("materials-complete [经确认,不能认定材料齐全]");
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "application", null, 1, map("complete", true, "acceptedOn", "2026-03-02"), "补正", null));
        story.take(OFFICER, "review");
        assertThat(story.clock("decision").state()).isEqualTo(Run.ClockState.RUNNING);
        assertThat(story.refused(OFFICER, "decision")).containsExactly("interested-parties-told [没有记载:已经告知利害关系人]");
        story.write(
                OFFICER,
                new PieceChange.Amend("application", null, 2, map("interestedToldOn", "2026-03-02"), "告知", null));
        story.take(OFFICER, "decision");
        assertThat(story.refused(HEAD, "delivery"))
                .containsExactly("application-granted [facts.confirmed]", "decision-complete [facts.confirmed]");
        story.write(HEAD, decided("other", "outcome", "granted"));
        // What is granted is not delivered as a refusal.
        assertThat(story.refused(HEAD, "refusal")).containsExactly("application-refused [经确认,不能认定对申请的决定是不予许可或者确认]");
        story.take(HEAD, "delivery");
        assertThat(story.clock("decision").state()).isEqualTo(Run.ClockState.ENDED);
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("served [没有记载:已经送达]");
        story.write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "confirmation-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        story.take(OFFICER, "archiving");
        story.archived();
    }

    @Test
    void a_fee_is_assessed_decided_and_paid() {
        item("charge", "fee");
        begun("fee.outline", "charge");
        assertThat(story.refused(OFFICER, "decision")).containsExactly("facts-clear [facts.confirmed]");
        story.write(OFFICER, piece("investigation", "endedOn", "2026-03-02", "factsClear", true));
        story.take(OFFICER, "decision");
        story.write(HEAD, decided("other", "amount", "1200.00"));
        story.take(HEAD, "service");
        story.write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "fee-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        story.take(OFFICER, "collection");
        assertThat(story.clock("payment").state()).isEqualTo(Run.ClockState.RUNNING);
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "1000.00", "channel", "bank"));
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("paid-or-enforced [收费应缴1200.00元,已缴1000.00元]");
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "200.00", "channel", "bank"));
        assertThat(story.clock("payment").state()).isEqualTo(Run.ClockState.ENDED);
        story.take(OFFICER, "archiving");
        story.archived();
    }

    // ---- what the registers know

    /** No package has a table for the item, and while nothing is public the formula of the field asks; the body's own, by the area: 5 square metres and more, and below 10. */
    @Test
    void the_tier_comes_from_the_benchmark_that_is_registered() {
        story.filed(matter("2026-02-20"), company());
        add(
                "benchmarks",
                "b1",
                map(
                        "item",
                        ITEM,
                        "level",
                        "district",
                        "issuer",
                        MARKET,
                        "maker",
                        "示例区市场监督管理局",
                        "version",
                        "1",
                        "violation",
                        "无照经营",
                        "penaltyBasis",
                        "第十三条",
                        "target",
                        "any",
                        "adoptedOn",
                        "2024-12-01"));
        tier("t1", 1, "较轻", "light", "0", "5", "0.00", "2000.00");
        tier("t2", 2, "一般", "ordinary", "5", "10", "2000.00", "5000.00");
        tier("t3", 3, "较重", "heavy", "10", null, "5000.00", "10000.00");
        story.investigated(factor("firstViolation", "否"), factor("slight", "否"), factor("harm", "slight"));
        story.write(OFFICER, piece("proposal", "kind", "penalty", "sanctions", List.of("fine"), "fine", "5000.00"));
        assertThat(point("discretionRight"))
                .containsExactly(
                        "UNDETERMINED [facts.factors.mitigating, facts.factors.lighter, facts.factors.heavier, facts.factors.weighed]");
        story.world.world.engine.write(
                "somebody",
                "benchmarks",
                new Change.Correct(
                        "b1",
                        LocalDate.of(2025, 1, 1),
                        null,
                        null,
                        false,
                        map("publishedOn", "2024-12-02"),
                        Why.of("公布")));
        assertThat(point("discretionRight")).containsExactly("UNDETERMINED [facts.factors.area]");
        story.write(OFFICER, factor("area", "5"));
        assertThat(point("discretionRight")).singleElement().asString().startsWith("FAILS [偏离裁量基准");
        story.write(OFFICER, new PieceChange.Amend("proposal", null, 1, map("fine", "4999.99"), "按基准", null));
        assertThat(point("discretionRight")).containsExactly("HOLDS []");
    }

    /** The platform's own look at a point of review. */
    private List<String> point(String point) {
        return story.world.questions.reviewed(OFFICER, story.id()).stream()
                .filter(each -> each.point().equals(point))
                .flatMap(each -> each.found().stream())
                .map(each -> each.finding() + " " + each.says())
                .toList();
    }

    /** An entry of the body's own catalogue that is about the field of the item; one whose amount somebody has to weigh is not asked. */
    @Test
    void what_the_catalogue_of_major_decisions_names_is_reviewed_whoever_says_otherwise() {
        story.filed(matter("2026-02-20"), company());
        story.investigated(factor("firstViolation", "否"), factor("slight", "否"), factor("harm", "slight"));
        story.write(
                OFFICER,
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "100.00",
                        "maximum",
                        "10000.00"));
        story.take(OFFICER, "notice");
        story.write(
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
                                "100.00")),
                piece("statement", "on", "2026-03-02", "form", "waived"));
        Object[] entry = {
            "body",
            MARKET,
            "actKind",
            "penalty",
            "level",
            "district",
            "field",
            "market-supervision",
            "publishedOn",
            "2024-12-02"
        };
        java.util.Map<String, Object> weighed = map(entry);
        weighed.put("name", "较大数额罚款");
        weighed.put("amount", "五万元以上");
        add("review-catalogue", "r1", weighed);
        java.util.Map<String, Object> all = map(entry);
        all.put("name", "市场监管领域的处罚");
        add("review-catalogue", "r2", all);
        assertThat(story.refused(OFFICER, "decision")).containsExactly("legal-review-passed [facts.reviewer]");
        story.world.world.engine.write("somebody", "review-catalogue", new Change.Withdraw("r2", Why.of("没有这一项")));
        story.take(OFFICER, "decision");
    }

    private void add(String register, String key, java.util.Map<String, Object> values) {
        story.world.world.engine.write(
                "somebody", register, new Change.Add(key, LocalDate.of(2025, 1, 1), null, values, Why.UNSAID));
    }

    private void tier(String key, int order, String tier, String kind, String from, String to, String min, String max) {
        java.util.Map<String, Object> values = map(
                "benchmark",
                "b1",
                "order",
                order,
                "tier",
                tier,
                "kind",
                kind,
                "condition",
                "按面积",
                "factor",
                "area",
                "factorFrom",
                from,
                "factorFromIncluded",
                true,
                "standard",
                "罚款",
                "fineMin",
                min,
                "fineMinIncluded",
                true,
                "fineMax",
                max);
        if (to != null) {
            values.put("factorTo", to);
        } else {
            values.put("fineMaxIncluded", true);
        }
        story.world.world.engine.write(
                "somebody", "benchmark-tiers", new Change.Add(key, null, null, values, Why.UNSAID));
    }
}
