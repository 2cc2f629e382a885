package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.law.SmallBooks;

/** The transition of a list of a later batch, which the facts tell, besides the one that the rules fix for the first. */
class OwnTransitionTest {

    private static final String KEEPS = "ORIGINAL_BODY_KEEPS";
    private static final String FINISHES = "FILER_FINISHES";

    private static Object basis(String strategy, String on, Map<String, Object> more) {
        Map<String, Object> facts = new TreeMap<>(more);
        facts.put("item", Map.of("listed", true));
        facts.put("actKind", "penalty");
        facts.put(
                "empowerment",
                Map.of(
                        "publishedOn", "2025-03-01",
                        "confirmedOn", "2025-03-10",
                        "transitionFrom", "2025-03-10",
                        "transitionTo", "2025-06-10"));
        return SmallBooks.ask(CompetenceRules.asking(strategy), "competence", facts, on)
                .answer()
                .get("basis");
    }

    @Test
    void whileItLastsTheDepartmentGoesOn() {
        assertThat(basis(KEEPS, "2025-03-10", Map.of())).isEqualTo("transition");
        assertThat(basis(KEEPS, "2025-06-10", Map.of())).isEqualTo("transition");
        assertThat(basis(KEEPS, "2025-06-11", Map.of())).isEqualTo("empowered");
        assertThat(basis(FINISHES, "2025-06-10", Map.of())).isEqualTo("transition");
    }

    @Test
    void whatWasFiledBeforeItsEndStays() {
        Map<String, Object> filed = Map.of("filedOn", "2025-06-10", "heldBy", "department");
        assertThat(basis(KEEPS, "2025-07-01", filed)).isEqualTo("transition");
        assertThat(basis(FINISHES, "2025-07-01", filed)).isEqualTo("transition");
        assertThat(basis(KEEPS, "2025-07-01", Map.of("filedOn", "2025-06-11"))).isEqualTo("empowered");
    }

    @Test
    void whatHappenedInItStaysByTheReading() {
        assertThat(basis(KEEPS, "2025-07-01", Map.of("filedOn", "2025-06-11", "occurredOn", "2025-06-10")))
                .isEqualTo("transition");
        assertThat(basis(KEEPS, "2025-07-01", Map.of("filedOn", "2025-06-11", "occurredOn", "2025-03-09")))
                .isEqualTo("empowered");
    }
}
