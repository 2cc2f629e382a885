package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** What reconsideration and suits do to the surcharge, to what is published and to execution (行政处罚法 art. 73; 行政复议法 art. 42; 行政强制法 art. 40). */
class RemediesTest {

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

    private CaseQuestions.Standing standing() {
        return story.world.questions.standing(OFFICER, story.id());
    }

    private static PieceChange.Add reconsideration(Object... values) {
        Object[] all = new Object[values.length + 4];
        Object[] usual = {"kind", "reconsideration", "authority", "示例区人民政府"};
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(values, 0, all, usual.length, values.length);
        return new PieceChange.Add("remedy", "m1", map(all));
    }

    /** Served on 2 March: payable until the 17th. 3 per cent of 2,000 yuan a day, and no day of the reconsideration counts. */
    @Test
    void the_surcharge_is_reckoned_by_the_platform_and_stands_still_while_a_remedy_is_pending() {
        story.fined();
        assertThat(standing().late())
                .isEqualTo(new CaseQuestions.Late(LocalDate.of(2026, 3, 17), 0, new BigDecimal("0.00"), false));
        story.days(20);
        assertThat(standing().late())
                .isEqualTo(new CaseQuestions.Late(LocalDate.of(2026, 3, 17), 5, new BigDecimal("300.00"), false));
        assertThat(story.wrong(OFFICER, piece("surcharge", "dueOn", "2026-03-16", "startedOn", "2026-03-18")))
                .isEqualTo("CASE-SURCHARGE 0.dueOn");
        assertThat(story.wrong(OFFICER, piece("surcharge", "startedOn", "2026-03-17")))
                .isEqualTo("CASE-SURCHARGE 0.startedOn");
        story.write(OFFICER, piece("surcharge", "startedOn", "2026-03-18"));
        assertThat(CaseWorld.one(story.file, "surcharge").date("dueOn")).isEqualTo(LocalDate.of(2026, 3, 17));
        // Pending from the 20th: the 18th and 19th count, and what comes after it is over.
        story.write(OFFICER, reconsideration("acceptedOn", "2026-03-20"));
        assertThat(standing().late().days()).isEqualTo(2);
        assertThat(standing().remedies()).isEqualTo(1);
        assertThat(standing().executionStopped()).isFalse();
        story.days(10);
        assertThat(standing().late().amount()).isEqualTo(new BigDecimal("120.00"));
        assertThat(story.wrong(OFFICER, new PieceChange.Amend("remedy", "m1", 1, map("result", "upheld"), "终结", null)))
                .isEqualTo("REGISTER-REQUIRED 0.endedOn");
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "remedy",
                        "m1",
                        1,
                        map("result", "upheld", "endedOn", "2026-03-31", "servedOn", "2026-03-31"),
                        "终结",
                        null));
        story.days(1);
        // 18th, 19th, 1 and 2 April.
        assertThat(standing().late())
                .isEqualTo(new CaseQuestions.Late(LocalDate.of(2026, 3, 17), 4, new BigDecimal("240.00"), false));
        assertThat(standing().mayPublish()).isTrue();
        assertThat(standing().change()).isNull();
        assertThat(story.world.differences()).isEmpty();
    }

    /** Three working days to withdraw what was published, from the day of the change (行政处罚法 arts. 48, 85); Saturday and Sunday are none. */
    @Test
    void a_decision_that_was_annulled_after_the_file_was_closed_is_withdrawn_and_no_violation_any_more() {
        story.fined();
        story.write(OFFICER, piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        story.take(OFFICER, "archiving");
        story.archived();
        story.days(4);
        assertThat(story.wrong(OFFICER, piece("education", "on", "2026-03-06", "how", "补记")))
                .isEqualTo("CASE-CLOSED");
        story.write(OFFICER, reconsideration("acceptedOn", "2026-03-05"));
        assertThat(standing().mayPublish()).isTrue();
        story.write(
                OFFICER,
                new PieceChange.Amend(
                        "remedy",
                        "m1",
                        1,
                        map("result", "annulled", "endedOn", "2026-03-06"),
                        "复议决定",
                        "示例政复决〔2026〕1号"));
        assertThat(standing())
                .extracting(
                        CaseQuestions.Standing::change,
                        CaseQuestions.Standing::changedOn,
                        CaseQuestions.Standing::withdrawBy,
                        CaseQuestions.Standing::mayPublish,
                        CaseQuestions.Standing::remedies)
                .containsExactly("annulled", LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 11), false, 0);
        assertThat(standing().withdrawSafely()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(story.world.cases.index(OFFICER, story.id()).frozen()).isTrue();
        assertThat(story.world.differences()).isEmpty();
    }

    @Test
    void nothing_is_executed_while_the_authority_stops_it_nor_once_the_decision_has_fallen() {
        story.fined();
        String decided = story.id();
        story.write(OFFICER, reconsideration("acceptedOn", "2026-03-02", "executionStopped", true));
        assertThat(standing().executionStopped()).isTrue();

        story.file = story.world.opened("coercion.substitute", null);
        story.write(
                OFFICER,
                CaseStory.handlers(
                        CaseStory.matter("2026-02-20"),
                        CaseStory.company(),
                        piece(
                                "enforced-decision",
                                "number",
                                "示例市监决〔2026〕1号",
                                "case",
                                decided,
                                "decidedOn",
                                "2026-03-02",
                                "servedOn",
                                "2026-03-02",
                                "obligation",
                                "清除障碍物"),
                        piece(
                                "reminder",
                                "servedOn",
                                "2026-02-20",
                                "until",
                                "2026-03-01",
                                "officers",
                                List.of("o1", "o2")),
                        piece("substitute", "plannedOn", "2026-03-09", "grounds", List.of("traffic"))));
        story.write(CaseWorld.REVIEWER, CaseLifeTest.agreed("2026-03-02", "2026-03-02"));
        assertThat(story.refused(HEAD, "service")).containsExactly("execution-not-stopped [复议或者诉讼期间停止执行,还有1件没有终结]");
        String executing = story.id();

        story.file = story.world.cases.show(OFFICER, decided, null);
        story.write(
                OFFICER,
                new PieceChange.Amend("remedy", "m1", 1, map("result", "void", "endedOn", "2026-03-02"), "复议决定", "略"));
        assertThat(standing().executionStopped()).isFalse();
        story.file = story.world.cases.show(OFFICER, executing, null);
        assertThat(story.refused(HEAD, "service")).containsExactly("decision-stands [据以执行的决定已经被撤销、确认违法或者确认无效]");
    }

    @Test
    void what_contradicts_a_remedy_is_not_written() {
        story.fined();
        assertThat(story.wrong(OFFICER, reconsideration("acceptedOn", "2026-03-02", "stoppedOn", "2026-03-02")))
                .isEqualTo("CASE-INTERVAL 0.stoppedOn");
        assertThat(story.wrong(
                        OFFICER,
                        reconsideration(
                                "acceptedOn", "2026-03-02", "executionStopped", true, "stoppedOn", "2026-03-01")))
                .isEqualTo("CASE-INTERVAL 0.stoppedOn");
        assertThat(List.of(standing().remedies(), standing().mayPublish())).containsExactly(0, true);
    }
}
