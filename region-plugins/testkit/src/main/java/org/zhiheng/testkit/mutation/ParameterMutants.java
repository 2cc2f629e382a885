package org.zhiheng.testkit.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RulePackage;

/** The small changes of a package's parameters: each value, and the days between which it holds. */
final class ParameterMutants {

    private final RulePackage rulePackage;
    private final List<Mutant> mutants = new ArrayList<>();

    private ParameterMutants(RulePackage rulePackage) {
        this.rulePackage = rulePackage;
    }

    static List<Mutant> of(RulePackage rulePackage) {
        ParameterMutants made = new ParameterMutants(rulePackage);
        rulePackage.parameters().values().forEach(made::parameter);
        return made.mutants;
    }

    private void parameter(Parameter parameter) {
        for (int i = 0; i < parameter.values().size(); i++) {
            DatedValue value = parameter.values().get(i);
            for (Steps.Step step : Steps.of(value.value(), isMoney(parameter))) {
                add(parameter, i, step.part(), step.change(), value.from(), value.until(), step.value());
            }
            moved(parameter, i);
        }
    }

    private static boolean isMoney(Parameter parameter) {
        return parameter.type() == Parameter.Type.MONEY || "yuan".equals(parameter.unit());
    }

    private void moved(Parameter parameter, int place) {
        DatedValue value = parameter.values().get(place);
        for (int step : new int[] {1, -1}) {
            LocalDate from = value.from().plusDays(step);
            boolean afterThePrevious =
                    place == 0 || from.isAfter(parameter.values().get(place - 1).from());
            if (afterThePrevious && (value.until() == null || !from.isAfter(value.until()))) {
                add(parameter, place, "from", Steps.signed(step) + " day", from, value.until(), value.value());
            }
            LocalDate until = value.until() == null ? null : value.until().plusDays(step);
            if (until != null && !until.isBefore(value.from())) {
                add(parameter, place, "until", Steps.signed(step) + " day", value.from(), until, value.value());
            }
        }
    }

    private void add(
            Parameter parameter, int place, String part, String change, LocalDate from, LocalDate until, Object value) {
        DatedValue old = parameter.values().get(place);
        List<DatedValue> values = new ArrayList<>(parameter.values());
        values.set(
                place,
                new DatedValue(
                        from,
                        until,
                        value,
                        old.source(),
                        old.verified(),
                        old.doubt(),
                        old.reading(),
                        old.yieldsTo(),
                        old.place()));
        Parameter changed = new Parameter(
                parameter.id(),
                parameter.title(),
                parameter.type(),
                parameter.unit(),
                parameter.override(),
                parameter.favours(),
                parameter.textOnly(),
                List.copyOf(values));
        mutants.add(new Mutant(
                Rule.parameter(parameter.id()),
                parameter.id() + "@" + old.from(),
                part,
                change,
                Mutant.with(rulePackage, changed)));
    }
}
