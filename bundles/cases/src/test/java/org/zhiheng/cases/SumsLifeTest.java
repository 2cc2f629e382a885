package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.decided;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.cases.domain.Dues;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What a penalty costs, what is paid of it, and how its execution ends otherwise (行政处罚法 arts. 67, 72; 行政强制法 arts. 39, 40, 42). */
@OnEveryDatabase
class SumsLifeTest {

    private static final List<String> BOTH = List.of("fine", "confiscate-gains");
    private static final Map<TestDatabase, CaseWorld> WORLDS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private final CaseWorld world;
    private CaseStory story;
    private int moved;

    SumsLifeTest(TestDatabase database) {
        world = WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder));
    }

    @AfterAll
    static void closed() {
        WORLDS.clear();
    }

    @BeforeEach
    void open() {
        story = new CaseStory(world);
    }

    @AfterEach
    void back() {
        world.world.clock.move(Duration.ofDays(-moved));
    }

    /** Until when somebody looks whether what may be paid later was paid. */
    private List<String> awaited() {
        return story.file.run().clocks().stream()
                .filter(each -> each.code().equals("deferred-payment"))
                .map(each -> each.key() + " " + each.legal() + " " + each.state())
                .sorted()
                .toList();
    }

    private void days(int days) {
        moved += days;
        story.days(days);
    }

    private static PieceChange.Add paid(String pays, String on, String amount) {
        return piece("payment", "pays", pays, "on", on, "amount", amount, "channel", "bank");
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

    private void confiscated() {
        story.proposed(company());
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "proposal", null, 1, map("sanctions", BOTH, "confiscated", "3000.00"), "补充", null),
                new PieceChange.Amend("notice", "n1", 1, map("sanctions", BOTH, "confiscated", "3000.00"), "补充", null));
        assertThat(story.wrong(HEAD, decided("penalty", "sanctions", BOTH, "fine", "2000.00", "benchmark", "没有基准")))
                .isEqualTo("REGISTER-REQUIRED 0.gains");
        assertThat(story.wrong(
                        HEAD,
                        decided(
                                "penalty",
                                "sanctions",
                                List.of("fine", "confiscate-gains", "confiscate-goods"),
                                "fine",
                                "2000.00",
                                "confiscated",
                                "3000.00")))
                .isEqualTo("REGISTER-REQUIRED 0.gains");
        assertThat(story.wrong(
                        HEAD,
                        decided(
                                "penalty",
                                "sanctions",
                                BOTH,
                                "fine",
                                "2000.00",
                                "confiscated",
                                "3000.00",
                                "gains",
                                "3000.01")))
                .isEqualTo("CASE-SANCTIONS 0.gains");
        story.write(
                HEAD,
                decided("penalty", "sanctions", BOTH, "fine", "2000.00", "confiscated", "3000.00", "benchmark", "没有基准"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        story.take(HEAD, "service");
        // From how much confiscated a hearing is offered no rule of the place says: what was altered since the notice
        // asks for it once more.
        assertThat(world.write(OFFICER, story.file, served()).refused())
                .extracting(each -> each.check())
                .containsExactly("hearing-offered", "hearing-window-closed");
        story.write(HEAD, concluded("hearing-offered"), concluded("hearing-window-closed"));
        story.write(OFFICER, served());
        assertThat(story.refused(OFFICER, "closing")).containsExactly("nothing-due [经确认,不能认定没有需要履行的]");
        story.take(OFFICER, "execution");
    }

    @Test
    void a_penalty_is_fulfilled_when_the_fine_and_the_gains_are_paid_each_by_itself() {
        confiscated();
        assertThat(story.wrong(OFFICER, piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank")))
                .isEqualTo("REGISTER-REQUIRED 0.pays");
        assertThat(story.wrong(OFFICER, paid("fee", "2026-03-02", "2000.00"))).isEqualTo("CASE-PAYS 0.pays");
        assertThat(story.wrong(OFFICER, paid("surcharge", "2026-03-02", "60.00")))
                .isEqualTo("CASE-PAYS 0.pays");
        // More than enough of the one is nothing of the other.
        story.write(OFFICER, paid("fine", "2026-03-02", "5000.00"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [没收的违法所得应缴3000.00元,已缴0元]");
        assertThat(story.clock("payment").state()).isEqualTo(Run.ClockState.RUNNING);
        assertThat(story.wrong(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true)))
                .isEqualTo("CASE-UNPAID 0.kind");
        story.write(OFFICER, paid("gains", "2026-03-02", "2999.99"));
        assertThat(story.refused(OFFICER, "closing"))
                .containsExactly("paid-or-enforced [没收的违法所得应缴3000.00元,已缴2999.99元]");
        story.write(OFFICER, paid("gains", "2026-03-02", "0.01"));
        assertThat(story.clock("payment").state()).isEqualTo(Run.ClockState.ENDED);
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        // What the closing rests on stays.
        String last = CaseWorld.all(story.file, "payment").get(2).key();
        assertThat(story.wrong(OFFICER, new PieceChange.Withdraw("payment", last, 1, "误登", null)))
                .isEqualTo("CASE-UNPAID 0");
        story.take(OFFICER, "archiving");
        story.archived();
    }

    /** Walks found that what was paid of the one thing that was owed was to say what it was for once more was owed. */
    @Test
    void what_was_paid_stays_what_it_was_for_whatever_is_decided_later() {
        PieceChange.Add unsaid = piece("payment", "on", "2026-03-02", "amount", "500.00", "channel", "bank");
        story.proposed(company());
        assertThat(story.wrong(OFFICER, unsaid)).isEqualTo("CASE-PAYS 0");
        story = new CaseStory(world);
        story.fined();
        story.write(OFFICER, unsaid);
        assertThat(CaseWorld.all(story.file, "payment"))
                .extracting(each -> each.text("pays"))
                .containsExactly("fine");
        story.write(
                HEAD,
                piece("decision-change", "change", "altered", "on", "2026-03-02", "gains", "900.00", "reason", "复议变更"));
        assertThat(story.refused(OFFICER, "closing"))
                .containsExactly("paid-or-enforced [罚款应缴2000.00元,已缴500.00元, 没收的违法所得应缴900.00元,已缴0元]");
        assertThat(story.wrong(OFFICER, unsaid)).isEqualTo("REGISTER-REQUIRED 0.pays");
        story.write(OFFICER, paid("fine", "2026-03-02", "1500.00"), paid("gains", "2026-03-02", "900.00"));
        story.take(OFFICER, "closing");
    }

    /** A judgment that was appealed has taken no effect, so what it made of the fine is not what is owed. */
    @Test
    void what_a_judgment_altered_that_was_overturned_is_owed_as_before() {
        story.fined();
        days(20);
        story.write(
                OFFICER,
                piece(
                        "remedy",
                        "kind",
                        "litigation",
                        "acceptedOn",
                        "2026-03-05",
                        "authority",
                        "某区人民法院",
                        "result",
                        "altered",
                        "fine",
                        "1000.00",
                        "endedOn",
                        "2026-03-10"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [罚款应缴1000.00元,已缴0元]");
        story.write(
                OFFICER,
                piece(
                        "remedy",
                        "kind",
                        "litigation",
                        "acceptedOn",
                        "2026-03-12",
                        "authority",
                        "某市中级人民法院",
                        "result",
                        "upheld",
                        "endedOn",
                        "2026-03-20"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [罚款应缴2000.00元,已缴0元]");
    }

    /** Walks found that a case which was closed as fulfilled became wrong by what was decided the day after. */
    @Test
    void a_closing_is_measured_by_the_decision_as_it_stood_on_its_day() {
        story.fined();
        story.write(OFFICER, paid("fine", "2026-03-02", "2000.00"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        days(1);
        PieceChange.Add altered =
                piece("decision-change", "change", "altered", "on", "2026-03-03", "gains", "900.00", "reason", "复议变更");
        story.write(HEAD, altered);
        assertThat(found()).isEmpty();
        // One day earlier it had not been fulfilled, and whoever inspects is told so.
        String key = CaseWorld.all(story.file, "decision-change").get(0).key();
        story.write(HEAD, new PieceChange.Amend("decision-change", key, 1, map("on", "2026-03-02"), "日期有误", null));
        assertThat(found()).containsExactly("CASE-UNPAID “结案审批”:没收的违法所得还有900.00元没有缴纳");
    }

    private List<String> found() {
        world.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE));
        return world.inspection.findings(HEAD, MARKET, 50, null).findings().stream()
                .filter(each -> each.caseId().equals(story.id()))
                .map(each -> each.code() + " " + each.message())
                .toList();
    }

    /** Payable until 17 March; five days at 3 per cent of 2,000 yuan are 300 yuan (行政处罚法 art. 72). */
    @Test
    void the_surcharge_is_part_of_what_is_to_be_paid_and_no_more_than_the_law_allows() {
        story.fined();
        days(20);
        story.write(OFFICER, piece("surcharge", "startedOn", "2026-03-18"), paid("fine", "2026-03-22", "2000.00"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [加处罚款应缴300.00元,已缴0元]");
        story.write(OFFICER, new PieceChange.Amend("surcharge", null, 1, map("amount", "300.01"), "决定加处", null));
        assertThat(story.refused(OFFICER, "closing"))
                .containsExactly("paid-or-enforced [加处的罚款300.01元,超过300.00元, 加处罚款应缴300.01元,已缴0元]");
        assertThat(story.wrong(
                        OFFICER,
                        new PieceChange.Amend(
                                "surcharge", null, 2, map("amount", "300.00", "remitted", "300.01"), "减免", null)))
                .isEqualTo("CASE-SURCHARGE 0.remitted");
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "surcharge", null, 2, map("amount", "300.00", "remitted", "60.00"), "执行协议减免", null));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [加处罚款应缴240.00元,已缴0元]");
        story.write(OFFICER, paid("surcharge", "2026-03-22", "240.00"));
        story.take(OFFICER, "closing");
        assertThat(world.differences()).isEmpty();
    }

    /** 民事诉讼法 arts. 87 to 95: each mode with its proof; what is announced is served after thirty days, and not on the day of the announcement. */
    @Test
    void a_decision_is_served_as_each_mode_of_service_wants_it() {
        story.proposed(company());
        story.write(
                HEAD,
                decided("penalty", "sanctions", List.of("fine"), "fine", "2000.00", "benchmark", "没有基准"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        story.take(HEAD, "service");
        assertThat(story.wrong(OFFICER, service("direct", "servedOn", "2026-03-02", "signed", true)))
                .isEqualTo("CASE-SERVICE 0.recipient");
        assertThat(story.wrong(OFFICER, service("direct", "servedOn", "2026-03-02", "recipient", "王某")))
                .isEqualTo("CASE-SERVICE 0.signed");
        assertThat(story.wrong(OFFICER, service("leaving", "servedOn", "2026-03-02", "reason", "拒收")))
                .isEqualTo("CASE-SERVICE 0.witness");
        assertThat(story.wrong(OFFICER, service("mail", "servedOn", "2026-03-02", "signed", true)))
                .isEqualTo("CASE-SERVICE 0.mailNumber");
        assertThat(story.wrong(OFFICER, service("entrusted", "servedOn", "2026-03-02", "signed", true)))
                .isEqualTo("CASE-SERVICE 0.through");
        assertThat(story.wrong(OFFICER, service("announcement", "announcedOn", "2026-03-02", "reason", "无法送达")))
                .isEqualTo("CASE-SERVICE 0.unknown");
        story.write(
                OFFICER,
                piece(
                        "service-attempt",
                        "document",
                        "penalty-decision",
                        "on",
                        "2026-03-02",
                        "mode",
                        "direct",
                        "officers",
                        List.of("o1"),
                        "result",
                        "注册地址无人办公"));
        assertThat(story.wrong(
                        OFFICER,
                        service(
                                "announcement",
                                "announcedOn",
                                "2026-03-02",
                                "servedOn",
                                "2026-03-02",
                                "reason",
                                "无法送达")))
                .isEqualTo("CASE-SERVICE 0.servedOn");
        story.write(OFFICER, service("announcement", "announcedOn", "2026-03-02", "reason", "无法送达"));
        assertThat(story.clock("service").state()).isEqualTo(Run.ClockState.ENDED);
        assertThat(story.clock("announcement").legal()).isEqualTo("2026-04-01");
        assertThat(story.refused(OFFICER, "execution")).containsExactly("served [没有记载:已经送达]");
        days(29);
        assertThat(story.wrong(
                        OFFICER, new PieceChange.Amend("service", "s1", 1, map("servedOn", "2026-03-31"), "期满", null)))
                .isEqualTo("CASE-SERVICE 0.servedOn");
        days(1);
        story.write(OFFICER, new PieceChange.Amend("service", "s1", 1, map("servedOn", "2026-04-01"), "期满", null));
        story.take(OFFICER, "execution");
    }

    private static PieceChange.Add service(String mode, Object... values) {
        Map<String, Object> all = map(values);
        all.put("document", "penalty-decision");
        all.put("mode", mode);
        return new PieceChange.Add("service", "s1", all);
    }

    /** 行政处罚法 art. 66: 500 yuan by the 20th, 1,500 by the 31st; what is not due yet bears no surcharge. */
    @Test
    void a_fine_is_paid_in_parts_that_were_approved_and_only_what_is_overdue_grows() {
        story.fined();
        PieceChange.Add first = new PieceChange.Add("instalment", "i1", map("due", "2026-03-20", "amount", "500.00"));
        PieceChange.Add second = new PieceChange.Add("instalment", "i2", map("due", "2026-03-31", "amount", "1500.00"));
        assertThat(story.wrong(HEAD, first)).isEqualTo("CASE-PLAN 0");
        assertThat(story.wrong(HEAD, deferred("2026-03-31"), first)).isEqualTo("CASE-PLAN 0.mode");
        assertThat(story.wrong(
                        HEAD,
                        deferred("2026-03-31"),
                        first,
                        new PieceChange.Add("instalment", "i2", map("due", "2026-03-31", "amount", "1499.99"))))
                .isEqualTo("CASE-PLAN 0.amount");
        assertThat(story.wrong(HEAD, deferred("2026-04-01"), first, second)).isEqualTo("CASE-PLAN 0.until");
        assertThat(story.wrong(
                        HEAD, piece("deferral", "mode", "deferral", "approvedOn", "2026-03-02", "until", "2026-03-31")))
                .isEqualTo("CASE-PLAN 0.appliedOn");
        story.write(HEAD, deferred("2026-03-31"), first, second);
        assertThat(story.wrong(HEAD, new PieceChange.Withdraw("instalment", "i1", 1, "取消", null)))
                .isEqualTo("CASE-PLAN 0.mode");
        assertThat(story.clock("payment").state()).isEqualTo(Run.ClockState.ENDED);
        // Three working days after each part is due somebody has looked whether it was paid.
        assertThat(awaited()).containsExactly("i1 2026-03-25 RUNNING", "i2 2026-04-03 RUNNING");
        days(23);
        // Five days of 500 yuan at 3 per cent; nothing of what is due on the 31st.
        CaseQuestions.Standing late = world.questions.standing(OFFICER, story.id());
        assertThat(late.late())
                .isEqualTo(new CaseQuestions.Late(LocalDate.of(2026, 3, 20), 5, new BigDecimal("75.00"), false));
        assertThat(late.plan())
                .extracting(CaseQuestions.Instalment::due, CaseQuestions.Instalment::overdue)
                .containsExactly(tuple(LocalDate.of(2026, 3, 20), true), tuple(LocalDate.of(2026, 3, 31), false));
        story.write(OFFICER, paid("fine", "2026-03-25", "600.00"));
        assertThat(world.questions.standing(OFFICER, story.id()).plan())
                .extracting(CaseQuestions.Instalment::paid, CaseQuestions.Instalment::overdue)
                .containsExactly(tuple(new BigDecimal("500.00"), false), tuple(new BigDecimal("100.00"), false));
        assertThat(awaited()).containsExactly("i1 2026-03-25 ENDED", "i2 2026-04-03 RUNNING");
        assertThat(world.questions.standing(OFFICER, story.id()).late().amount())
                .isEqualTo(new BigDecimal("75.00"));
        days(8);
        // Two more days of 1,400 yuan.
        assertThat(world.questions.standing(OFFICER, story.id()).late().amount())
                .isEqualTo(new BigDecimal("159.00"));
        assertThat(world.differences()).isEmpty();
    }

    private static PieceChange.Add deferred(String until) {
        return piece(
                "deferral",
                "mode",
                "instalments",
                "appliedOn",
                "2026-03-02",
                "approvedOn",
                "2026-03-02",
                "until",
                until);
    }

    /** 行政强制法 art. 40(2): nothing is left of the company, and the case does not end as fulfilled. */
    @Test
    void execution_that_is_given_up_for_good_closes_the_case_as_what_it_is() {
        story.fined();
        assertThat(story.refused(OFFICER, "terminated")).containsExactly("termination-ground [facts.confirmed]");
        assertThat(story.wrong(HEAD, piece("execution-end", "ground", "other", "on", "2026-03-02")))
                .isEqualTo("REGISTER-REQUIRED 0.words");
        assertThat(story.wrong(
                        HEAD, piece("execution-end", "ground", "no-assets", "on", "2026-03-02", "endedBy", "court")))
                .isEqualTo("REGISTER-REQUIRED 0.authority");
        assertThat(story.wrong(HEAD, piece("closing", "kind", "execution-ended", "on", "2026-03-02")))
                .isEqualTo("CASE-CLOSING 0.kind");
        story.write(
                HEAD,
                piece(
                        "execution-end",
                        "ground",
                        "no-assets",
                        "on",
                        "2026-03-02",
                        "endedBy",
                        "court",
                        "authority",
                        "示例区人民法院",
                        "number",
                        "〔2026〕示执1号"));
        story.take(OFFICER, "terminated");
        story.take(HEAD, "closing");
        assertThat(story.wrong(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02")))
                .isEqualTo("CASE-CLOSING 0.kind");
        assertThat(story.wrong(HEAD, piece("closing", "kind", "annulled", "on", "2026-03-02")))
                .isEqualTo("CASE-CLOSING 0.kind");
        story.write(HEAD, piece("closing", "kind", "execution-ended", "on", "2026-03-02"));
        story.take(OFFICER, "archiving");
        story.archived();
    }

    /** Art. 40(4): what reconsideration annulled is executed no more. */
    @Test
    void a_decision_that_was_annulled_closes_the_case_as_annulled_and_not_as_fulfilled() {
        story.fined();
        story.write(HEAD, piece("execution-end", "ground", "decision-annulled", "on", "2026-03-02"));
        assertThat(story.refused(OFFICER, "terminated"))
                .containsExactly("termination-ground [没有登记据以执行的决定被撤销、确认违法或者无效]");
        story.write(
                OFFICER,
                piece(
                        "remedy",
                        "kind",
                        "reconsideration",
                        "authority",
                        "示例区人民政府",
                        "acceptedOn",
                        "2026-03-02",
                        "endedOn",
                        "2026-03-02",
                        "result",
                        "annulled"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [经确认,不能认定已经缴清或者执行完毕]");
        story.take(OFFICER, "terminated");
        story.take(HEAD, "closing");
        assertThat(story.wrong(HEAD, piece("closing", "kind", "no-penalty", "on", "2026-03-02", "fulfilled", true)))
                .isEqualTo("CASE-CLOSING 0.fulfilled");
        story.write(HEAD, piece("closing", "kind", "annulled", "on", "2026-03-02"));
        story.take(OFFICER, "archiving");
        story.archived();
    }

    /** Art. 39(2): three years, and the day on which they are over is enough. */
    @Test
    void what_was_suspended_is_given_up_after_three_years() {
        story.fined();
        assertThat(story.wrong(HEAD, piece("execution-end", "ground", "not-resumed", "on", "2026-03-02")))
                .isEqualTo("REGISTER-REQUIRED 0.suspendedOn");
        story.write(
                HEAD, piece("execution-end", "ground", "not-resumed", "on", "2026-03-02", "suspendedOn", "2023-03-03"));
        assertThat(story.refused(OFFICER, "terminated")).containsExactly("termination-ground [中止执行至2026-03-03才满三年]");
        days(1);
        story.take(OFFICER, "terminated");
    }

    /** 行政复议法 art. 63: what is left of the kinds of sanction is what is left to be paid. */
    @Test
    void the_sanctions_that_an_alteration_leaves_and_its_sums_fit_each_other() {
        story.fined();
        assertThat(story.wrong(OFFICER, reconsidered("upheld", null, "warning")))
                .isEqualTo("CASE-SANCTIONS 0.sanctions");
        // The fine of 1,000 yuan would still be owed.
        assertThat(story.wrong(OFFICER, reconsidered("altered", null, "warning")))
                .isEqualTo("CASE-SANCTIONS 0.fine");
        assertThat(story.wrong(OFFICER, reconsidered("altered", null, "warning", "fine", "confiscate-gains")))
                .isEqualTo("CASE-SANCTIONS 0.gains");
        assertThat(story.wrong(OFFICER, reconsidered("altered", "0", "warning", "fine")))
                .isEqualTo("CASE-SANCTIONS 0.fine");
        story.write(OFFICER, reconsidered("altered", "0", "warning"));
        assertThat(Dues.of(new Pieces(story.file.pieces())).due()).isEmpty();
        assertThat(world.differences()).isEmpty();
    }

    private static PieceChange.Add reconsidered(String result, String fine, String... sanctions) {
        return piece(
                "remedy",
                "kind",
                "reconsideration",
                "authority",
                "示例区人民政府",
                "acceptedOn",
                "2026-03-02",
                "endedOn",
                "2026-03-02",
                "result",
                result,
                "sanctions",
                List.of(sanctions),
                "fine",
                fine);
    }

    @Test
    void a_fine_that_a_court_made_smaller_is_paid_as_it_is_now() {
        story.fined();
        assertThat(story.wrong(
                        OFFICER,
                        piece(
                                "remedy",
                                "kind",
                                "litigation",
                                "authority",
                                "示例区人民法院",
                                "acceptedOn",
                                "2026-03-02",
                                "fine",
                                "500.00")))
                .isEqualTo("CASE-SANCTIONS 0.fine");
        story.write(
                OFFICER,
                piece(
                        "remedy",
                        "kind",
                        "litigation",
                        "authority",
                        "示例区人民法院",
                        "acceptedOn",
                        "2026-03-02",
                        "endedOn",
                        "2026-03-02",
                        "result",
                        "altered",
                        "fine",
                        "500.00"),
                piece("payment", "on", "2026-03-02", "amount", "499.99", "channel", "bank"));
        assertThat(story.refused(OFFICER, "closing")).containsExactly("paid-or-enforced [罚款应缴500.00元,已缴499.99元]");
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "0.01", "channel", "electronic"));
        story.take(OFFICER, "closing");
    }
}
