package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.decided;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/**
 * What was said, reviewed or discussed of one penalty is nothing of another (行政处罚法 arts. 44, 45, 57(2), 58, 62 to 64), and what is decided goes the way
 * of its kind (arts. 33, 57(1)).
 */
@OnEveryDatabase
class ToldAgainTest {

    private static final Map<TestDatabase, CaseWorld> WORLDS = new ConcurrentHashMap<>();
    private static final List<String> FINE = List.of("fine");

    @TempDir
    private static Path folder;

    private final CaseWorld world;
    private CaseStory story;
    private Duration moved = Duration.ZERO;

    ToldAgainTest(TestDatabase database) {
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
        world.world.clock.move(moved.negated());
    }

    private void later(Duration by) {
        moved = moved.plus(by);
        world.world.clock.move(by);
        story.seen(OFFICER);
    }

    private void toldAgain(String key, String fine) {
        story.take(HEAD, "notice");
        later(Duration.ofMinutes(10));
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        key,
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                FINE,
                                "fine",
                                fine)));
    }

    @Test
    void who_said_something_of_the_first_notice_has_its_time_again_after_the_second() {
        story.proposed(company());
        toldAgain("n2", "5000.00");
        // On the very day of the first notice and of the second the party had waived: that was of the first.
        assertThat(story.refused(OFFICER, "decision"))
                .containsExactly("defence-window-closed [陈述申辩的期限至2026-03-09,还没有过]");
        later(Duration.ofMinutes(10));
        story.write(OFFICER, piece("statement", "on", "2026-03-02", "form", "waived"));
        story.take(OFFICER, "decision");
    }

    @Test
    void what_was_discussed_and_then_altered_or_told_anew_is_discussed_again() {
        story.proposed(company());
        PieceChange.Amend complex = new PieceChange.Amend("matter", null, 1, map("complex", true), "情节复杂", null);
        story.write(OFFICER, complex);
        story.write(
                HEAD,
                decided("penalty", "sanctions", FINE, "fine", "2000.00", "benchmark", "没有基准"),
                concluded("within-range"),
                concluded("legal-review-passed"),
                piece("discussion", "heldOn", "2026-03-02", "chair", "局长", "attendees", "三人", "conclusion", "同意"));
        later(Duration.ofMinutes(10));
        story.write(OFFICER, new PieceChange.Amend("proposal", null, 1, map("maximum", "9000.00"), "更正", null));
        assertThat(story.refused(HEAD, "service"))
                .containsExactly("collective-discussion-held [集体讨论以后又改过“处理意见”,应当重新集体讨论]");
        later(Duration.ofMinutes(10));
        story.write(HEAD, new PieceChange.Amend("discussion", null, 1, map("conclusion", "仍然同意"), "重新讨论", null));
        story.take(HEAD, "service");
    }

    @Test
    void what_is_decided_goes_the_way_of_its_kind() {
        story.proposed(company());
        assertThat(story.wrong(
                        HEAD, decided("penalty", "sanctions", FINE, "fine", "2000.00", "ground", "first-violation")))
                .isEqualTo("CASE-SANCTIONS 0.ground");
        story.write(HEAD, decided("no-penalty", "ground", "first-violation"));
        assertThat(story.refused(HEAD, "service")).contains("penalty-decided [经确认,不能认定给予行政处罚]");
        story.take(HEAD, "no-penalty");
        story.write(
                HEAD,
                new PieceChange.Amend(
                        "decision",
                        null,
                        1,
                        map("kind", "penalty", "ground", null, "sanctions", FINE, "fine", "2000.00"),
                        "改为处罚",
                        null));
        assertThat(story.refused(HEAD, "service")).contains("no-penalty-ground [写的是给予行政处罚,不是不予处罚]");
    }

    /** Walks found that a notice could be written after the decision it was to come before had been served. */
    @Test
    void what_comes_before_a_decision_is_not_written_after_its_service() {
        story.fined();
        PieceChange.Add notice = new PieceChange.Add(
                "notice",
                "n9",
                map("servedOn", "2026-03-02", "officers", List.of("o1", "o2"), "sanctions", FINE, "fine", "1.00"));
        assertThat(story.wrong(OFFICER, notice)).isEqualTo("CASE-FINAL 0");
        story.write(HEAD, piece("decision-change", "change", "annulled", "on", "2026-03-02", "reason", "主要事实不清"));
        story.write(OFFICER, notice);
    }

    /** 行政处罚法 art. 45: the facts, reasons and evidence that a party puts forward are looked into. */
    @Test
    void nothing_is_decided_while_the_defence_was_not_looked_into() {
        story.proposed(company());
        story.write(
                OFFICER,
                new PieceChange.Add("statement", "s2", map("on", "2026-03-02", "form", "oral", "words", "已经退款")));
        PieceChange.Add decided = decided("penalty", "sanctions", FINE, "fine", "2000.00", "benchmark", "没有基准");
        assertThat(story.wrong(HEAD, decided)).isEqualTo("CASE-DEFENCE 0");
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "statement", "s2", 1, map("adopted", "partly", "answer", "退款属实,已经考虑"), "复核", null));
        story.write(HEAD, decided);
        assertThat(story.wrong(OFFICER, piece("statement", "on", "2026-03-02", "form", "oral", "words", "又说")))
                .isEqualTo("CASE-DEFENCE 0.adopted");
    }

    @Test
    void nothing_is_served_of_a_decision_that_is_not_there() {
        story.proposed(company());
        story.write(
                HEAD,
                decided("penalty", "sanctions", FINE, "fine", "2000.00", "benchmark", "没有基准"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        story.take(HEAD, "service");
        story.write(HEAD, new PieceChange.Withdraw("decision", null, 1, "写错", null));
        assertThat(story.wrong(
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
                                "2026-03-02")))
                .isEqualTo("CASE-SERVICE 0.document");
    }
}
