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

    private static PieceChange.Amend disposed(Object... values) {
        Map<String, Object> all = map(values);
        all.put("disposedOn", "2026-03-02");
        return new PieceChange.Amend("goods", "g1", 1, all, "处置", null);
    }
}
