package org.zhiheng.rules.layers;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.Parameter;

/** Lays timelines of one parameter over another. */
final class Overlay {

    private Overlay() {}

    /**
     * The lower values where the upper ones admit them, the upper ones elsewhere.
     *
     * @param faults takes an error for a value that goes beyond its bound from its first day on, and a warning for one that a
     *     later upper value has overtaken
     */
    static Timeline lower(Timeline upper, Timeline lower, Consumer<Fault> faults) {
        Timeline.Maker maker = new Timeline.Maker();
        List<LocalDate> days = Timeline.changes(upper, lower);
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            LocalDate end = i + 1 < days.size() ? days.get(i + 1) : LocalDate.MAX;
            Applied above = upper.on(from);
            Applied below = lower.on(from);
            if (below == null) {
                if (above != null) {
                    maker.add(from, end, above);
                }
            } else if (above == null || Bounds.admits(above, below.from().layer(), below.dated())) {
                maker.add(from, end, below);
            } else {
                maker.add(from, end, above);
                tell(above, below, from, faults);
            }
        }
        return maker.make();
    }

    private static void tell(Applied above, Applied below, LocalDate from, Consumer<Fault> faults) {
        DatedValue value = below.dated();
        DatedValue.Place place = value.place();
        boolean laterUpper = above.dated().from().isAfter(value.from());
        if (laterUpper) {
            faults.accept(Fault.warning(
                    "RP-LAYER-010",
                    place.file(),
                    place.line(),
                    place.column(),
                    below.parameter().id() + "自" + from + "起被上级的新值取代:" + Bounds.told(above),
                    "请按新的上级规定修订本规则包"));
        } else {
            faults.accept(Fault.error(
                    "RP-LAYER-011",
                    place.file(),
                    place.line(),
                    place.column(),
                    below.parameter().id() + "超出上级允许的范围:" + Bounds.told(above),
                    "改为允许的值,或者由上级规则包用yieldsTo引用“另有规定的从其规定”的条款"));
        }
    }

    /**
     * A field's values and a territory's, both already laid over the nation's.
     *
     * @param precedence the rule {@code layers.field-precedence}; null when no package has it
     */
    static Timeline fieldAndTerritory(Timeline field, Timeline territory, Timeline precedence) {
        Timeline.Maker maker = new Timeline.Maker();
        List<LocalDate> days = Timeline.changes(field, territory);
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            LocalDate end = i + 1 < days.size() ? days.get(i + 1) : LocalDate.MAX;
            Applied chosen = choose(field.on(from), territory.on(from), precedence == null ? null : precedence.on(from));
            if (chosen != null) {
                maker.add(from, end, chosen);
            }
        }
        return maker.make();
    }

    private static Applied choose(Applied field, Applied territory, Applied precedence) {
        if (field == null || field.from().layer() == Layer.NATION) {
            return territory == null ? field : territory;
        }
        if (territory == null || territory.from().layer() == Layer.NATION) {
            return field;
        }
        boolean fieldYields = Bounds.yields(field.dated(), territory.from().layer());
        boolean territoryYields = Bounds.yields(territory.dated(), Layer.FIELD);
        if (fieldYields && territoryYields) {
            return confirmed(favouringTheParty(field, territory));
        } else if (territoryYields) {
            return field;
        } else if (fieldYields) {
            return territory;
        } else if (precedence == null) {
            return confirmed(territory);
        }
        return precedence.text().equals("field") ? field : territory;
    }

    private static Applied favouringTheParty(Applied field, Applied territory) {
        Parameter.Favours favours =
                field.parameter().favours() == null ? territory.parameter().favours() : field.parameter().favours();
        var one = Bounds.amount(field.dated().value());
        var other = Bounds.amount(territory.dated().value());
        if (favours == null || one == null || other == null) {
            return territory;
        }
        boolean fieldFavours =
                favours == Parameter.Favours.HIGHER ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
        return fieldFavours ? field : territory;
    }

    private static Applied confirmed(Applied applied) {
        return new Applied(applied.parameter(), applied.dated(), applied.from(), true);
    }
}
