package org.zhiheng.law.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Interval;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.TermRule.Roll;
import org.zhiheng.rules.WorkingCalendar;

/** Term arithmetic against counting day by day on sets of days. */
class TermArithmeticPropertyTest {

    private static final LocalDate ORIGIN = LocalDate.of(2024, 1, 1);

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 700).map(ORIGIN::plusDays);
    }

    @Provide
    Arbitrary<Interval> stops() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 40))
                .as((from, length) -> new Interval(from, from.plusDays(length)));
    }

    @Property
    void calendarDaysAreTheDaysAfterTheStartThatNoStopHolds(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int amount,
            @ForAll @Size(max = 5) List<@From("stops") Interval> stops) {
        Set<LocalDate> stopped = expanded(stops);
        LocalDate expected = start;
        for (int left = amount; left > 0; ) {
            expected = expected.plusDays(1);
            if (!stopped.contains(expected)) {
                left--;
            }
        }

        LocalDate last = calculator(Set.of()).lastDay(start, amount, TermUnit.CALENDAR_DAY, Stops.of(stops));

        assertThat(last).isEqualTo(expected);
    }

    @Property
    void workingDaysSkipFreeDaysAndStops(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 45) int amount,
            @ForAll @Size(max = 20) Set<@From("days") LocalDate> flipped,
            @ForAll @Size(max = 4) List<@From("stops") Interval> stops) {
        Set<LocalDate> stopped = expanded(stops);
        LocalDate expected = start;
        for (int left = amount; left > 0; ) {
            expected = expected.plusDays(1);
            if (worked(expected, flipped) && !stopped.contains(expected)) {
                left--;
            }
        }

        assertThat(calculator(flipped).lastDay(start, amount, TermUnit.WORKING_DAY, Stops.of(stops)))
                .isEqualTo(expected);
    }

    @Property
    void monthsEndOnTheSameNumberOrTheLastOfTheMonth(
            @ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 36) int months) {
        YearMonth target = YearMonth.from(start).plusMonths(months);
        LocalDate expected = target.atDay(Math.min(start.getDayOfMonth(), target.lengthOfMonth()));

        assertThat(calculator(Set.of()).lastDay(start, months, TermUnit.MONTH, Stops.NONE))
                .isEqualTo(expected);
    }

    @Property
    void safeIsWorkedAndNeverLaterThanTheDayOfTheLaw(
            @ForAll("days") LocalDate last,
            @ForAll @Size(max = 20) Set<@From("days") LocalDate> flipped,
            @ForAll Roll roll) {
        TermCalculator calculator = calculator(flipped);

        LocalDate safe = calculator.safe(last);
        LocalDate legal = calculator.rolled(last, roll);

        assertThat(worked(safe, flipped)).isTrue();
        assertThat(safe).isBeforeOrEqualTo(last).isBeforeOrEqualTo(legal);
        assertThat(legal).isAfterOrEqualTo(last);
        if (roll == Roll.NONE) {
            assertThat(legal).isEqualTo(last);
        } else {
            assertThat(worked(legal, flipped)).isTrue();
            last.datesUntil(legal)
                    .forEach(day -> assertThat(worked(day, flipped)).isFalse());
        }
    }

    @Property
    void countingBackLeavesThatManyWorkingDaysBefore(
            @ForAll("days") LocalDate end,
            @ForAll @IntRange(min = 1, max = 20) int amount,
            @ForAll @Size(max = 20) Set<@From("days") LocalDate> flipped) {
        TermCalculator calculator = calculator(flipped);

        LocalDate lenient = calculator.firstDayBefore(end, amount, TermUnit.WORKING_DAY, false);
        LocalDate clear = calculator.firstDayBefore(end, amount, TermUnit.WORKING_DAY, true);

        assertThat(lenient.datesUntil(end).filter(day -> worked(day, flipped)).count())
                .isEqualTo(amount);
        assertThat(clear.plusDays(1)
                        .datesUntil(end)
                        .filter(day -> worked(day, flipped))
                        .count())
                .isEqualTo(amount);
        assertThat(clear).isBefore(lenient);
    }

    @Property
    void daysCountedAreThoseOutsideTheStops(
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 0, max = 400) int length,
            @ForAll @Size(max = 5) List<@From("stops") Interval> stops) {
        Set<LocalDate> stopped = expanded(stops);
        LocalDate end = start.plusDays(length);
        long expected = start.plusDays(1)
                .datesUntil(end.plusDays(1))
                .filter(day -> !stopped.contains(day))
                .count();

        assertThat(Stops.of(stops).daysCounted(start, end)).isEqualTo(expected);
    }

    @Test
    void aDayOfAnUnknownYearIsNotGuessed() {
        TermCalculator calculator = calculator(Set.of());

        assertThatThrownBy(() -> calculator.lastDay(LocalDate.of(2026, 12, 30), 5, TermUnit.WORKING_DAY, Stops.NONE))
                .isInstanceOfSatisfying(
                        WorkingCalendar.UncoveredYearException.class,
                        uncovered -> assertThat(uncovered.year()).isEqualTo(2027));
        assertThat(calculator.lastDay(LocalDate.of(2026, 12, 30), 30, TermUnit.CALENDAR_DAY, Stops.NONE))
                .isEqualTo(LocalDate.of(2027, 1, 29));
    }

    @Test
    void anIntervalThatEndsBeforeItBeginsIsRefusedByName() {
        assertThatThrownBy(() -> Stops.interval(LocalDate.of(2024, 5, 2), LocalDate.of(2024, 5, 1), "suspensions[0]"))
                .isInstanceOfSatisfying(ZhihengException.class, refused -> assertThat(refused.field())
                        .contains("facts.suspensions[0].to"));
    }

    private static TermCalculator calculator(Set<LocalDate> flipped) {
        return new TermCalculator(new FreeDays(flipped, 2026));
    }

    private static boolean worked(LocalDate day, Set<LocalDate> flipped) {
        boolean weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
        return flipped.contains(day) ? weekend : !weekend;
    }

    private static Set<LocalDate> expanded(List<Interval> stops) {
        Set<LocalDate> days = new HashSet<>();
        for (Interval stop : stops) {
            stop.from().datesUntil(stop.to().plusDays(1)).forEach(days::add);
        }
        return days;
    }
}
