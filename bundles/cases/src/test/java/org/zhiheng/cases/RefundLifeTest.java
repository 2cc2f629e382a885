package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.decided;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.Refund;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What a decision took that was annulled or changed is given back (行政强制法 art. 41). */
class RefundLifeTest {

    private static final Principal KEEPER = RegisterWorld.who(Role.GOODS_KEEPER, CaseWorld.MARKET);

    private static TestDatabase database;
    private static CaseWorld world;

    @TempDir
    private static Path folder;

    private CaseStory story;
    private int moved;

    @BeforeAll
    static void opened() {
        // Nothing here has SQL of its own: on both databases the other stories run.
        database = TestDatabase.open(DatabaseKind.DERBY);
        world = CaseStory.district(database, folder);
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void open() {
        story = new CaseStory(world);
    }

    @AfterEach
    void back() {
        world.world.clock.move(Duration.ofDays(-moved));
    }

    private void days(int days) {
        moved += days;
        story.days(days);
    }

    private static PieceChange.Add ended(String result, String on, Object... values) {
        return more(
                piece(
                        "remedy",
                        "kind",
                        "reconsideration",
                        "authority",
                        "示例区人民政府",
                        "acceptedOn",
                        "2026-03-02",
                        "endedOn",
                        on,
                        "result",
                        result),
                values);
    }

    private static PieceChange.Add more(PieceChange.Add piece, Object... values) {
        Map<String, Object> all = new LinkedHashMap<>(piece.values());
        all.putAll(map(values));
        return new PieceChange.Add(piece.kind(), piece.key(), all);
    }

    private static PieceChange.Add returned(String amount, Object... values) {
        return more(piece("refund", "on", "2026-03-10", "amount", amount, "payee", "示例商贸有限公司"), values);
    }

    private CaseQuestions.Returning returning() {
        return world.questions.standing(OFFICER, story.id()).returning();
    }

    @Test
    void a_case_whose_decision_was_annulled_is_not_closed_before_the_fine_was_given_back() {
        story.fined();
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank"));
        assertThat(returning()).isNull();
        days(8);
        story.write(OFFICER, ended("annulled", "2026-03-10"));
        // Ten working days to remind of it.
        assertThat(story.clock("refund").state()).isEqualTo(Run.ClockState.RUNNING);
        assertThat(story.clock("refund").legal()).isEqualTo("2026-03-24");
        story.write(HEAD, piece("execution-end", "ground", "decision-annulled", "on", "2026-03-10"));
        story.take(OFFICER, "terminated");
        story.take(HEAD, "closing");
        story.write(HEAD, piece("closing", "kind", "annulled", "on", "2026-03-10"));
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("refunds-made [罚款应当退还2000.00元,已退还0元]");
        assertThat(story.wrong(OFFICER, returned("2000.00"))).isEqualTo("CASE-REFUND 0.pays");
        assertThat(story.wrong(OFFICER, returned("2000.01", "pays", "fine"))).isEqualTo("CASE-REFUND 0.amount");
        assertThat(story.wrong(OFFICER, returned("0.00", "pays", "fine"))).isEqualTo("CASE-REFUND 0.amount");
        assertThat(story.wrong(OFFICER, returned("10.00", "pays", "gains"))).isEqualTo("CASE-REFUND 0.amount");
        story.write(OFFICER, returned("1999.99", "pays", "fine", "interest", "0.35"));
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("refunds-made [罚款应当退还2000.00元,已退还1999.99元]");
        story.write(OFFICER, returned("0.01", "pays", "fine"));
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("refunds-made [退还罚款没有写明支付的银行同期存款利息]");
        String last = CaseWorld.all(story.file, "refund").stream()
                .filter(each -> each.decimal("interest") == null)
                .findFirst()
                .orElseThrow()
                .key();
        story.write(OFFICER, new PieceChange.Amend("refund", last, 1, map("interest", "0.00"), "补充", null));
        assertThat(story.clock("refund").state()).isEqualTo(Run.ClockState.ENDED);
        story.take(OFFICER, "archiving");
        story.archived();
    }

    @Test
    void a_fine_that_was_made_smaller_after_the_file_was_closed_is_given_back_in_part() {
        story.fined();
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        story.take(OFFICER, "archiving");
        story.archived();
        days(8);
        story.write(OFFICER, ended("altered", "2026-03-10", "fine", "500.00"));
        assertThat(returning())
                .isEqualTo(new CaseQuestions.Returning(
                        LocalDate.of(2026, 3, 10),
                        List.of(new Refund.Owed(PaymentFor.FINE, new BigDecimal("1500.00"), new BigDecimal("0.00"))),
                        List.of("罚款应当退还1500.00元,已退还0元")));
        // Nobody opens a file that is closed: the nightly check says what is still owed, until it is given back.
        assertThat(reminded()).containsExactly("CASE-REFUND-OWED 案件已经办结,决定变更、撤销后还没有退还:罚款应当退还1500.00元,已退还0元");
        story.write(OFFICER, returned("1500.00", "pays", "fine", "interest", "0.26"));
        assertThat(returning().open()).isEmpty();
        assertThat(reminded()).isEmpty();
        assertThat(world.differences()).isEmpty();
    }

    private List<String> reminded() {
        world.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE));
        return world.inspection.findings(HEAD, CaseWorld.MARKET, 50, null).findings().stream()
                .filter(each -> each.caseId().equals(story.id()))
                .map(each -> each.code() + " " + each.message())
                .toList();
    }

    /** It stays in force where nobody annulled it. */
    @Test
    void what_was_declared_unlawful_gives_back_nothing_unless_that_was_ordered() {
        story.fined();
        story.write(
                OFFICER,
                piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank"),
                ended("unlawful", "2026-03-02"));
        assertThat(returning()).isNull();
        String remedy = CaseWorld.all(story.file, "remedy").get(0).key();
        story.write(OFFICER, new PieceChange.Amend("remedy", remedy, 1, map("returnOrdered", true), "判决书写明", null));
        assertThat(returning().open()).containsExactly("罚款应当退还2000.00元,已退还0元");
    }

    @Test
    void for_goods_that_are_gone_their_price_or_a_compensation_is_given() {
        List<String> both = List.of("fine", "confiscate-goods");
        story.proposed(company());
        story.write(
                OFFICER,
                new PieceChange.Amend("proposal", null, 1, map("sanctions", both, "confiscated", "900.00"), "补充", null),
                new PieceChange.Amend("notice", "n1", 1, map("sanctions", both, "confiscated", "900.00"), "补充", null));
        story.write(
                HEAD,
                decided("penalty", "sanctions", both, "fine", "2000.00", "confiscated", "900.00", "benchmark", "没有基准"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        story.take(HEAD, "service");
        story.write(
                KEEPER,
                goods("g1", "设备", "disposal", "auctioned", "proceeds", "500.00", "disposedOn", "2026-03-02"),
                goods("g2", "标签", "disposal", "destroyed", "disposedOn", "2026-03-02"),
                goods("g3", "货物"));
        days(8);
        // That it was sold while the decision stood is no fault now.
        story.write(OFFICER, ended("annulled", "2026-03-10"));
        assertThat(returning().open()).containsExactly("设备变卖所得500.00元,已给付0元", "标签已经处置,还没有赔偿");
        assertThat(story.wrong(OFFICER, returned("100.00", "goods", "g3"))).isEqualTo("CASE-REFUND 0.goods");
        assertThat(story.wrong(
                        KEEPER,
                        new PieceChange.Amend(
                                "goods",
                                "g3",
                                1,
                                map("disposal", "destroyed", "disposedOn", "2026-03-10"),
                                "处置",
                                null)))
                .isEqualTo("CASE-GOODS 0.disposal");
        story.write(OFFICER, returned("500.00", "goods", "g1"), returned("80.00", "goods", "g2"));
        assertThat(returning().open()).isEmpty();
    }

    private static PieceChange.Add goods(String key, String name, Object... values) {
        return more(
                new PieceChange.Add(
                        "goods",
                        key,
                        map("name", name, "quantity", "1", "unit", "件", "heldAs", "confiscated", "keeper", "王保管")),
                Stream.concat(Stream.of("receivedOn", "2026-03-02"), Stream.of(values))
                        .toArray());
    }
}
