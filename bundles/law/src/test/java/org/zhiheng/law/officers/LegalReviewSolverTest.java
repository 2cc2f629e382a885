package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** What is major without a ground of the law: by kind, by the amount for a hearing, or by a catalogue that is asked for. */
class LegalReviewSolverTest {

    private static final Asking WITH_AMOUNTS = rules().district()
            .parameter("hearing.fine.citizen", "threshold", "{amount: 1000, inclusive: true}")
            .parameter("hearing.fine.individual-business", "threshold", "{amount: 1000, inclusive: true}")
            .parameter("hearing.fine.organisation", "threshold", "{amount: 5000, inclusive: true}")
            .done()
            .asking();
    private static final Asking WITHOUT_AMOUNTS = rules().asking();

    private static SmallBooks rules() {
        return new SmallBooks()
                .nation()
                .parameter("legal-review.major-sanctions", "codes", "[revoke-licence]", "读法")
                .parameter("legal-review.fine-by-hearing-amount", "codes", "[fine]", "读法")
                .parameter("legal-review.ground.in-catalogue", "boolean", "true")
                .parameter("legal-review.none-otherwise", "boolean", "true", "读法")
                .parameter("legal-review.qualification", "text", "first-time")
                .done();
    }

    @Test
    void aHeavyKindIsReviewedWhateverTheAmount() {
        assertThat(required(WITHOUT_AMOUNTS, Map.of("sanctions", List.of("revoke-licence"))))
                .isEqualTo(true);
    }

    @Test
    void aFineIsReviewedFromTheAmountForAHearingOn() {
        assertThat(required(WITH_AMOUNTS, fine("5000", "organisation"))).isEqualTo(true);
        assertThat(required(WITH_AMOUNTS, fine("4999.99", "organisation"))).isEqualTo(false);
        assertThat(required(WITH_AMOUNTS, fine("1000", "citizen"))).isEqualTo(true);
    }

    @Test
    void thePartyIsAskedForOnlyWhereItMatters() {
        assertThat(required(WITH_AMOUNTS, fine("5000", null))).isEqualTo(true);
        assertThat(required(WITH_AMOUNTS, fine("999.99", null))).isEqualTo(false);
        assertThat(ask(WITH_AMOUNTS, fine("1000", null)).missing()).containsExactly("facts.partyKind");
    }

    @Test
    void whatTheFactsDoNotMeasureIsMajorOnlyInTheCatalogue() {
        for (Map<String, Object> unmeasured : List.of(
                fine("5000", "citizen"),
                Map.<String, Object>of("sanctions", List.of("confiscate-goods")),
                Map.<String, Object>of("actKind", "licence"))) {
            assertThat(required(WITHOUT_AMOUNTS, unmeasured)).isEqualTo(false);
            Map<String, Object> listed = new TreeMap<>(unmeasured);
            listed.put("inCatalogue", true);
            assertThat(required(WITHOUT_AMOUNTS, listed)).isEqualTo(true);
        }
    }

    @Test
    void aFineWithoutAnAmountIsAskedFor() {
        assertThat(ask(WITH_AMOUNTS, Map.of("sanctions", List.of("fine"))).missing())
                .containsExactly("facts.fine");
    }

    @Test
    void aNoIsNeverWithoutItsDoubt() {
        Ruling<Map<String, Object>> ruling = ask(WITH_AMOUNTS, Map.of("sanctions", List.of("warning")));

        assertThat(ruling.answer().get("required")).isEqualTo(false);
        assertThat(ruling.reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("legal-review.none-otherwise");
            assertThat(reason.doubt()).isEqualTo("读法");
        });
    }

    private static Map<String, Object> fine(String fine, String party) {
        Map<String, Object> facts = new TreeMap<>(Map.of("sanctions", List.of("fine"), "fine", fine));
        if (party != null) {
            facts.put("partyKind", party);
        }
        return facts;
    }

    private static Object required(Asking asking, Map<String, Object> facts) {
        return ask(asking, facts).answer().get("required");
    }

    private static Ruling<Map<String, Object>> ask(Asking asking, Map<String, Object> facts) {
        Map<String, Object> all = new TreeMap<>(Map.of("reviewer", Map.of("legalQualification", true)));
        all.putAll(facts);
        return asking.ask("legal-review", all, "371002", LocalDate.parse("2024-09-02"));
    }
}
