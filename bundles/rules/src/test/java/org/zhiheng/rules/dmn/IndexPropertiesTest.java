package org.zhiheng.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.TableResult;

/** The index answers as someone would who reads the table row by row. */
class IndexPropertiesTest {

    /** A condition on a number, as text and as what it means. */
    record Condition(String text, Predicate<BigDecimal> meaning) {}

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(-3, 3);
        return Combinators.combine(numbers, numbers, Arbitraries.integers().between(0, 6))
                .as((a, b, kind) -> {
                    BigDecimal one = BigDecimal.valueOf(Math.min(a, b));
                    BigDecimal other = BigDecimal.valueOf(Math.max(a, b) + 1);
                    return switch (kind) {
                        case 0 -> new Condition("-", x -> true);
                        case 1 -> new Condition("< " + one, x -> x.compareTo(one) < 0);
                        case 2 -> new Condition(">= " + one, x -> x.compareTo(one) >= 0);
                        case 3 -> new Condition(
                                "[" + one + ".." + other + ")", x -> x.compareTo(one) >= 0 && x.compareTo(other) < 0);
                        case 4 -> new Condition(
                                "(" + one + ".." + other + "]", x -> x.compareTo(one) > 0 && x.compareTo(other) <= 0);
                        case 5 -> new Condition(
                                one + ", " + other, x -> x.compareTo(one) == 0 || x.compareTo(other) == 0);
                        default -> new Condition("not(" + one + ")", x -> x.compareTo(one) != 0);
                    };
                });
    }

    @Provide
    Arbitrary<BigDecimal> halves() {
        return Arbitraries.integers().between(-10, 12).map(i -> BigDecimal.valueOf(i)
                .divide(BigDecimal.valueOf(2)));
    }

    @Property
    void collect_hits_exactly_the_rows_that_hold(
            @ForAll("pairs") @Size(min = 1, max = 80) List<List<Condition>> rows,
            @ForAll("halves") BigDecimal x,
            @ForAll("halves") BigDecimal y) {
        Tables tables =
                new Tables("COLLECT").input("x", "number").input("y", "number").output("o", "number", null);
        List<Map<String, Object>> expected = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            tables.row(rows.get(i).get(0).text(), rows.get(i).get(1).text(), String.valueOf(i));
            if (rows.get(i).get(0).meaning().test(x)
                    && rows.get(i).get(1).meaning().test(y)) {
                expected.add(Map.of("o", BigDecimal.valueOf(i)));
            }
        }
        DecisionTable table = tables.compile();
        assertThat(table.evaluate(new Object[] {x, y}).outputs()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<Condition>>> pairs() {
        return conditions().list().ofSize(2).list();
    }

    @Property
    void examples_of_the_checker_are_true(@ForAll("pairs") @Size(min = 1, max = 12) List<List<Condition>> rows) {
        Tables tables =
                new Tables("UNIQUE").input("x", "number").input("y", "number").output("o", "number", null);
        rows.forEach(row -> tables.row(row.get(0).text(), row.get(1).text(), "1"));
        tables.compile();
        tables.faults.forEach(fault -> {
            BigDecimal x = example(fault.message(), "x");
            BigDecimal y = example(fault.message(), "y");
            long hits = rows.stream()
                    .filter(row -> (x == null || row.get(0).meaning().test(x))
                            && (y == null || row.get(1).meaning().test(y)))
                    .count();
            if (fault.code().equals("RP-DMN-20")) {
                assertThat(hits).as(fault.message()).isGreaterThan(1);
            } else if (x != null && y != null) {
                assertThat(hits).as(fault.message()).isZero();
            }
        });
    }

    @Property
    void a_table_without_complaint_has_one_row_for_every_input(
            @ForAll("pairs") @Size(min = 1, max = 6) List<List<Condition>> rows,
            @ForAll("halves") BigDecimal x,
            @ForAll("halves") BigDecimal y) {
        Tables tables =
                new Tables("UNIQUE").input("x", "number").input("y", "number").output("o", "number", null);
        rows.forEach(row -> tables.row(row.get(0).text(), row.get(1).text(), "1"));
        DecisionTable table = tables.compile();
        if (table != null && tables.faults.isEmpty()) {
            TableResult result = table.evaluate(new Object[] {x, y});
            assertThat(result.matched()).hasSize(1);
        }
    }

    private static BigDecimal example(String message, String name) {
        Matcher matcher = Pattern.compile(name + " = (-?[0-9.]+)").matcher(message);
        return matcher.find() ? new BigDecimal(matcher.group(1)) : null;
    }
}
