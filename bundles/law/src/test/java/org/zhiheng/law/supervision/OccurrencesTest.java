package org.zhiheng.law.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.Duty.Due;
import org.zhiheng.rules.Duty.Rhythm;

class OccurrencesTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    @Test
    void aSingleDayCountsOnBothEndsOfTheTime() {
        assertThat(Occurrences.between(new Due.Once(FIRST), FIRST, LAST)).containsExactly(FIRST);
        assertThat(Occurrences.between(new Due.Once(LAST), FIRST, LAST)).containsExactly(LAST);
        assertThat(Occurrences.between(new Due.Once(LAST.plusDays(1)), FIRST, LAST))
                .isEmpty();
        assertThat(Occurrences.between(new Due.Once(FIRST.minusDays(1)), FIRST, LAST))
                .isEmpty();
    }

    @Test
    void aRangeIsDueOnItsLastDay() {
        Due range = new Due.Range(LocalDate.of(2023, 11, 1), LocalDate.of(2024, 5, 31));

        assertThat(Occurrences.between(range, FIRST, LAST)).containsExactly(LocalDate.of(2024, 5, 31));
    }

    @Test
    void aYearlyDayComesInEachYearOfItsBounds() {
        Due yearly = new Due.Yearly(1, 31, 2024, 2025);

        assertThat(Occurrences.between(yearly, LocalDate.of(2023, 1, 1), LocalDate.of(2027, 1, 1)))
                .containsExactly(LocalDate.of(2024, 1, 31), LocalDate.of(2025, 1, 31));
    }

    @Test
    void quartersEndInMarchJuneSeptemberDecember() {
        Due quarterly = new Due.Every(Rhythm.QUARTERLY, FIRST, null);

        assertThat(Occurrences.between(quarterly, LocalDate.of(2024, 3, 31), LAST))
                .containsExactly(
                        LocalDate.of(2024, 3, 31),
                        LocalDate.of(2024, 6, 30),
                        LocalDate.of(2024, 9, 30),
                        LocalDate.of(2024, 12, 31));
    }

    @Test
    void monthsEndOnTheirLastDayWithinTheDutysOwnTime() {
        Due monthly = new Due.Every(Rhythm.MONTHLY, LocalDate.of(2024, 2, 10), LocalDate.of(2024, 4, 29));

        assertThat(Occurrences.between(monthly, FIRST, LAST))
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 31));
    }

    @Test
    void weeksEndOnSunday() {
        Due weekly = new Due.Every(Rhythm.WEEKLY, FIRST, null);

        assertThat(Occurrences.between(weekly, FIRST, LocalDate.of(2024, 1, 20)))
                .containsExactly(LocalDate.of(2024, 1, 7), LocalDate.of(2024, 1, 14));
    }

    @Test
    void whatNeverEndsIsNeverDue() {
        assertThat(Occurrences.between(new Due.Continuous(), FIRST, LAST)).isEmpty();
    }
}
