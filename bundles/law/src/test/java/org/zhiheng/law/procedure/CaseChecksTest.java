package org.zhiheng.law.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** The checks of cases that need no calendar; those that do are asked of the nation's package in its own tests. */
class CaseChecksTest {

    private static final Asking ASKING = new SmallBooks()
            .nation()
            .parameter("penalty.no-heavier-than-noticed", "boolean", "true")
            .parameter("recording.whole-course-steps", "codes", "[seal, seize]")
            .parameter("archive.pages-numbered", "boolean", "true")
            .done()
            .asking();

    private static Ruling<Map<String, Object>> ask(String check, Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("check", check);
        return ASKING.ask("procedure-check", all, "000000", LocalDate.of(2024, 9, 2));
    }

    private static void holds(String check, Map<String, ?> facts) {
        assertThat(ask(check, facts).answer()).containsEntry("holds", true).containsEntry("failing", List.of());
    }

    private static void fails(String check, Map<String, ?> facts, String... failing) {
        assertThat(ask(check, facts).answer()).containsEntry("holds", false).containsEntry("failing", List.of(failing));
    }

    private static void lacks(String check, Map<String, ?> facts, String... missing) {
        assertThat(ask(check, facts).missing()).containsExactly(missing);
    }

    @Test
    void every_element_of_a_violation_rests_on_evidence() {
        holds("evidence-linked", Map.of("elements", List.of("主体", "行为"), "present", List.of("行为", "主体", "其他")));
        fails("evidence-linked", Map.of("elements", List.of("主体", "行为"), "present", List.of("主体")), "没有查证属实的证据:行为");
        fails("evidence-linked", Map.of(), "没有列明违法构成的要素");
    }

    @Test
    void every_page_of_a_file_is_numbered_where_a_place_wants_it() {
        Map<String, Object> facts =
                Map.of("check", "file-indexed", "elements", List.of("1立案审批", "2证据"), "present", List.of("2证据"));
        fails("file-indexed", facts, "没有编页:1立案审批");
        fails("file-indexed", Map.of(), "案卷里没有材料");
        holds("file-indexed", Map.of("elements", List.of("1立案审批"), "present", List.of("1立案审批")));
        Asking free = new SmallBooks()
                .nation()
                .parameter("archive.pages-numbered", "boolean", "false")
                .done()
                .asking();
        assertThat(free.ask("procedure-check", facts, "000000", LocalDate.of(2024, 9, 2))
                        .answer())
                .containsEntry("holds", true);
        Asking silent = new SmallBooks().nation().done().asking();
        assertThat(silent.ask("procedure-check", facts, "000000", LocalDate.of(2024, 9, 2))
                        .answer())
                .containsEntry("holds", true);
    }

    @Test
    void nothing_is_executed_while_a_remedy_stops_it_or_after_the_decision_fell() {
        holds("execution-not-stopped", Map.of("pending", 0));
        fails("execution-not-stopped", Map.of("pending", 1), "复议或者诉讼期间停止执行,还有1件没有终结");
        lacks("execution-not-stopped", Map.of(), "facts.pending");
        holds("decision-stands", Map.of("confirmed", true));
        fails("decision-stands", Map.of("confirmed", false), "据以执行的决定已经被撤销、确认违法或者确认无效");
        lacks("decision-stands", Map.of(), "facts.confirmed");
    }

    @Test
    void what_must_be_recorded_as_a_whole_is_recorded_or_explained() {
        holds("recordings-complete", Map.of("steps", List.of("interview")));
        holds(
                "recordings-complete",
                Map.of("steps", List.of("seal", "seize"), "present", List.of("seal"), "explained", List.of("seize")));
        fails(
                "recordings-complete",
                Map.of("steps", List.of("seal", "seize"), "present", List.of("seal")),
                "没有全程音像记录,也没有说明原因:扣押");
    }

    @Test
    void a_penalty_is_no_heavier_than_the_notice_said() {
        Map<String, Object> noticed = Map.of("sanctions", List.of("fine", "warning"), "fine", "5000.00");
        holds(
                "not-heavier",
                Map.of("noticed", noticed, "decided", Map.of("sanctions", List.of("fine"), "fine", "5000.00")));
        fails(
                "not-heavier",
                Map.of("noticed", noticed, "decided", Map.of("sanctions", List.of("fine", "close"), "fine", "5000.01")),
                "告知书没有写明的处罚:责令关闭",
                "罚款5000.01元,比告知的5000.00元更重");
        fails(
                "not-heavier",
                Map.of("noticed", Map.of("sanctions", List.of("warning")), "decided", Map.of("fine", "1.00")),
                "罚款1.00元,比告知的0元更重");
        lacks("not-heavier", Map.of(), "facts.noticed", "facts.decided");
        assertThat(ask("not-heavier", Map.of("noticed", noticed, "decided", noticed))
                        .reasons())
                .extracting(Reason::rule)
                .containsExactly("penalty.no-heavier-than-noticed");
    }

    @Test
    void correction_is_ordered_where_there_is_something_to_correct() {
        holds("correction-ordered", Map.of("correctionNeeded", false));
        holds("correction-ordered", Map.of("correctionNeeded", true, "on", "2024-09-02"));
        fails("correction-ordered", Map.of("correctionNeeded", true), "没有记载:责令改正");
        lacks("correction-ordered", Map.of(), "facts.correctionNeeded");
    }

    @Test
    void what_was_to_be_corrected_is_looked_at_again() {
        holds("correction-checked", Map.of("correctionNeeded", false));
        holds("correction-checked", Map.of("correctionNeeded", true, "on", "2024-09-02"));
        fails("correction-checked", Map.of("correctionNeeded", true), "没有记载:复查改正情况");
        lacks("correction-checked", Map.of(), "facts.correctionNeeded");
    }

    @Test
    void which_benchmark_was_applied_is_said_only_where_a_place_wants_it() {
        holds("benchmark-stated", Map.of("steps", List.of("decision")));
        fails("benchmark-stated", Map.of(), "还没有决定");
    }

    @Test
    void nothing_is_left_open_that_was_preserved_or_seized() {
        holds("no-open-measures", Map.of("pending", 0));
        fails("no-open-measures", Map.of("pending", 2), "还有2项没有处理");
        lacks("no-open-measures", Map.of(), "facts.pending");
    }

    @Test
    void whoever_investigated_does_not_preside() {
        fails("presider-eligible", Map.of("presiderHandler", true), "听证主持人参与了本案调查");
        lacks("presider-eligible", Map.of("presiderHandler", false), "facts.officers");
        lacks("presider-eligible", Map.of(), "facts.presiderHandler");
    }

    @Test
    void facts_that_are_not_established_bring_no_penalty() {
        holds("no-penalty-ground", Map.of("ground", "not-established", "confirmed", true));
        fails("no-penalty-ground", Map.of("ground", "not-established", "confirmed", false), "经确认,不能认定违法事实不能成立");
        lacks("no-penalty-ground", Map.of("ground", "barred"), "facts.limitation");
        lacks("no-penalty-ground", Map.of("ground", "exempt"), "facts.exemption");
        lacks("no-penalty-ground", Map.of(), "facts.ground");
        fails("no-penalty-ground", Map.of("confirmed", false), "写的是给予行政处罚,不是不予处罚");
        holds("penalty-decided", Map.of("confirmed", true));
        fails("penalty-decided", Map.of("confirmed", false), "经确认,不能认定给予行政处罚");
        lacks("penalty-decided", Map.of(), "facts.confirmed");
    }

    @Test
    void a_measure_is_lifted_for_a_reason_of_the_law() {
        holds("lifting-ground", Map.of("liftingGround", "unrelated", "confirmed", true));
        fails("lifting-ground", Map.of("liftingGround", "unnecessary", "confirmed", false), "经确认,不能认定有解除强制措施的情形");
        lacks("lifting-ground", Map.of("liftingGround", "expired"), "facts.coercion");
        lacks("lifting-ground", Map.of(), "facts.liftingGround");
    }

    @Test
    void what_is_complex_is_discussed_whatever_the_benchmark_says() {
        holds("collective-discussion-held", Map.of("complex", true, "on", "2024-09-02"));
        fails("collective-discussion-held", Map.of("complex", true), "没有记载:集体讨论");
        fails(
                "collective-discussion-held",
                Map.of("complex", true, "on", "2024-09-02", "changedSince", List.of("“处理建议”", "“告知”")),
                "集体讨论以后又改过“处理建议”、“告知”,应当重新集体讨论");
        lacks("collective-discussion-held", Map.of("complex", false), "facts.discretion");
    }

    @Test
    void what_is_not_collected_on_the_spot_needs_no_permission() {
        holds("spot-collection-allowed", Map.of("collected", false));
        lacks("spot-collection-allowed", Map.of("collected", true), "facts.choice");
        lacks("spot-collection-allowed", Map.of(), "facts.collected");
    }

    @Test
    void a_remedy_that_is_pending_is_waited_for_and_urgent_execution_is_not() {
        fails("remedy-over", Map.of("remedyPending", true), "复议或者诉讼还没有审结");
        lacks("remedy-over", Map.of(), "facts.remedyPending");
        holds("execution-time-allowed", Map.of("at", "2024-09-07T23:00:00+08:00", "urgent", true));
        lacks("execution-time-allowed", Map.of(), "facts.at");
    }

    @Test
    void a_statement_or_a_waiver_closes_the_time_for_one() {
        holds("defence-window-closed", Map.of("on", "2024-09-02", "heardOn", "2024-09-02"));
        holds("defence-window-closed", Map.of("on", "2024-09-02", "waivedOn", "2024-09-02"));
        fails(
                "defence-window-closed",
                Map.of("on", "2024-09-02", "waivedOn", "2024-09-03"),
                "放弃陈述申辩的日期2024-09-03在今天之后");
        fails("defence-window-closed", Map.of(), "没有记载:送达告知书");
    }

    @Test
    void whoever_violated_something_is_educated() {
        holds("education-given", Map.of("on", "2024-09-02"));
        holds("education-given", Map.of("ground", "not-established"));
        fails("education-given", Map.of("ground", "exempt"), "没有记载:教育当事人");
        fails("education-given", Map.of(), "没有记载:教育当事人");
    }
}
