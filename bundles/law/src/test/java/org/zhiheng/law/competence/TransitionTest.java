package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

class TransitionTest {

    private static final Map<String, Object> LISTED = Map.of(
            "item", Map.of("listed", true),
            "actKind", "penalty",
            "empowerment",
                    Map.of("powers", List.of("penalty"), "publishedOn", "2024-05-20", "confirmedOn", "2024-05-30"));

    @Test
    void whoFiledBeforeTheEndFinishes() {
        assertThat(basis("FILER_FINISHES", "2024-09-02", Map.of("filedOn", "2024-08-05")))
                .isEqualTo("transition");
        assertThat(basis("FILER_FINISHES", "2024-09-02", Map.of("filedOn", "2024-04-01")))
                .isEqualTo("transition");
        assertThat(basis("FILER_FINISHES", "2024-09-02", Map.of("filedOn", "2024-08-06")))
                .isEqualTo("empowered");
    }

    @Test
    void whoFinishesWhatHeFiledDoesNotKeepWhatMerelyHappened() {
        assertThat(basis("FILER_FINISHES", "2024-09-02", Map.of("occurredOn", "2024-06-01")))
                .isEqualTo("empowered");
    }

    @Test
    void theOriginalBodyKeepsWhatHappenedWasFiledOrIsOpen() {
        String keeps = "ORIGINAL_BODY_KEEPS";
        assertThat(basis(keeps, "2024-09-02", Map.of("occurredOn", "2024-05-05")))
                .isEqualTo("transition");
        assertThat(basis(keeps, "2024-09-02", Map.of("occurredOn", "2024-05-04")))
                .isEqualTo("empowered");
        assertThat(basis(keeps, "2024-09-02", Map.of("filedOn", "2024-08-05"))).isEqualTo("transition");
        assertThat(basis(keeps, "2024-09-02", Map.of("filedOn", "2024-08-06"))).isEqualTo("empowered");
        assertThat(basis(keeps, "2024-09-02", Map.of("openAtTransitionEnd", true)))
                .isEqualTo("transition");
    }

    @Test
    void aStrategyTheCoreDoesNotKnowLeavesTheQuestionOpen() {
        Ruling<Map<String, Object>> ruling = ask("SOMETHING_ELSE", "2024-09-02", Map.of());

        assertThat(ruling.missing()).containsExactly("rule.empowerment.transition-strategy");
    }

    private static Object basis(String strategy, String asOf, Map<String, Object> more) {
        return ask(strategy, asOf, more).answer().get("basis");
    }

    private static Ruling<Map<String, Object>> ask(String strategy, String asOf, Map<String, Object> more) {
        Map<String, Object> facts = new TreeMap<>(LISTED);
        facts.putAll(more);
        return SmallBooks.ask(CompetenceRules.asking(strategy), "competence", facts, asOf);
    }
}
