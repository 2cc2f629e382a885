package org.zhiheng.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

class StepsTest {

    @Test
    void stepsMoneyByACentAndCountsByOne() {
        assertThat(changes(new BigDecimal("50000"), true))
                .containsExactly("value +0.01 50000.01", "value -0.01 49999.99");
        assertThat(changes(new BigDecimal("60"), false)).containsExactly("value +1 61", "value -1 59");
        assertThat(changes(new BigDecimal("300"), false)).containsExactly("value +1 301", "value -1 299");
    }

    @Test
    void stepsAFractionInItsLastPlace() {
        assertThat(changes(new BigDecimal("0.03"), false)).containsExactly("value +0.01 0.04", "value -0.01 0.02");
    }

    @Test
    void doesNotStepBelowZero() {
        assertThat(changes(BigDecimal.ZERO, false)).containsExactly("value +1 1");
    }

    @Test
    void takesTheNumberOfAThresholdInOrOut() {
        assertThat(Steps.of(new Threshold(new BigDecimal("5"), true), false))
                .extracting(Steps.Step::value)
                .containsExactly(
                        new Threshold(new BigDecimal("6"), true),
                        new Threshold(new BigDecimal("4"), true),
                        new Threshold(new BigDecimal("5"), false));
    }

    @Test
    void swapsWorkingAndCalendarDaysOfATermAndItsExtension() {
        TermRule term = term(
                7,
                TermUnit.WORKING_DAY,
                TermRule.Direction.FORWARD,
                new TermRule.Extension(30, TermUnit.CALENDAR_DAY, null));

        assertThat(names(term))
                .containsExactly(
                        "amount +1",
                        "extension.amount +1",
                        "amount -1",
                        "extension.amount -1",
                        "unit swapped",
                        "extension.unit swapped");
    }

    @Test
    void dropsWhoLetsATermGoOnAfterItsExtension() {
        TermRule term =
                term(1, TermUnit.MONTH, TermRule.Direction.FORWARD, new TermRule.Extension(1, TermUnit.MONTH, "上级决定"));

        assertThat(names(term)).containsExactly("amount +1", "extension.amount +1", "extension.further dropped");
    }

    @Test
    void leavesOutATermOfNoDayAndUnitsThatAreNoDays() {
        assertThat(names(term(1, TermUnit.MONTH, TermRule.Direction.FORWARD, null)))
                .containsExactly("amount +1");
    }

    @Test
    void flipsClearDaysOnlyWhereATermCountsBack() {
        assertThat(names(term(2, TermUnit.HOUR, TermRule.Direction.BACK, null)))
                .containsExactly("amount +1", "amount -1", "clear flipped");
    }

    @Test
    void movesADayOfTheYearToDaysThatExist() {
        Map<String, Object> day = Map.of("month", new BigDecimal("1"), "day", new BigDecimal("31"));

        assertThat(names(day)).containsExactlyInAnyOrder("day -1");
        assertThat(names(Map.of("on", LocalDate.of(2024, 5, 5)))).containsExactly("on +1 day", "on -1 day");
    }

    private static TermRule term(
            int amount, TermUnit unit, TermRule.Direction direction, TermRule.Extension extension) {
        return new TermRule(amount, unit, "立案之日", direction, TermRule.Roll.NONE, false, extension, Set.of());
    }

    private static List<String> names(Object value) {
        return Steps.of(value, false).stream()
                .map(step -> step.part() + " " + step.change())
                .toList();
    }

    private static List<String> changes(Object value, boolean money) {
        return Steps.of(value, money).stream()
                .map(step -> step.part() + " " + step.change() + " " + step.value())
                .toList();
    }
}
