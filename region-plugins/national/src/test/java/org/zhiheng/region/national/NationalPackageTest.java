package org.zhiheng.region.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rules.Parameter;
import org.zhiheng.testkit.RegionPackageContract;

class NationalPackageTest extends RegionPackageContract {

    NationalPackageTest() {
        super("cn.000000", "national");
    }

    /** An act of the last day of the old penalty law, decided on the first day of the new one, and on the day before it. */
    @Test
    void comparesTheSubstanceOfOldAndNewLawAndNotTheProcedure() {
        Map<String, Object> act = Map.of(
                "occurredOn",
                "2021-07-14",
                "age",
                30,
                "capacity",
                "full",
                "firstViolation",
                true,
                "correctedInTime",
                true,
                "harm",
                "slight");
        Map<String, Object> fine =
                Map.of("partyKind", "citizen", "sanctions", List.of("fine"), "fine", "200.00", "factsCertain", true);

        Ruling<Map<String, Object>> substance = ask("exemption", act, "2021-07-15");
        Ruling<Map<String, Object>> procedure = ask("procedure", fine, "2021-07-15");

        assertThat(substance.answer()).containsEntry("outcome", "may-exempt").containsEntry("chosen", "at-decision");
        assertThat(substance.reasons()).extracting(Reason::rule).contains("discretion.lighter-law");
        assertThat(procedure.answer()).containsEntry("simpleAllowed", true);
        assertThat(procedure.reasons())
                .extracting(Reason::rule)
                .containsExactly("procedure.simple.fine.citizen", "procedure.collect.fine");
        assertThat(ask("procedure", fine, "2021-07-14").answer()).containsEntry("simpleAllowed", false);
    }

    /** Articles 51 and 60 give way to whatever else is provided, and do not say to whose provision of two: a reading, with its doubt. */
    @Test
    void putsTheFieldBeforeTheTerritorySinceTheNewPenaltyLawAndHasAPersonConfirmIt() {
        Parameter precedence = suite.packageOf("cn.000000").parameters().get("layers.field-precedence");

        assertThat(precedence.values()).singleElement().satisfies(value -> {
            assertThat(value.from()).isEqualTo(LocalDate.of(2021, 7, 15));
            assertThat(value.value()).isEqualTo("field");
            assertThat(value.source().article()).isEqualTo("第六十条");
            assertThat(value.doubt()).contains("立法法");
            assertThat(value.reading()).isNotBlank();
        });
    }

    private Ruling<Map<String, Object>> ask(String question, Map<String, Object> facts, String asOf) {
        return suite.asking().ask(question, facts, "000000", LocalDate.parse(asOf));
    }
}
