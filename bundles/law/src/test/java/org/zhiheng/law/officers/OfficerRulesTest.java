package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** That auxiliaries do not count and that who is recused stays out hold where the rules say so. */
class OfficerRulesTest {

    private static final Map<String, Object> AUXILIARY = Map.of("name", "甲", "auxiliary", true, "recusal", "none");

    @Test
    void whoIsNoOfficerOnTheDayDoesNotCountWhateverElseIsTold() {
        Map<String, Object> retired = Map.of("name", "乙", "offRegister", true);
        assertThat(ask("true", "true", retired).answer())
                .containsEntry("competent", false)
                .containsEntry("failing", List.of(Map.of("name", "乙", "why", "行为时不是在册的执法人员")));
    }

    @Test
    void anAuxiliaryCountsOnlyWhereTheRuleDoesNotHold() {
        assertThat(ask("true", "true", AUXILIARY).answer())
                .containsEntry("competent", false)
                .containsEntry("valid", 0);
        assertThat(ask("false", "true", AUXILIARY).answer())
                .containsEntry("competent", true)
                .containsEntry("valid", 1);
        assertThat(ask("false", "true", AUXILIARY).reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("officers.qualified-only");
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    @Test
    void whoIsRecusedStaysOutOnlyWhereTheRuleHolds() {
        assertThat(ask("true", "true", recusal("granted")).answer()).containsEntry("competent", false);
        assertThat(ask("true", "false", recusal("granted")).answer())
                .containsEntry("competent", true)
                .containsEntry("failing", List.of());
        assertThat(ask("true", "false", recusal("granted")).reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("officers.recusal"));
    }

    @Test
    void aRequestWaitsForNothingWhereNobodyHasToStayOut() {
        assertThat(ask("true", "true", recusal("requested")).answer()).containsEntry("competent", false);
        assertThat(ask("true", "false", recusal("requested")).answer()).containsEntry("competent", true);
    }

    @Test
    void whetherThereIsARecusalIsAskedOnlyWhereItMatters() {
        assertThat(ask("true", "true", Map.of("name", "甲")).missing()).containsExactly("facts.officers[0].recusal");
        assertThat(ask("true", "false", Map.of("name", "甲")).answer()).containsEntry("competent", true);
    }

    @Test
    void withoutTheRulesItIsOpen() {
        assertThat(ask(rules(), AUXILIARY).missing()).containsExactly("rule.officers.qualified-only");
        assertThat(ask(rules(), recusal("granted")).missing()).containsExactly("rule.officers.recusal");
    }

    private static Map<String, Object> recusal(String state) {
        return Map.of("name", "甲", "recusal", state);
    }

    private static Ruling<Map<String, Object>> ask(String qualifiedOnly, String recusal, Map<String, Object> officer) {
        return ask(
                rules().parameter("officers.qualified-only", "boolean", qualifiedOnly)
                        .parameter("officers.recusal", "boolean", recusal),
                officer);
    }

    private static Ruling<Map<String, Object>> ask(SmallBooks.Small rules, Map<String, Object> officer) {
        return SmallBooks.ask(
                rules.done().asking(),
                "officer-competence",
                Map.of("at", "2024-09-02", "step", "review", "body", "A", "officers", List.of(officer)),
                "2024-09-02");
    }

    private static SmallBooks.Small rules() {
        return new SmallBooks()
                .nation()
                .parameter("officers.least.step.review", "number", "1")
                .parameter("officers.certificate-kinds.review", "codes", "[]")
                .parameter("officers.recusal-pending-steps", "codes", "[investigate]")
                .parameter("officers.recused-participant-taints", "boolean", "true");
    }
}
