package org.zhiheng.region.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.zhiheng.testkit.PackageSuite;

/** The surcharge against counting day by day: 3 % of the fine for each day, never more than the fine. */
class SurchargePropertyTest {

    private static final PackageSuite SUITE = PackageSuite.of(Path.of("src/main/resources/RULES-INF"));
    private static final LocalDate DUE = LocalDate.of(2024, 9, 4);

    record Stop(int from, int length, String kind) {

        Map<String, Object> facts() {
            return Map.of(
                    "kind", kind,
                    "from", DUE.plusDays(from).toString(),
                    "to", DUE.plusDays(from + length).toString());
        }
    }

    @Provide
    Arbitrary<Stop> stops() {
        return Combinators.combine(
                        Arbitraries.integers().between(-10, 90),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of("reconsideration", "litigation", "hearing"))
                .as(Stop::new);
    }

    @Property(tries = 500)
    void eachDayThatCountsAddsThreePerCentUntilTheFineIsDoubled(
            @ForAll @IntRange(min = 1, max = 100_000_000) int cents,
            @ForAll @IntRange(min = 0, max = 100) int daysLate,
            @ForAll @Size(max = 4) List<@From("stops") Stop> stops) {
        BigDecimal fine = BigDecimal.valueOf(cents, 2);
        Set<Integer> stopped = new HashSet<>();
        for (Stop stop : stops) {
            if (!stop.kind().equals("hearing")) {
                for (int day = stop.from(); day <= stop.from() + stop.length(); day++) {
                    stopped.add(day);
                }
            }
        }
        int days = 0;
        for (int day = 1; day <= daysLate; day++) {
            days += stopped.contains(day) ? 0 : 1;
        }
        boolean capped = days >= 34;
        BigDecimal expected = capped
                ? fine
                : fine.multiply(new BigDecimal("0.03"))
                        .multiply(BigDecimal.valueOf(days))
                        .setScale(2, RoundingMode.HALF_UP);

        Map<String, Object> answer = SUITE.asking()
                .ask(
                        "surcharge",
                        Map.of(
                                "fine", fine.toPlainString(),
                                "dueOn", DUE.toString(),
                                "paidOn", DUE.plusDays(daysLate).toString(),
                                "suspensions", stops.stream().map(Stop::facts).toList()),
                        "000000",
                        LocalDate.of(2025, 6, 1))
                .answer();

        assertThat(answer.get("days").toString()).isEqualTo(String.valueOf(days));
        assertThat(new BigDecimal(answer.get("amount").toString())).isEqualByComparingTo(expected);
        assertThat(answer.get("capped")).isEqualTo(capped);
    }
}
