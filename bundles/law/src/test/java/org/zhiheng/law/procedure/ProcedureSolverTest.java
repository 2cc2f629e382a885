package org.zhiheng.law.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** The two grounds beside the amount on which a fine is collected on the spot. */
class ProcedureSolverTest {

    private static final Map<String, Object> REMOTE = fine("remote", "partyAsked");
    private static final Map<String, Object> HARD_LATER = fine("hardToCollectLater");

    @Test
    void aRemotePlaceLetsCollectOnlyWhereTheRuleHolds() {
        assertThat(ask("true", "true", REMOTE).answer()).containsEntry("collectOnTheSpotAllowed", true);
        assertThat(ask("false", "true", REMOTE).answer())
                .containsEntry("simpleAllowed", true)
                .containsEntry("collectOnTheSpotAllowed", false);
    }

    @Test
    void hardnessLaterLetsCollectOnlyWhereTheRuleHolds() {
        assertThat(ask("true", "true", HARD_LATER).answer()).containsEntry("collectOnTheSpotAllowed", true);
        assertThat(ask("true", "false", HARD_LATER).answer())
                .containsEntry("simpleAllowed", true)
                .containsEntry("collectOnTheSpotAllowed", false);
    }

    @Test
    void theRuleThatDoesNotHoldIsTold() {
        assertThat(ask("false", "true", REMOTE).reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("procedure.collect.remote"));
        assertThat(ask("true", "false", HARD_LATER).reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("procedure.collect.hard-later"));
    }

    @Test
    void withoutARuleItIsOpen() {
        assertThat(SmallBooks.ask(rules().done().asking(), "procedure", REMOTE, "2024-09-02")
                        .missing())
                .containsExactly("rule.procedure.collect.remote");
        assertThat(SmallBooks.ask(rules().done().asking(), "procedure", HARD_LATER, "2024-09-02")
                        .missing())
                .containsExactly("rule.procedure.collect.hard-later");
    }

    private static Map<String, Object> fine(String... circumstances) {
        Map<String, Object> facts = new TreeMap<>(
                Map.of("partyKind", "citizen", "sanctions", List.of("fine"), "fine", "150.00", "factsCertain", true));
        for (String circumstance : circumstances) {
            facts.put(circumstance, true);
        }
        return facts;
    }

    private static Ruling<Map<String, Object>> ask(String remote, String hardLater, Map<String, Object> facts) {
        return SmallBooks.ask(
                rules().parameter("procedure.collect.remote", "boolean", remote)
                        .parameter("procedure.collect.hard-later", "boolean", hardLater)
                        .done()
                        .asking(),
                "procedure",
                facts,
                "2024-09-02");
    }

    private static SmallBooks.Small rules() {
        return new SmallBooks()
                .nation()
                .parameter("procedure.simple.sanctions", "codes", "[fine, warning]")
                .parameter("procedure.simple.fine.citizen", "threshold", "{amount: 200, inclusive: true}")
                .parameter("procedure.collect.fine", "threshold", "{amount: 100, inclusive: true}");
    }
}
