package org.zhiheng.rules.layers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.Parameter;

/** Lays timelines of one parameter over another. */
final class Overlay {

    /** A value that goes beyond its bound on its own first day. */
    static final String BEYOND = "RP-LAYER-011";

    private static final String OVERTAKEN = "RP-LAYER-010";
    private static final String OTHER_FORM = "RP-LAYER-012";

    private Overlay() {}

    /**
     * The lower values where the upper ones admit them, the upper ones elsewhere. A value that a layer between was allowed to set
     * stands within the bounds of all above it, unless they yielded to that layer.
     *
     * @param faults takes an error for a value that goes beyond its bound on its own first day, and a warning for one that an
     *     upper value overtakes later
     */
    static Timeline lower(Timeline upper, Timeline lower, Consumer<Fault> faults) {
        Timeline.Maker maker = new Timeline.Maker();
        List<LocalDate> days = Timeline.changes(upper, lower);
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            LocalDate end = i + 1 < days.size() ? days.get(i + 1) : LocalDate.MAX;
            Timeline.Span above = upper.spanOn(from);
            Applied below = lower.on(from);
            if (below == null) {
                if (above != null) {
                    maker.add(from, end, above.applied(), above.binding());
                }
            } else if (above == null) {
                maker.add(from, end, below, List.of());
            } else {
                Applied breached = breached(above, below);
                if (breached == null) {
                    maker.add(from, end, below, bindingBelow(above, below.from().layer()));
                } else {
                    maker.add(from, end, above.applied(), above.binding());
                    faults.accept(told(breached, below, from));
                }
            }
        }
        return maker.make();
    }

    /** The upper value whose bound the lower one breaks; null when it keeps within all. */
    private static Applied breached(Timeline.Span above, Applied below) {
        if (!Bounds.admits(above.applied(), below)) {
            return above.applied();
        }
        for (Applied further : above.binding()) {
            if (!Bounds.stillKept(further, below)) {
                return further;
            }
        }
        return null;
    }

    private static List<Applied> bindingBelow(Timeline.Span above, Layer set) {
        List<Applied> binding = new ArrayList<>(2);
        for (Applied further : above.binding()) {
            if (Bounds.bindsBelow(further, set)) {
                binding.add(further);
            }
        }
        if (Bounds.bindsBelow(above.applied(), set)) {
            binding.add(above.applied());
        }
        return List.copyOf(binding);
    }

    private static Fault told(Applied above, Applied below, LocalDate from) {
        DatedValue value = below.dated();
        DatedValue.Place place = value.place();
        String id = below.parameter().id();
        if (!Bounds.sameForm(above.parameter(), below.parameter())) {
            return Fault.error(
                    OTHER_FORM,
                    place.file(),
                    place.line(),
                    place.column(),
                    id + "的类型或者单位与上级规则包" + above.from().id() + "的不同",
                    "请用上级的类型和单位");
        }
        if (from.isAfter(value.from())) {
            return Fault.warning(
                    OVERTAKEN,
                    place.file(),
                    place.line(),
                    place.column(),
                    id + "自" + value.from() + "起的值从" + from + "起被上级的规定取代:" + Bounds.told(above),
                    "请按上级的规定修订本规则包");
        }
        return Fault.error(
                BEYOND,
                place.file(),
                place.line(),
                place.column(),
                id + "自" + value.from() + "起的值超出上级允许的范围:" + Bounds.told(above),
                "改为允许的值,或者由上级规则包用yieldsTo引用“另有规定的从其规定”的条款");
    }

    /**
     * A field's values and a territory's, both already laid over the nation's.
     *
     * @param precedence the rule {@code layers.field-precedence}; null when the nation does not have it
     */
    static Timeline fieldAndTerritory(Timeline field, Timeline territory, Timeline precedence) {
        Timeline.Maker maker = new Timeline.Maker();
        List<LocalDate> days = precedence == null
                ? Timeline.changes(field, territory)
                : Timeline.changes(field, territory, precedence);
        for (int i = 0; i < days.size(); i++) {
            LocalDate from = days.get(i);
            LocalDate end = i + 1 < days.size() ? days.get(i + 1) : LocalDate.MAX;
            Applied chosen =
                    choose(field.on(from), territory.on(from), precedence == null ? null : precedence.on(from));
            if (chosen != null) {
                maker.add(from, end, chosen, List.of());
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
        } else if (fieldYields || Bounds.admits(field, territory)) {
            return territory;
        } else if (precedence == null) {
            return confirmed(territory);
        }
        Applied preceding = precedence.dated().value().equals(FieldPrecedence.FIELD) ? field : territory;
        return precedence.dated().doubt() == null ? preceding : confirmed(preceding);
    }

    /** The value that gives the party more; the territory's where they cannot be compared, for a person looks at it anyway. */
    private static Applied favouringTheParty(Applied field, Applied territory) {
        Parameter.Favours favours = field.parameter().favours() == null
                ? territory.parameter().favours()
                : field.parameter().favours();
        BigDecimal one = Bounds.amount(field.dated().value());
        BigDecimal other = Bounds.amount(territory.dated().value());
        boolean comparable = favours != null
                && one != null
                && other != null
                && Bounds.sameForm(field.parameter(), territory.parameter())
                && Bounds.sameTermUnit(field.dated().value(), territory.dated().value());
        if (!comparable) {
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
