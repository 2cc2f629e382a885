package org.zhiheng.law.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** Kinds of penalty and amounts decide of penalties only; of other acts only a rule that names them. */
class ReportingSolverTest {

    @Test
    void anotherActThanAPenaltyIsMajorWhereARuleNamesIt() {
        Ruling<Map<String, Object>> ruling = ask("[coercive-measure]", "coercive-measure", List.of());

        assertThat(ruling.answer())
                .containsEntry("required", true)
                .containsEntry("due", "2024-09-17")
                .containsEntry("to", "司法局");
        assertThat(ruling.reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("reporting.major-acts"));
    }

    @Test
    void anActTheRuleDoesNotNameIsNotReported() {
        assertThat(ask("[coercive-execution]", "coercive-measure", List.of()).answer())
                .containsEntry("required", false);
    }

    @Test
    void withoutSuchARuleNobodyKnowsWhetherACoerciveActIsMajor() {
        assertThat(ask(null, "coercive-measure", List.of("close")).missing())
                .containsExactly("rule.reporting.major-acts");
    }

    @Test
    void aPenaltyNeedsNoSuchRule() {
        assertThat(ask(null, "penalty", List.of("close")).answer()).containsEntry("required", true);
        assertThat(ask(null, "penalty", List.of()).answer()).containsEntry("required", false);
    }

    @Test
    void namingAnActDoesNotMakeEveryPenaltyMajor() {
        assertThat(ask("[penalty]", "penalty", List.of("warning")).answer()).containsEntry("required", false);
    }

    private static Ruling<Map<String, Object>> ask(String majorActs, String act, List<String> sanctions) {
        SmallBooks.Small nation = new SmallBooks()
                .nation()
                .parameter("reporting.act-kinds", "codes", "[penalty, coercive-measure]")
                .parameter("reporting.sanctions", "codes", "[close]")
                .parameter("reporting.to", "text", "司法局")
                .parameter(
                        "term.p-majf",
                        "term",
                        "{amount: 15, unit: calendar-day, start: 决定之日, direction: forward, roll: none}");
        if (majorActs != null) {
            nation.parameter("reporting.major-acts", "codes", majorActs);
        }
        Asking asking = nation.done().district().done().asking();
        Map<String, Object> facts = Map.of("actKind", act, "sanctions", sanctions, "decidedOn", "2024-09-02");
        return SmallBooks.ask(asking, "reporting", facts, "2024-09-02");
    }
}
