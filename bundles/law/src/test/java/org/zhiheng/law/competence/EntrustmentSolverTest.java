package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** Whether who is entrusted may entrust others is the rule's to say. */
class EntrustmentSolverTest {

    @Test
    void anEntrustmentPassedOnFailsWhereTheRuleHolds() {
        assertThat(ask(rules().parameter("entrustment.no-re-entrustment", "boolean", "true"))
                        .answer())
                .containsEntry("valid", false)
                .containsEntry("failing", List.of("reEntrusted"));
    }

    @Test
    void itIsValidWhereTheRuleDoesNotHold() {
        Ruling<Map<String, Object>> ruling =
                ask(rules().parameter("entrustment.no-re-entrustment", "boolean", "false"));

        assertThat(ruling.answer()).containsEntry("valid", true);
        assertThat(ruling.reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("entrustment.no-re-entrustment");
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    @Test
    void withoutTheRuleItIsOpen() {
        assertThat(ask(rules()).missing()).containsExactly("rule.entrustment.no-re-entrustment");
    }

    private static SmallBooks.Small rules() {
        return new SmallBooks()
                .nation()
                .parameter("entrustment.never", "codes", "[coercive-measure]")
                .parameter("entrustment.entrusted-kinds", "codes", "[institution]")
                .parameter("entrustment.chain.institution", "codes", "[signing]");
    }

    private static Ruling<Map<String, Object>> ask(SmallBooks.Small rules) {
        return SmallBooks.ask(
                rules.done().asking(),
                "entrustment",
                Map.of(
                        "powers",
                        List.of("penalty"),
                        "entrustedKind",
                        "institution",
                        "reEntrusted",
                        true,
                        "signedOn",
                        "2024-08-20"),
                "2024-09-02");
    }
}
