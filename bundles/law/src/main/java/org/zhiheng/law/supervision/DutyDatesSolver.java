package org.zhiheng.law.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.DutyDates;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.TermCalculator;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.RuleBook.AppliedDuty;
import org.zhiheng.rules.RuleBook.AppliedRow;

/** Answers {@code duty-dates}: the days on which duties fall due between two days, both included, the earliest first. */
public final class DutyDatesSolver implements Solver<DutyDates.Facts, DutyDates.Answer> {

    /** The list of names that stand for several units. */
    private static final String COLLECTIVES = "collective-names";

    @Override
    public DutyDates.Answer solve(DutyDates.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(Needed.of("from", facts.from()), Needed.of("to", facts.to()));
        if (facts.to().isBefore(facts.from())) {
            throw ZhihengException.invalid("RULING-INTERVAL", "facts.to的日期早于facts.from", "facts.to");
        }
        inquiry.inField(facts.field());
        TermCalculator calculator = new TermCalculator(inquiry.calendar());
        Set<String> names = names(facts.responsible(), inquiry);
        List<DutyDates.Duty> found = new ArrayList<>();
        for (AppliedDuty applied : inquiry.book().duties()) {
            Duty duty = applied.duty();
            if (!asked(duty, facts.id(), names)) {
                continue;
            }
            BeforeMonth beforeMonth = BeforeMonth.of(duty, inquiry);
            List<LocalDate> days = beforeMonth == null
                    ? Occurrences.between(duty.due(), facts.from(), facts.to())
                    : beforeMonth.between(facts.from(), facts.to());
            for (LocalDate due : days) {
                LocalDate strict = beforeMonth == null ? due : beforeMonth.strict(due);
                found.add(dated(duty, due, notBeforeIssue(duty, due, calculator.safe(strict))));
            }
            if (beforeMonth != null && !days.isEmpty()) {
                beforeMonth.because(inquiry);
            }
            if (!days.isEmpty()) {
                inquiry.because(applied.because("“" + duty.phrase() + "”在此期间到期" + days.size() + "次"));
            }
        }
        if (found.isEmpty()) {
            inquiry.because("自" + facts.from() + "至" + facts.to() + "没有到期的任务。");
            if (names != null && !known(names, inquiry)) {
                inquiry.because("没有哪一项任务的责任单位是“" + facts.responsible() + "”,名单里也没有说它属于哪一类单位;请用方案里的名称再问。");
            }
        }
        found.sort(Comparator.comparing(DutyDates.Duty::dueLegal).thenComparing(DutyDates.Duty::id));
        return new DutyDates.Answer(found);
    }

    /** The unit asked for and the collective names that stand for it, e.g. 各镇街; null when every unit is asked for. */
    private static Set<String> names(String responsible, Inquiry inquiry) {
        if (responsible == null) {
            return null;
        }
        Set<String> names = new HashSet<>(Set.of(responsible));
        for (AppliedRow row : inquiry.book().rows(COLLECTIVES, inquiry.asOf())) {
            if (responsible.equals(row.row().cells().get("member"))) {
                names.add((String) row.row().cells().get("collective"));
            }
        }
        return names;
    }

    /** Whether any duty names one of them: an empty answer to a name nobody knows would be taken for nothing to do. */
    private static boolean known(Set<String> names, Inquiry inquiry) {
        return inquiry.book().duties().stream()
                .anyMatch(applied -> applied.duty().responsible().stream().anyMatch(names::contains));
    }

    private static boolean asked(Duty duty, String id, Set<String> names) {
        return (id == null || id.equals(duty.id()))
                && (names == null || duty.responsible().stream().anyMatch(names::contains));
    }

    /** Nothing can be done before the plan is issued, so no safe day lies before that. */
    private static LocalDate notBeforeIssue(Duty duty, LocalDate due, LocalDate safe) {
        LocalDate issued = duty.issuedOn();
        return issued != null && safe.isBefore(issued) && !due.isBefore(issued) ? issued : safe;
    }

    private static DutyDates.Duty dated(Duty duty, LocalDate due, LocalDate safe) {
        boolean overdue = duty.issuedOn() != null && due.isBefore(duty.issuedOn());
        return new DutyDates.Duty(
                duty.id(), duty.title(), duty.responsible(), due, safe, duty.phrase(), duty.issuedOn(), overdue);
    }
}
