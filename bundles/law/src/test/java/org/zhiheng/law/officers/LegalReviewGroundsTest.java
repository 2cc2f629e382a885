package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** A ground of legal review, and who may not review, hold where the rule says so. */
class LegalReviewGroundsTest {

    private static final List<String> RULES = List.of(
            "ground.public-interest",
            "ground.hearing-held",
            "ground.complex",
            "ground.in-catalogue",
            "none-otherwise",
            "reviewer-not-handler");

    @ParameterizedTest
    @CsvSource({
        "ground.public-interest, publicInterest",
        "ground.hearing-held, hearingHeld",
        "ground.complex, complex",
        "ground.in-catalogue, inCatalogue"
    })
    void aGroundThatDoesNotHoldRequiresNothing(String rule, String fact) {
        assertThat(ask("", Map.of(fact, true)).answer()).containsEntry("required", true);

        Ruling<Map<String, Object>> ruling = ask(rule, Map.of(fact, true));
        assertThat(ruling.answer()).containsEntry("required", false);
        assertThat(ruling.reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("legal-review." + rule);
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    @Test
    void oneGroundThatHoldsIsEnough() {
        assertThat(ask("ground.complex", Map.of("complex", true, "hearingHeld", true))
                        .answer())
                .containsEntry("required", true);
    }

    @Test
    void aBookThatDoesNotLetTheRestGoHasItReviewed() {
        assertThat(ask("", Map.of("sanctions", List.of("warning"))).answer()).containsEntry("required", false);
        assertThat(ask("none-otherwise", Map.of("sanctions", List.of("warning")))
                        .answer())
                .containsEntry("required", true);
        assertThat(ask("none-otherwise", Map.of("actKind", "licence")).answer()).containsEntry("required", true);
        assertThat(ask("none-otherwise", Map.of("sanctions", List.of("fine"))).answer())
                .containsEntry("required", true);
    }

    @Test
    void whoHandledTheCaseReviewsItOnlyWhereNoRuleForbids() {
        Map<String, Object> handled = Map.of("reviewer", Map.of("handler", true, "legalQualification", true));
        Map<String, Object> unqualified = Map.of("reviewer", Map.of("handler", true, "firstTime", true));

        assertThat(ask("", handled).answer()).containsEntry("reviewerAcceptable", false);
        assertThat(ask("reviewer-not-handler", handled).answer()).containsEntry("reviewerAcceptable", true);
        assertThat(ask("reviewer-not-handler", unqualified).answer()).containsEntry("reviewerAcceptable", false);
    }

    /** @param notHere the rule that is answered with no */
    private static Ruling<Map<String, Object>> ask(String notHere, Map<String, Object> facts) {
        SmallBooks.Small nation = new SmallBooks()
                .nation()
                .parameter("legal-review.major-sanctions", "codes", "[revoke-licence]")
                .parameter("legal-review.qualification", "text", "first-time");
        RULES.forEach(
                rule -> nation.parameter("legal-review." + rule, "boolean", String.valueOf(!rule.equals(notHere))));
        Map<String, Object> all = new TreeMap<>(Map.of("reviewer", Map.of("legalQualification", true)));
        all.putAll(facts);
        return SmallBooks.ask(nation.done().asking(), "legal-review", all, "2024-09-02");
    }
}
