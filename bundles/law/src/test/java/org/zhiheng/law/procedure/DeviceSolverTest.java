package org.zhiheng.law.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** What a device must have is what the rules of the day ask of it. */
class DeviceSolverTest {

    private static final List<String> RULES =
            List.of("legal-review", "technical-review", "sign", "location", "verification", "record-review");
    private static final List<String> ALL = List.of(
            "legalReview",
            "technicalReview",
            "signVisible",
            "locationPublishedOn",
            "verifications",
            "reviewedBeforeUse");
    private static final Map<String, Object> NOTHING_DONE = Map.of("capturedAt", "2024-08-12");
    private static final Map<String, Object> ALL_DONE = Map.of(
            "capturedAt",
            "2024-08-12",
            "legalReview",
            true,
            "technicalReview",
            true,
            "signVisible",
            true,
            "locationPublishedOn",
            "2024-08-01",
            "verifications",
            List.of(Map.of("result", "passed", "from", "2024-01-01", "to", "2024-12-31")),
            "reviewedBeforeUse",
            true);

    @Test
    void allThatIsAskedForAndNotDoneFails() {
        assertThat(ask(null, NOTHING_DONE).answer())
                .containsEntry("usable", false)
                .containsEntry("failing", ALL);
        assertThat(ask(null, ALL_DONE).answer()).containsEntry("usable", true).containsEntry("failing", List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "legal-review, legalReview",
        "technical-review, technicalReview",
        "sign, signVisible",
        "location, locationPublishedOn",
        "verification, verifications",
        "record-review, reviewedBeforeUse"
    })
    void whatIsNotAskedForDoesNotFail(String rule, String fact) {
        Ruling<Map<String, Object>> ruling = ask(rule, NOTHING_DONE);

        List<String> others = ALL.stream().filter(other -> !other.equals(fact)).toList();
        assertThat(ruling.answer()).containsEntry("usable", false).containsEntry("failing", others);
        assertThat(ruling.reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("device." + rule);
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
        assertThat(ask(rule, ALL_DONE).answer()).containsEntry("usable", true);
    }

    @Test
    void aVerificationNobodyAsksForNeedsNoFacts() {
        Map<String, Object> unknown = Map.of("verifications", List.of(Map.of("result", "passed")));

        assertThat(ask(null, unknown).missing()).containsExactly("facts.verifications[0].from");
        assertThat(ask("verification", unknown).determined()).isTrue();
    }

    @Test
    void withoutARuleItIsOpen() {
        Ruling<Map<String, Object>> ruling =
                SmallBooks.ask(new SmallBooks().nation().done().asking(), "device", NOTHING_DONE, "2024-09-02");

        assertThat(ruling.missing()).containsExactly("rule.device.legal-review");
    }

    /** @param notHere the rule that is answered with no */
    private static Ruling<Map<String, Object>> ask(String notHere, Map<String, Object> facts) {
        SmallBooks.Small nation = new SmallBooks().nation();
        RULES.forEach(rule -> nation.parameter("device." + rule, "boolean", String.valueOf(!rule.equals(notHere))));
        return SmallBooks.ask(nation.done().asking(), "device", facts, "2024-09-02");
    }
}
