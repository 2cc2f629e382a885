package org.zhiheng.region.agriculture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.testkit.RegionPackageContract;

class AgriculturePackageTest extends RegionPackageContract {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final String FIELD = "agriculture";

    AgriculturePackageTest() {
        super("field.agriculture", "national", "shandong", "weihai-huancui", "henan", FIELD);
    }

    /** The ministry sends the local departments to the province's amounts; its own are more than, not from. */
    @ParameterizedTest
    @CsvSource({
        "000000, citizen, fine, 10000.00, false true",
        "000000, citizen, fine, 10000.01, true true",
        "370000, citizen, fine, 1000.00, true true",
        "371002, citizen, fine, 999.99, false true",
        "371002, citizen, fine, 1000.00, true true",
        "000000, organisation, fine, 100000.00, false true",
        "000000, organisation, fine, 100000.01, true true",
        "371002, organisation, fine, 5000.00, true true",
        "371002, organisation, confiscated, 100000.00, false true",
        "371002, organisation, confiscated, 100000.01, true true",
        "410300, citizen, fine, 4999.99, false true",
        "410300, citizen, fine, 5000.00, true true",
        "410000, organisation, confiscated, 49999.99, false true",
        "410000, organisation, confiscated, 50000.00, true true",
    })
    void tellsOfTheHearingByTheProvincesAmountsWhereItHasSome(
            String division, String party, String ground, String amount, String expected) {
        String sanction = ground.equals("fine") ? "fine" : "confiscate-gains";
        Map<String, Object> answer = suite.asking()
                .ask(
                        "hearing-right",
                        Map.of("field", FIELD, "partyKind", party, "sanctions", List.of(sanction), ground, amount),
                        division,
                        DAY)
                .answer();

        assertThat(answer.get("mustOffer") + " " + answer.get("personMustConfirm"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"000000", "370000", "371002", "371002100"})
    void reckonsTheTermsOfTheFieldInEveryDivision(String division) {
        assertThat(term(division, "P-90", FIELD).answer())
                .containsEntry("legal", "2024-10-08")
                .containsEntry("safe", "2024-09-30");
        assertThat(term(division, "P-90", null).answer()).containsEntry("legal", "2024-10-06");
        assertThat(term(division, "P-ANN", FIELD).answer()).containsEntry("amount", 60);
        assertThat(term(division, "P-ANN", null).answer()).containsEntry("amount", 30);
        assertThat(term(division, "P-STMT", FIELD).answer()).containsEntry("legal", "2024-07-11");
        assertThat(term(division, "P-STMT", null).missing()).containsExactly("rule.term.p-stmt");
    }

    @Test
    void namesItsOwnRuleForTheReviewer() {
        assertThat(reviewerRule(LocalDate.of(2022, 2, 1)).packageId()).isEqualTo("field.agriculture");
        assertThat(reviewerRule(LocalDate.of(2022, 2, 1)).doubt()).isNull();
        assertThat(reviewerRule(LocalDate.of(2022, 1, 31)).packageId()).isEqualTo("cn.000000");
    }

    private Reason reviewerRule(LocalDate asOf) {
        Map<String, Object> facts = Map.of("field", FIELD, "hearingHeld", true, "reviewer", Map.of("handler", true));
        return suite.asking().ask("legal-review", facts, "371002", asOf).reasons().stream()
                .filter(each -> "legal-review.reviewer-not-handler".equals(each.rule()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheYearlyDutyInTheBookOfADistrict() {
        Map<String, Object> facts = Map.of("from", "2025-01-31", "to", "2025-01-31", "field", FIELD, "id", "NY-01");

        assertThat((List<?>) suite.asking()
                        .ask("duty-dates", facts, "371002", DAY)
                        .answer()
                        .get("duties"))
                .hasSize(1);
    }

    private Ruling<Map<String, Object>> term(String division, String code, String field) {
        Map<String, Object> facts = field == null
                ? Map.of("code", code, "start", "2024-07-08")
                : Map.of("code", code, "start", "2024-07-08", "field", field);
        return suite.asking().ask("term", facts, division, DAY);
    }
}
