package org.zhiheng.region.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.testkit.RegionPackageContract;

class HousingPackageTest extends RegionPackageContract {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final String FIELD = "housing";

    HousingPackageTest() {
        super("field.housing", "national", "shandong", "weihai-huancui", "henan", FIELD);
    }

    @ParameterizedTest
    @CsvSource({"000000", "370000", "371002", "371002100"})
    void reckonsTheTermsOfTheFieldInEveryDivision(String division) {
        assertThat(term(division, "P-90", FIELD).answer())
                .containsEntry("legal", "2024-10-08")
                .containsEntry("safe", "2024-09-30");
        assertThat(term(division, "P-90", null).answer())
                .containsEntry("legal", "2024-10-06")
                .containsEntry("safe", "2024-09-30");
        assertThat(term(division, "P-FILE", FIELD).answer()).containsEntry("legal", "2024-07-29");
        assertThat(term(division, "P-FILE", null).missing()).containsExactly("rule.term.p-file");
    }

    /** The ministry names no amounts: the province's hold, where there are any. */
    @ParameterizedTest
    @CsvSource({"370000, 4999.99, false", "371002, 5000.00, true", "410000, 49999.99, false", "410300, 50000.00, true"})
    void leavesTheAmountsOfTheHearingToTheProvince(String division, String fine, boolean mustOffer) {
        assertThat(hearing(division, fine).answer())
                .containsEntry("mustOffer", mustOffer)
                .containsEntry("personMustConfirm", true);
        assertThat(hearing("000000", fine).missing()).containsExactly("rule.hearing.fine.organisation");
    }

    private Ruling<Map<String, Object>> hearing(String division, String fine) {
        Map<String, Object> facts = Map.of(
                "field",
                FIELD,
                "partyKind",
                "organisation",
                "sanctions",
                List.of("fine"),
                "fine",
                fine,
                "maximumFine",
                "100000.00");
        return suite.asking().ask("hearing-right", facts, division, DAY);
    }

    @Test
    void tellsTheYearlyDutyInTheBookOfADistrict() {
        Map<String, Object> facts = Map.of("from", "2025-03-31", "to", "2025-03-31", "field", FIELD, "id", "ZJ-01");

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
