package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** Each rule of yes or no of {@code competence}, where a region says no. */
class NotBindingTest {

    private static final String AFTER = "2024-09-02";
    private static final String IN_TRANSITION = "2024-06-03";
    private static final Map<String, Object> EMPOWERED =
            Map.of("powers", List.of("penalty"), "publishedOn", "2024-05-20", "confirmedOn", "2024-05-30");
    private static final Map<String, Object> DESIGNATED =
            Map.of("designation", Map.of("body", "township", "on", "2024-05-06"));

    @Test
    void aTownshipsOwnPowerIsItsOwnWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("item", Map.of("statutoryTownshipPower", true));

        assertThat(basis("", facts, AFTER)).isEqualTo("statutory");
        assertThat(basis("competence.statutory-township-power", facts, AFTER)).isEqualTo("original");
        told("competence.statutory-township-power", facts, AFTER);
    }

    @Test
    void aDesignationGivesATownshipJurisdictionOnlyWhereItNeedNotHaveIt() {
        Map<String, Object> unlisted = new TreeMap<>(DESIGNATED);
        unlisted.put("item", Map.of("listed", false));

        assertThat(basis("", unlisted, AFTER)).isEqualTo("original");
        assertThat(ask("competence.designation-among-competent", unlisted, AFTER)
                        .answer())
                .containsEntry("body", "township")
                .containsEntry("basis", "designated");
        told("competence.designation-among-competent", unlisted, AFTER);
        assertThat(basis("", listed(DESIGNATED, EMPOWERED), IN_TRANSITION)).isEqualTo("transition");
        assertThat(basis("competence.designation-among-competent", listed(DESIGNATED, EMPOWERED), IN_TRANSITION))
                .isEqualTo("designated");
    }

    @Test
    void aListThatIsNotPublishedWorksWhereNoPublicationIsAskedFor() {
        for (Map<String, Object> given : List.of(
                Map.<String, Object>of("powers", List.of("penalty"), "confirmedOn", "2024-05-30"),
                Map.<String, Object>of(
                        "powers", List.of("penalty"), "confirmedOn", "2024-05-30", "publishedOn", "2024-12-01"))) {
            Map<String, Object> facts = listed(Map.of("filedOn", "2024-08-20"), given);

            assertThat(basis("", facts, AFTER)).isEqualTo("original");
            assertThat(basis("empowerment.publication", facts, AFTER)).isEqualTo("empowered");
            told("empowerment.publication", facts, AFTER);
        }
    }

    @Test
    void anEmpowermentNothingIsToldOfStillNeedsItsConfirmation() {
        Map<String, Object> facts = Map.of("item", Map.of("listed", true));

        assertThat(basis("empowerment.publication", facts, AFTER)).isEqualTo("original");
        assertThat(basis("empowerment.publication empowerment.confirmation", facts, AFTER))
                .isEqualTo("empowered");
    }

    @Test
    void whoFiledBeforeTheConfirmationGoesOnAlsoWhereNoPublicationIsAskedFor() {
        Map<String, Object> facts = listed(
                Map.of("filedOn", "2024-05-04"), Map.of("powers", List.of("penalty"), "confirmedOn", "2024-05-30"));

        assertThat(basis("empowerment.publication empowerment.transition", facts, AFTER))
                .isEqualTo("original");
        assertThat(basis("empowerment.publication empowerment.transition competence.first-filer-keeps", facts, AFTER))
                .isEqualTo("empowered");
    }

    @Test
    void thereIsNoEffectOfARecallWhereNoneIsAllowed() {
        Map<String, Object> recalled = new TreeMap<>(EMPOWERED);
        recalled.put("recalledOn", "2024-08-20");

        assertThat(basis("", listed(Map.of(), recalled), AFTER)).isEqualTo("original");
        assertThat(basis("empowerment.recall", listed(Map.of(), recalled), AFTER))
                .isEqualTo("empowered");
        told("empowerment.recall", listed(Map.of(), recalled), AFTER);
    }

    @Test
    void theDepartmentGoesOnInTheTransitionWhereItHasTo() {
        assertThat(basis("", listed(Map.of(), EMPOWERED), IN_TRANSITION)).isEqualTo("transition");
        assertThat(basis("empowerment.department-duty-in-transition", listed(Map.of(), EMPOWERED), IN_TRANSITION))
                .isEqualTo("empowered");
        told("empowerment.department-duty-in-transition", listed(Map.of(), EMPOWERED), IN_TRANSITION);
    }

    @Test
    void withoutTheRuleItIsOpen() {
        Map<String, Object> own = Map.of("item", Map.of("statutoryTownshipPower", true));

        assertThat(SmallBooks.ask(new SmallBooks().nation().done().asking(), "competence", own, AFTER)
                        .missing())
                .containsExactly("rule.competence.statutory-township-power");
    }

    private static Map<String, Object> listed(Map<String, Object> more, Map<String, Object> empowerment) {
        Map<String, Object> facts = new TreeMap<>(more);
        facts.put("item", Map.of("listed", true));
        facts.put("empowerment", empowerment);
        return facts;
    }

    private static Object basis(String notHere, Map<String, Object> facts, String asOf) {
        return ask(notHere, facts, asOf).answer().get("basis");
    }

    private static void told(String notHere, Map<String, Object> facts, String asOf) {
        assertThat(ask(notHere, facts, asOf).reasons()).satisfiesOnlyOnce(reason -> {
            assertThat(reason.rule()).isEqualTo(notHere);
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    /** @param notHere the rules that are answered with no, or for a transition left out */
    private static Ruling<Map<String, Object>> ask(String notHere, Map<String, Object> facts, String asOf) {
        List<String> no = List.of(notHere.split(" "));
        SmallBooks.Small rules = new SmallBooks()
                .nation()
                .parameter("competence.default-body", "text", "department")
                .parameter("competence.designation", "codes", "[department, township]")
                .parameter("empowerment.powers", "codes", "[penalty]")
                .parameter("empowerment.usual-powers", "codes", "[penalty]");
        for (String rule : List.of(
                "competence.statutory-township-power",
                "competence.designation-among-competent",
                "competence.first-filer-keeps",
                "empowerment.publication",
                "empowerment.confirmation",
                "empowerment.recall",
                "empowerment.department-duty-in-transition")) {
            rules.parameter(rule, "boolean", String.valueOf(!no.contains(rule)));
        }
        if (!no.contains("empowerment.transition")) {
            rules.parameter("empowerment.transition", "record", "{start: 2024-05-05, end: 2024-08-05}")
                    .parameter("empowerment.transition-strategy", "text", "FILER_FINISHES");
        }
        Map<String, Object> all = new TreeMap<>(Map.of("actKind", "penalty", "sanctions", List.of("warning")));
        all.putAll(facts);
        return SmallBooks.ask(rules.done().asking(), "competence", all, asOf);
    }
}
