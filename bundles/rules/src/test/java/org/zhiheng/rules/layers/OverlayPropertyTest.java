package org.zhiheng.rules.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RulePackage;

/** Any three layers of values: a book answers each day as looking at that day alone does. */
class OverlayPropertyTest {

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 40;

    /** Days after the start on which a value begins, and its last day if any; the value; whether it yields to the layer below. */
    record Dated(int from, int length, int value, boolean yields) {}

    /** One layer's parameter. */
    record Layered(OverrideRule.Direction direction, List<Dated> values) {}

    @Provide
    Arbitrary<Layered> layers() {
        Arbitrary<Dated> dated = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(false, false, false, true))
                .as(Dated::new);
        Arbitrary<List<Dated>> values = dated.list().ofMinSize(1).ofMaxSize(4).uniqueElements(Dated::from);
        Arbitrary<OverrideRule.Direction> direction = Arbitraries.of(
                OverrideRule.Direction.HIGHER,
                OverrideRule.Direction.LOWER,
                OverrideRule.Direction.FREE,
                OverrideRule.Direction.NONE);
        return Combinators.combine(direction, values).as(Layered::new);
    }

    @Property(tries = 2000)
    void a_book_answers_as_looking_at_each_day_alone(
            @ForAll("layers") Layered nation, @ForAll("layers") Layered province, @ForAll("layers") Layered district) {
        RulePackage upper = Packages.nation(parameter(nation, Layer.PROVINCE));
        RulePackage middle = Packages.province(parameter(province, Layer.DISTRICT));
        RulePackage lower = Packages.district(parameter(district, Layer.DEPARTMENT));
        List<RulePackage> all = List.of(upper, middle, lower);
        Assembly assembly = BookMaker.assemble(all, Set.copyOf(all), Placements.NONE, 1);
        for (int day = 0; day < DAYS + 5; day++) {
            Applied applied = assembly.books().book("371002").parameter(Packages.ID, START.plusDays(day));
            Integer answered = applied == null ? null : applied.number().intValueExact();
            assertThat(answered).as("day %s", day).isEqualTo(oracle(day, nation, province, district));
        }
    }

    @Property(tries = 500)
    void what_is_refused_is_exactly_what_does_not_fit_on_its_own_first_day(
            @ForAll("layers") Layered nation, @ForAll("layers") Layered district) {
        RulePackage lower = Packages.district(parameter(district, Layer.DEPARTMENT));
        Assembly assembly = BookMaker.assemble(List.of(Packages.nation(parameter(nation, Layer.DISTRICT)), lower), 1);
        boolean fits = true;
        for (Dated value : district.values()) {
            Dated above = on(value.from(), nation);
            fits &= above == null || above.yields() || keeps(nation.direction(), above.value(), value.value());
        }
        assertThat(assembly.complete()).isEqualTo(fits);
        assertThat(assembly.books().packages().contains(lower)).isEqualTo(fits);
    }

    /** The value by its words: the lowest that every layer above admits or has yielded to. */
    private static Integer oracle(int day, Layered nation, Layered province, Layered district) {
        Dated n = on(day, nation);
        Dated p = on(day, province);
        Dated d = on(day, district);
        boolean provinceHolds =
                p != null && (n == null || n.yields() || keeps(nation.direction(), n.value(), p.value()));
        boolean districtHolds = d != null;
        if (provinceHolds) {
            districtHolds &= d != null && (p.yields() || keeps(province.direction(), p.value(), d.value()));
            // What yielded to the province, or left it free, has nothing more to say below it.
            boolean nationStillBinds = n != null && !n.yields() && nation.direction() != OverrideRule.Direction.FREE;
            districtHolds &= !nationStillBinds || d != null && keeps(nation.direction(), n.value(), d.value());
        } else {
            districtHolds &= n == null || d != null && keeps(nation.direction(), n.value(), d.value());
        }
        if (districtHolds) {
            return d.value();
        }
        return provinceHolds ? Integer.valueOf(p.value()) : n == null ? null : Integer.valueOf(n.value());
    }

    private static boolean keeps(OverrideRule.Direction direction, int above, int below) {
        return above == below
                || switch (direction) {
                    case HIGHER -> below > above;
                    case LOWER -> below < above;
                    case FREE -> true;
                    default -> false;
                };
    }

    /** The last value that has begun, unless it has ended. */
    private static Dated on(int day, Layered layer) {
        Dated last = null;
        for (Dated each : layer.values()) {
            boolean begun = each.from() <= day;
            last = begun && (last == null || each.from() > last.from()) ? each : last;
        }
        return last == null || last.length() > 0 && day > last.from() + last.length() ? null : last;
    }

    private static Parameter parameter(Layered layer, Layer yieldsTo) {
        TreeMap<Integer, Dated> sorted = new TreeMap<>();
        layer.values().forEach(each -> sorted.put(each.from(), each));
        List<DatedValue> values = new ArrayList<>();
        for (Dated each : sorted.values()) {
            DatedValue value = Packages.value(
                    START.plusDays(each.from()).toString(),
                    BigDecimal.valueOf(each.value()),
                    each.yields() ? new Layer[] {yieldsTo} : new Layer[0]);
            Integer next = sorted.higherKey(each.from());
            int last = each.from() + each.length();
            boolean ends = each.length() > 0 && (next == null || last < next);
            values.add(ends ? Packages.until(START.plusDays(last).toString(), value) : value);
        }
        return Packages.number(Packages.all(layer.direction()), values.toArray(new DatedValue[0]));
    }
}
