package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What is seized, preserved and kept inside a penalty case (行政处罚法 art. 56; 行政强制法 arts. 18, 25 to 28). */
@OnEveryDatabase
class GoodsLifeTest {

    private static final Principal KEEPER = RegisterWorld.who(Role.GOODS_KEEPER, MARKET);
    private static final Map<TestDatabase, CaseWorld> WORLDS = new HashMap<>();

    @TempDir
    private static Path folder;

    private final CaseWorld world;
    private CaseStory story;
    private int moved;

    GoodsLifeTest(TestDatabase database) {
        world = WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder));
    }

    @AfterAll
    static void closed() {
        WORLDS.clear();
    }

    @BeforeEach
    void open() {
        story = new CaseStory(world);
        story.filed(matter("2026-02-20"), company());
    }

    @AfterEach
    void back() {
        world.world.clock.move(Duration.ofDays(-moved));
    }

    private void days(int days) {
        moved += days;
        story.days(days);
    }

    private static PieceChange.Add seized(Object... more) {
        Map<String, Object> values = map(
                "kind",
                "seize",
                "startedAt",
                "2026-03-02T08:30:00+08:00",
                "officers",
                List.of("o1", "o2"),
                "object",
                "无照经营的设备");
        values.putAll(map(more));
        return new PieceChange.Add("measure", "m1", values);
    }

    private static PieceChange.Add approved(String key, String matter, String on) {
        return new PieceChange.Add(
                "approval", key, map("matter", matter, "outcome", "approved", "on", on, "about", "m1"));
    }

    /** 行政强制法 arts. 18(1), 25: approved before, and made longer by thirty days at most, approved again and in time. */
    @Test
    void goods_are_seized_with_an_approval_and_for_no_longer_than_twice_thirty_days() {
        assertThat(story.wrong(OFFICER, seized())).isEqualTo("CASE-APPROVAL 0.startedAt");
        story.write(HEAD, approved("a1", "measure", "2026-03-02"));
        story.write(OFFICER, seized());
        assertThat(story.wrong(HEAD, new PieceChange.Withdraw("approval", "a1", 1, "撤回", null)))
                .isEqualTo("CASE-APPROVAL 0");
        assertThat(story.clock("seizure").legal()).isEqualTo("2026-04-01");
        days(30);
        assertThat(story.wrong(OFFICER, longer("2026-04-01", 30))).isEqualTo("CASE-APPROVAL 0.extendedOn");
        assertThat(story.wrong(
                        OFFICER,
                        new PieceChange.Amend("measure", "m1", 1, map("extendedOn", "2026-04-01"), "延长", null)))
                .startsWith("REGISTER-REQUIRED 0.extendedBy");
        story.write(HEAD, approved("a2", "measure-extension", "2026-04-01"));
        assertThat(story.wrong(OFFICER, longer("2026-04-01", 31))).isEqualTo("CASE-MEASURE 0.extendedBy");
        days(1);
        assertThat(story.wrong(OFFICER, longer("2026-04-02", 30))).isEqualTo("CASE-MEASURE 0.extendedOn");
        story.write(OFFICER, longer("2026-04-01", 30));
        assertThat(story.clock("seizure").legal()).isEqualTo("2026-05-01");
        assertThat(world.differences()).isEmpty();
    }

    private static PieceChange.Amend longer(String on, int days) {
        return new PieceChange.Amend("measure", "m1", 1, map("extendedOn", on, "extendedBy", days), "情况复杂", null);
    }

    /** Where it is urgent the approval is made up within twenty-four hours. */
    @Test
    void what_is_urgent_is_seized_at_once() {
        story.write(OFFICER, seized("urgent", true));
        assertThat(story.clock("measure-report").legal()).isEqualTo("2026-03-03T08:30:00+08:00");
    }

    /** 行政处罚法 art. 56: seven working days, of which the Saturday that was worked is one. */
    @Test
    void evidence_is_preserved_with_an_approval_and_for_seven_working_days() {
        story.write(OFFICER, new PieceChange.Add("element", "x1", map("title", "要件")), CaseStory.evidence());
        PieceChange.Add kept = new PieceChange.Add(
                "preservation",
                "k1",
                map("evidence", "v1", "preservedOn", "2026-03-02", "officers", List.of("o1", "o2")));
        assertThat(story.wrong(OFFICER, kept)).isEqualTo("CASE-APPROVAL 0.preservedOn");
        story.write(HEAD, piece("approval", "matter", "preservation", "outcome", "approved", "on", "2026-03-02"));
        story.write(OFFICER, kept);
        assertThat(story.clock("preservation").legal()).isEqualTo("2026-03-11");
    }

    /** 行政强制法 arts. 26 to 28; 行政处罚法 art. 74: kept by somebody, sold only when confiscated, and the money is the treasury's. */
    @Test
    void goods_that_nobody_confiscated_are_given_back() {
        Map<String, Object> values = map(
                "name",
                "设备",
                "quantity",
                "1",
                "unit",
                "台",
                "heldAs",
                "seized",
                "receivedOn",
                "2026-03-02",
                "place",
                "仓库");
        assertThat(story.wrong(KEEPER, new PieceChange.Add("goods", "g1", values)))
                .isEqualTo("REGISTER-REQUIRED 0.keeper");
        values.put("keeper", "王保管");
        story.write(KEEPER, new PieceChange.Add("goods", "g1", values));
        assertThat(story.wrong(KEEPER, disposed("disposal", "destroyed"))).isEqualTo("CASE-GOODS 0.disposal");
        assertThat(story.wrong(KEEPER, disposed("disposal", "auctioned", "basis", "不宜保管")))
                .isEqualTo("REGISTER-REQUIRED 0.proceeds");
        assertThat(story.wrong(
                        KEEPER,
                        disposed(
                                "disposal",
                                "auctioned",
                                "basis",
                                "不宜保管",
                                "proceeds",
                                "10.00",
                                "treasuryAmount",
                                "10.00")))
                .isEqualTo("REGISTER-REQUIRED 0.treasuryOn");
        assertThat(story.wrong(
                        KEEPER,
                        disposed(
                                "disposal",
                                "auctioned",
                                "basis",
                                "不宜保管",
                                "proceeds",
                                "10.00",
                                "treasuryAmount",
                                "10.01",
                                "treasuryOn",
                                "2026-03-02")))
                .isEqualTo("CASE-GOODS 0.treasuryAmount");
        story.write(KEEPER, disposed("disposal", "returned"));
    }

    private static PieceChange.Add kept() {
        return new PieceChange.Add(
                "goods",
                "g1",
                map(
                        "name",
                        "设备",
                        "quantity",
                        "1",
                        "unit",
                        "台",
                        "heldAs",
                        "seized",
                        "receivedOn",
                        "2026-03-02",
                        "keeper",
                        "王保管"));
    }

    private static PieceChange.Amend amended(String kind, String key, int seen, Object... values) {
        return new PieceChange.Amend(kind, key, seen, map(values), "续写", null);
    }

    private void closed(String kind) {
        story.write(HEAD, piece("closing", "kind", kind, "on", "2026-03-02", "fulfilled", true));
    }

    /**
     * 行政强制法 art. 21: what was seized goes with the case, and nobody lifts it. 移送规定 arts. 8, 12: that they have it is not that the police take the
     * case up.
     */
    @Test
    void what_is_seized_goes_to_the_police_with_the_case() {
        story.write(HEAD, approved("a1", "measure", "2026-03-02"));
        story.write(OFFICER, seized());
        story.write(KEEPER, kept());
        story.take(OFFICER, "criminal-transfer");
        assertThat(story.refused(HEAD, "police"))
                .containsExactly("criminal-suspected [facts.confirmed]", "transfer-accepted [没有记载:对方已经接收]");
        story.write(OFFICER, piece("investigation", "endedOn", "2026-03-02", "notCriminal", false));
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
                                "涉嫌犯罪",
                                "receivedAt",
                                "2026-03-02T08:55:00+08:00",
                                "receivedOn",
                                "2026-03-02")));
        story.take(HEAD, "police");
        assertThat(story.file.run().term().legal()).isEqualTo("2026-03-05");
        assertThat(story.refused(HEAD, "closing")).containsExactly("police-filed [没有记载:公安机关已经立案]");
        assertThat(story.refused(HEAD, "investigation")).containsExactly("police-refused [没有记载:公安机关不予立案或者退回]");
        story.write(HEAD, amended("transfer", "t1", 1, "policeFiledOn", "2026-03-02"));
        assertThat(story.refused(HEAD, "investigation")).containsExactly("police-refused [没有记载:公安机关不予立案或者退回]");
        story.take(HEAD, "closing");
        closed("transferred");
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("no-open-measures [还有2项没有处理]");
        story.write(KEEPER, disposed("disposal", "transferred"));
        story.write(OFFICER, amended("measure", "m1", 1, "handedOverOn", "2026-03-02"));
        story.write(HEAD, amended("transfer", "t1", 2, "goodsHandedOverOn", "2026-03-02"));
        assertThat(story.clock("seizure").endedOn()).isEqualTo("2026-03-02");
        story.take(OFFICER, "archiving");
        assertThat(world.differences()).isEmpty();
    }

    /** 行政强制法 art. 28: what was sold before it spoiled, and nobody confiscated, is given back in money. */
    @Test
    void money_for_what_was_sold_early_is_the_partys_where_nothing_is_confiscated() {
        story.write(KEEPER, kept());
        assertThat(story.wrong(KEEPER, disposed("disposal", "returned", "refundedOn", "2026-03-02")))
                .isEqualTo("CASE-GOODS 0.refundedOn");
        story.write(KEEPER, disposed("disposal", "auctioned", "basis", "易腐烂,先行变卖", "proceeds", "10.00"));
        story.take(OFFICER, "dropping");
        story.approved("dropping");
        story.take(HEAD, "closing");
        closed("dropped");
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("no-open-measures [还有1项没有处理]");
        assertThat(story.wrong(KEEPER, amended("goods", "g1", 2, "refundedOn", "2026-03-01")))
                .isEqualTo("CASE-INTERVAL 0.refundedOn");
        story.write(KEEPER, amended("goods", "g1", 2, "refundedOn", "2026-03-02"));
        story.take(OFFICER, "archiving");
    }

    /** 行政处罚法 art. 74: once the goods are confiscated the money is the treasury's, whenever they were sold. */
    @Test
    void money_for_what_was_sold_early_is_the_treasurys_once_it_is_confiscated() {
        story = new CaseStory(world);
        story.proposed(company());
        story.write(KEEPER, kept());
        story.write(KEEPER, disposed("disposal", "auctioned", "basis", "易腐烂,先行变卖", "proceeds", "10.00"));
        List<String> both = List.of("fine", "confiscate-goods");
        story.write(OFFICER, amended("notice", "n1", 1, "sanctions", both, "confiscated", "10.00"));
        story.write(
                HEAD,
                CaseStory.decided(
                        "penalty", "sanctions", both, "fine", "2000.00", "confiscated", "10.00", "benchmark", "没有基准"),
                CaseStory.concluded("hearing-offered"),
                CaseStory.concluded("hearing-window-closed"),
                CaseStory.concluded("collective-discussion-held"),
                CaseStory.concluded("within-range"));
        story.take(HEAD, "service");
        story.write(
                OFFICER,
                piece(
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
                        "2026-03-02"));
        story.take(OFFICER, "execution");
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank"));
        story.take(OFFICER, "closing");
        closed("fulfilled");
        story.write(KEEPER, amended("goods", "g1", 2, "refundedOn", "2026-03-02"));
        assertThat(story.refused(OFFICER, "archiving")).containsExactly("no-open-measures [还有1项没有处理]");
        story.write(
                KEEPER,
                amended("goods", "g1", 3, "refundedOn", null, "treasuryAmount", "10.00", "treasuryOn", "2026-03-02"));
        story.take(OFFICER, "archiving");
    }

    private static PieceChange.Amend disposed(Object... values) {
        Map<String, Object> all = map(values);
        all.put("disposedOn", "2026-03-02");
        return new PieceChange.Amend("goods", "g1", 1, all, "处置", null);
    }
}
