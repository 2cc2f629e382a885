package org.zhiheng.records.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.records.ReliedRulings.Question;
import org.zhiheng.api.rulings.Citation;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

class RulingEntryTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    private static Ruling<Map<String, Object>> ruling(String body, String text, Object value) {
        return new Ruling<>(
                "competence",
                Map.of("body", body),
                List.of(),
                List.of(new Reason(
                        "competence.limit",
                        value,
                        DAY,
                        "cn.371002",
                        "1.0.0",
                        new Citation("方案", null, "第一条", "五万元"),
                        null,
                        text)),
                new RuleBookRef("371002", DAY, "abc", "1"));
    }

    private static Map<?, ?> recorded(Ruling<Map<String, Object>> ruling) {
        Question question = new Question(
                "competence", "371002", DAY, Map.of("fine", new BigDecimal("50000.00"), "count", 3, "listed", true));
        String written = CanonicalJson.write(RulingEntry.payload(question, ruling, "bureau"));
        return Json.readObject(written);
    }

    @Test
    void what_was_asked_comes_back_as_it_can_be_asked_again() {
        Map<?, ?> payload = recorded(ruling("department", "一", new BigDecimal("50000")));
        assertThat(RulingForm.facts(payload.get("facts")))
                .isEqualTo(Map.of("fine", "50000.00", "count", 3, "listed", true));
        assertThat(payload.get("asOf")).isEqualTo("2024-09-02");
    }

    @Test
    void the_wording_may_differ_and_nothing_else() {
        Map<?, ?> before = (Map<?, ?>) recorded(ruling("department", "一", 3)).get("ruling");
        assertThat(RulingForm.differences(before, RulingForm.ruling(ruling("department", "二", 3))))
                .isEmpty();
        assertThat(RulingForm.differences(before, RulingForm.ruling(ruling("township", "一", 3))))
                .containsExactly("answer:记录的是{body=department},现在是{body=township}");
        assertThat(RulingForm.differences(before, RulingForm.ruling(ruling("department", "一", 4))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("reasons[0]:");
    }
}
