package org.zhiheng.law.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** A ground counts where its rule says so; one that is denied is told, and so is a lighter law that does not apply. */
class ExemptionSolverTest {

    private static final List<String> RULES = List.of(
            "exemption.no-capacity-exempt",
            "exemption.partial-capacity-may-mitigate",
            "exemption.slight-exempt",
            "exemption.first-violation-may-exempt",
            "exemption.no-fault-exempt",
            "discretion.lighter-law");

    @Test
    void whoCannotControlHimselfIsExemptWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("capacity", "none");

        assertThat(ask("", facts).answer()).containsEntry("outcome", "must-exempt");
        punished("exemption.no-capacity-exempt", facts);
    }

    @Test
    void anOrganisationIsNotAskedForAgeAndCapacity() {
        Map<String, Object> occurred = Map.of("occurredOn", "2024-05-01", "decidedOn", "2024-06-01");
        assertThat(of("organisation", occurred).answer()).containsEntry("outcome", "punish");
        assertThat(of("individual-business", occurred).missing()).containsExactly("facts.age", "facts.capacity");
    }

    private static Ruling<Map<String, Object>> of(String partyKind, Map<String, Object> facts) {
        SmallBooks.Small nation = new SmallBooks().nation();
        RULES.forEach(rule -> nation.parameter(rule, "boolean", "true"));
        Map<String, Object> all = new TreeMap<>(facts);
        all.put("partyKind", partyKind);
        return SmallBooks.ask(nation.done().asking(), "exemption", all, "2024-09-02");
    }

    @Test
    void whoHasPartOfItsCapacityMayBeTreatedMoreLightlyWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("capacity", "partial");

        assertThat(ask("", facts).answer()).containsEntry("outcome", "punish").containsEntry("mitigation", "may");
        punished("exemption.partial-capacity-may-mitigate", facts);
    }

    @Test
    void whatIsSlightIsExemptWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("slight", true, "correctedInTime", true, "harm", "none");

        assertThat(ask("", facts).answer()).containsEntry("outcome", "must-exempt");
        punished("exemption.slight-exempt", facts);
    }

    @Test
    void aFirstViolationMayBeExemptWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("firstViolation", true, "correctedInTime", true, "harm", "slight");

        assertThat(ask("", facts).answer()).containsEntry("outcome", "may-exempt");
        punished("exemption.first-violation-may-exempt", facts);
    }

    @Test
    void whoIsNotAtFaultIsExemptWhereTheRuleHolds() {
        Map<String, Object> facts = Map.of("noFault", true);

        assertThat(ask("", facts).answer()).containsEntry("outcome", "must-exempt");
        punished("exemption.no-fault-exempt", facts);
    }

    @Test
    void aDeniedGroundLeavesTheOthers() {
        assertThat(ask("exemption.no-capacity-exempt", Map.of("capacity", "none", "noFault", true))
                        .answer())
                .containsEntry("outcome", "must-exempt");
    }

    @Test
    void aLighterLawOfTheDecisionAppliesWhereTheRuleHolds() {
        // The rules of these tests begin on 2020-01-01; the day before knows no ground.
        Map<String, Object> facts = Map.of("noFault", true, "occurredOn", "2019-12-31", "decidedOn", "2020-01-01");

        assertThat(ask("", facts).answer())
                .containsEntry("outcome", "must-exempt")
                .containsEntry("chosen", "at-decision");
        Ruling<Map<String, Object>> ruling = ask("discretion.lighter-law", facts);
        assertThat(ruling.answer()).containsEntry("outcome", "punish").containsEntry("chosen", "at-act");
        assertThat(ruling.reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("discretion.lighter-law"));
    }

    private static void punished(String denied, Map<String, Object> facts) {
        Ruling<Map<String, Object>> ruling = ask(denied, facts);

        assertThat(ruling.answer()).containsEntry("outcome", "punish").containsEntry("mitigation", "none");
        assertThat(ruling.reasons()).satisfiesOnlyOnce(reason -> {
            assertThat(reason.rule()).isEqualTo(denied);
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    /** @param notHere the rule that is answered with no */
    private static Ruling<Map<String, Object>> ask(String notHere, Map<String, Object> facts) {
        SmallBooks.Small nation = new SmallBooks().nation();
        RULES.forEach(rule -> nation.parameter(rule, "boolean", String.valueOf(!rule.equals(notHere))));
        Map<String, Object> all = new TreeMap<>(
                Map.of("age", 30, "capacity", "full", "occurredOn", "2024-05-01", "decidedOn", "2024-06-01"));
        all.putAll(facts);
        return SmallBooks.ask(nation.done().asking(), "exemption", all, "2024-09-02");
    }
}
