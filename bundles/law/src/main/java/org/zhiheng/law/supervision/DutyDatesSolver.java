package org.zhiheng.law.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.DutyDates;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.TermCalculator;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.RuleBook.AppliedDuty;

/** Answers {@code duty-dates}: the days on which duties fall due between two days, both included, the earliest first. */
public final class DutyDatesSolver implements Solver<DutyDates.Facts, DutyDates.Answer> {

    @Override
    public DutyDates.Answer solve(DutyDates.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(Needed.of("from", facts.from()), Needed.of("to", facts.to()));
        if (facts.to().isBefore(facts.from())) {
            throw ZhihengException.invalid("RULING-INTERVAL", "facts.to的日期早于facts.from", "facts.to");
        }
        inquiry.inField(facts.field());
        TermCalculator calculator = new TermCalculator(inquiry.calendar());
        List<DutyDates.Duty> found = new ArrayList<>();
        for (AppliedDuty applied : inquiry.book().duties()) {
            Duty duty = applied.duty();
            if (!asked(duty, facts)) {
                continue;
            }
            BeforeMonth beforeMonth = BeforeMonth.of(duty, inquiry);
            List<LocalDate> days = beforeMonth == null
                    ? Occurrences.between(duty.due(), facts.from(), facts.to())
                    : beforeMonth.between(facts.from(), facts.to());
            for (LocalDate due : days) {
                LocalDate strict = beforeMonth == null ? due : beforeMonth.strict(due);
                found.add(dated(duty, due, calculator.safe(strict)));
            }
            if (beforeMonth != null && !days.isEmpty()) {
                beforeMonth.because(inquiry);
            }
            if (!days.isEmpty()) {
                inquiry.because(applied.because("“" + duty.phrase() + "”在此期间到期" + days.size() + "次"));
            }
        }
        found.sort(Comparator.comparing(DutyDates.Duty::dueLegal).thenComparing(DutyDates.Duty::id));
        return new DutyDates.Answer(found);
    }

    private static boolean asked(Duty duty, DutyDates.Facts facts) {
        return (facts.id() == null || facts.id().equals(duty.id()))
                && (facts.responsible() == null || duty.responsible().contains(facts.responsible()));
    }

    private static DutyDates.Duty dated(Duty duty, LocalDate due, LocalDate safe) {
        boolean overdue = duty.issuedOn() != null && due.isBefore(duty.issuedOn());
        return new DutyDates.Duty(
                duty.id(), duty.title(), duty.responsible(), due, safe, duty.phrase(), duty.issuedOn(), overdue);
    }
}
