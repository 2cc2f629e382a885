package org.zhiheng.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** A field's rules are asked where the facts name the field, and only there. */
class FieldRulesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    private final Asking asking = new SmallBooks()
            .nation()
            .parameter("publication.impact-only-parties", "codes", "[citizen]")
            .parameter("publication.impact-only-procedures", "codes", "[simple]")
            .parameter("legal-review.reviewer-not-handler", "boolean", "true", "取自别处")
            .parameter("legal-review.ground.complex", "boolean", "true")
            .done()
            .district()
            .done()
            .field("market")
            .parameter(
                    "term.p-pubsamr",
                    "term",
                    "{amount: 20, unit: working-day, start: 决定作出之日, direction: forward, roll: none}")
            .parameter("legal-review.reviewer-not-handler", "boolean", "true")
            .file(
                    "duties.csv",
                    """
                    id,title,responsible,phrase,due,from,until,issued_on,document,article,source_phrase,doubt
                    F-1,年度报告,某机关,每年1月31日前,yearly:01-31,,,2022-01-01,d,第一条,测试所用的原文,
                    """)
            .done()
            .asking();

    /** Without a calendar the day itself stays open: the rule is what is told apart. */
    @Test
    void publication() {
        Map<String, Object> facts = Map.of(
                "kind",
                "penalty",
                "decidedOn",
                "2024-09-02",
                "partyKind",
                "organisation",
                "procedure",
                "ordinary",
                "channel",
                "enterprise-register");

        assertThat(ask("publication", facts, "market").missing()).containsExactly("calendar.2024");
        assertThat(ask("publication", facts, null).missing()).containsExactly("rule.term.p-pubsamr");
        assertThat(ask("publication", facts, "fishing").missing()).containsExactly("rule.term.p-pubsamr");
    }

    @Test
    void legalReview() {
        Map<String, Object> facts = Map.of("complex", true, "reviewer", Map.of("handler", true));

        assertThat(packages(ask("legal-review", facts, "market")))
                .containsExactlyInAnyOrder("cn.000000", "field.market");
        assertThat(packages(ask("legal-review", facts, null))).containsExactly("cn.000000", "cn.000000");
    }

    @Test
    void dutyDates() {
        Map<String, Object> facts = Map.of("from", "2024-01-01", "to", "2024-12-31");

        assertThat(ask("duty-dates", facts, "market").missing()).containsExactly("calendar.2024");
        assertThat(ask("duty-dates", facts, null).answer()).containsEntry("duties", List.of());
    }

    private Ruling<Map<String, Object>> ask(String question, Map<String, Object> facts, String field) {
        Map<String, Object> all = new HashMap<>(facts);
        if (field != null) {
            all.put("field", field);
        }
        return asking.ask(question, all, "371002", DAY);
    }

    private static List<String> packages(Ruling<?> ruling) {
        return ruling.reasons().stream().map(Reason::packageId).toList();
    }
}
