package org.zhiheng.testkit.mutation;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Duty.Due;
import org.zhiheng.rules.RulePackage;

/** The small changes of when a package's duties are due: days by a day, months by a month, years by a year. */
final class DutyMutants {

    /** No leap year: a yearly day is one that every year has. */
    private static final int COMMON_YEAR = 2001;

    private final RulePackage rulePackage;
    private final List<Mutant> mutants = new ArrayList<>();

    private DutyMutants(RulePackage rulePackage) {
        this.rulePackage = rulePackage;
    }

    static List<Mutant> of(RulePackage rulePackage) {
        DutyMutants made = new DutyMutants(rulePackage);
        rulePackage.duties().forEach(made::duty);
        return made.mutants;
    }

    private void duty(Duty duty) {
        if (duty.due() instanceof Due.Once once) {
            both(duty, "due", "day", step -> new Due.Once(once.on().plusDays(step)));
        } else if (duty.due() instanceof Due.Range range) {
            both(duty, "due.from", "day", step -> new Due.Range(range.from().plusDays(step), range.to()));
            both(
                    duty,
                    "due",
                    "day",
                    step -> new Due.Range(range.from(), range.to().plusDays(step)));
        } else if (duty.due() instanceof Due.Yearly yearly) {
            yearly(duty, yearly);
        } else if (duty.due() instanceof Due.BeforeMonth before) {
            both(
                    duty,
                    "due",
                    "month",
                    step -> new Due.BeforeMonth(before.month().plusMonths(step)));
        } else if (duty.due() instanceof Due.YearlyBeforeMonth before) {
            both(
                    duty,
                    "due",
                    "month",
                    step -> new Due.YearlyBeforeMonth(
                            (before.month() + step + 11) % 12 + 1, before.from(), before.until()));
            both(
                    duty,
                    "from",
                    "day",
                    step -> new Due.YearlyBeforeMonth(
                            before.month(), before.from().plusDays(step), before.until()));
            both(
                    duty,
                    "until",
                    "day",
                    step -> before.until() == null
                            ? null
                            : new Due.YearlyBeforeMonth(
                                    before.month(),
                                    before.from(),
                                    before.until().plusDays(step)));
        } else if (duty.due() instanceof Due.Every every) {
            both(
                    duty,
                    "from",
                    "day",
                    step -> new Due.Every(every.rhythm(), every.from().plusDays(step), every.until()));
            both(
                    duty,
                    "until",
                    "day",
                    step -> every.until() == null
                            ? null
                            : new Due.Every(
                                    every.rhythm(), every.from(), every.until().plusDays(step)));
        }
    }

    private void yearly(Duty duty, Due.Yearly yearly) {
        both(duty, "due", "day", step -> {
            LocalDate day = MonthDay.of(yearly.month(), yearly.day())
                    .atYear(COMMON_YEAR)
                    .plusDays(step);
            return new Due.Yearly(day.getMonthValue(), day.getDayOfMonth(), yearly.fromYear(), yearly.untilYear());
        });
        both(
                duty,
                "from",
                "year",
                step -> new Due.Yearly(yearly.month(), yearly.day(), yearly.fromYear() + step, yearly.untilYear()));
        both(
                duty,
                "until",
                "year",
                step -> yearly.untilYear() == null
                        ? null
                        : new Due.Yearly(yearly.month(), yearly.day(), yearly.fromYear(), yearly.untilYear() + step));
    }

    private void both(Duty duty, String part, String unit, IntFunction<Due> changed) {
        for (int step : new int[] {1, -1}) {
            Due due = changed.apply(step);
            if (due != null && ordered(due)) {
                add(duty, part, Steps.signed(step) + " " + unit, due);
            }
        }
    }

    private static boolean ordered(Due due) {
        if (due instanceof Due.Range range) {
            return !range.to().isBefore(range.from());
        } else if (due instanceof Due.Every every) {
            return every.until() == null || !every.until().isBefore(every.from());
        }
        return true;
    }

    private void add(Duty duty, String part, String change, Due due) {
        Duty changed = new Duty(
                duty.id(),
                duty.title(),
                duty.responsible(),
                duty.phrase(),
                due,
                duty.issuedOn(),
                duty.source(),
                duty.doubt(),
                duty.line());
        List<Duty> duties = rulePackage.duties().stream()
                .map(each -> each == duty ? changed : each)
                .toList();
        mutants.add(new Mutant(Rule.duties(), duty.id(), part, change, Mutant.with(rulePackage, duties)));
    }
}
