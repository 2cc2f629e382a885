package org.zhiheng.law.competence;

import java.time.LocalDate;
import java.util.Map;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/**
 * What stays with the department because of a transition.
 *
 * <p>{@code empowerment.transition} is a record of the days {@code start} and {@code end}. A second document that
 * tells other days stands in {@code empowerment.transition-stage}; a day inside both is certain, a day only in the
 * first is decided by a reading. A list that came later has a transition of its own, which the facts tell.
 */
final class Transition {

    private static final String PERIOD = "empowerment.transition";
    private static final String STAGE = "empowerment.transition-stage";
    private static final String STRATEGY = "empowerment.transition-strategy";
    private static final String DUTY = "empowerment.department-duty-in-transition";

    /** What arises in the transition, and what is open at its end, stays with the department. */
    private static final String ORIGINAL_BODY_KEEPS = "ORIGINAL_BODY_KEEPS";
    /** Only what was filed before its end stays. */
    private static final String FILER_FINISHES = "FILER_FINISHES";

    private Transition() {}

    static boolean keepsWithDepartment(Competence.Facts facts, Inquiry inquiry) {
        LocalDate asOf = inquiry.asOf();
        Applied period = inquiry.ruleIfAny(PERIOD, asOf);
        if (period == null) {
            return false;
        }
        if (within(period, asOf) || ownHolds(facts, asOf)) {
            Applied duty = inquiry.ruleIfAny(DUTY, asOf);
            if (duty != null && !duty.flag()) {
                inquiry.notHere(duty);
                return false;
            }
            if (duty != null) {
                inquiry.because(duty, "过渡期内由原行政执法部门正常履职,镇(街道)在过渡期满后才独立执法");
            }
            if (within(period, asOf)) {
                tell(period, asOf, "得出结论之日在过渡期内", inquiry);
            } else {
                tellOwn(facts, "得出结论之日在这一清单的过渡期内", inquiry);
            }
            return true;
        }
        Applied strategy = inquiry.rule(STRATEGY, asOf);
        switch (strategy.text()) {
            case ORIGINAL_BODY_KEEPS:
                return arisenOrOpen(facts, period, strategy, inquiry);
            case FILER_FINISHES:
                return filedBeforeEnd(facts, period, strategy, inquiry);
            default:
                throw inquiry.lacking("rule." + STRATEGY);
        }
    }

    private static boolean arisenOrOpen(Competence.Facts facts, Applied period, Applied strategy, Inquiry inquiry) {
        if (facts.openAtTransitionEnd()) {
            inquiry.because(strategy, "至过渡期结束时未办结,仍由原行政执法部门办理,不自动移交");
            return true;
        }
        LocalDate filed = facts.filedOn();
        boolean byRule =
                filed != null && !filed.isAfter(day(period, "end")) && !listedLater(facts.empowerment(), period);
        if (byRule || filed != null && endedOwn(facts, filed)) {
            if (within(period, filed)) {
                tell(period, filed, "立案日在过渡期内", inquiry);
            } else if (ownHolds(facts, filed)) {
                tellOwn(facts, "立案日在这一清单的过渡期内", inquiry);
            }
            inquiry.because(strategy, "过渡期结束之前立案、至今没有办结的,仍由原行政执法部门办理");
            return true;
        }
        LocalDate occurred = facts.occurredOn();
        if (occurred != null && (within(period, occurred) || ownHolds(facts, occurred))) {
            Applied byOccurrence = inquiry.rule("empowerment.transition-by-occurrence", inquiry.asOf());
            if (within(period, occurred)) {
                tell(period, occurred, "违法行为发生在过渡期内", inquiry);
            } else {
                tellOwn(facts, "违法行为发生在这一清单的过渡期内", inquiry);
            }
            inquiry.because(byOccurrence, byOccurrence.flag() ? "过渡期内发生的问题,仍由原行政执法部门办理" : "过渡期内发生、期满后立案的,由镇(街道)办理");
            return byOccurrence.flag();
        }
        return false;
    }

    /** A list published only after the transition's end handed nothing over in it. */
    private static boolean listedLater(Competence.Empowerment empowerment, Applied period) {
        return empowerment != null
                && empowerment.publishedOn() != null
                && empowerment.publishedOn().isAfter(day(period, "end"));
    }

    private static boolean filedBeforeEnd(Competence.Facts facts, Applied period, Applied strategy, Inquiry inquiry) {
        LocalDate filed = facts.filedOn();
        boolean stays = filed != null && (!filed.isAfter(day(period, "end")) || endedOwn(facts, filed));
        if (stays) {
            inquiry.because(strategy, "过渡期届满前已经立案,由立案的部门办结");
        }
        return stays;
    }

    /** Whether a day is one of the list's own transition in the township, where it has one. */
    private static boolean ownHolds(Competence.Facts facts, LocalDate day) {
        Competence.Empowerment given = facts.empowerment();
        return given != null
                && given.transitionFrom() != null
                && given.transitionTo() != null
                && !day.isBefore(given.transitionFrom())
                && !day.isAfter(given.transitionTo());
    }

    /** Whether a day is no later than the end of the list's own transition. */
    private static boolean endedOwn(Competence.Facts facts, LocalDate day) {
        Competence.Empowerment given = facts.empowerment();
        return given != null && given.transitionTo() != null && !day.isAfter(given.transitionTo());
    }

    private static void tellOwn(Competence.Facts facts, String text, Inquiry inquiry) {
        inquiry.because(text + "(" + facts.empowerment().transitionFrom() + "至"
                + facts.empowerment().transitionTo() + ")。");
    }

    private static void tell(Applied period, LocalDate day, String text, Inquiry inquiry) {
        Applied stage = inquiry.ruleIfAny(STAGE, inquiry.asOf());
        inquiry.because(stage != null && within(stage, day) ? stage : period, text);
    }

    private static boolean within(Applied period, LocalDate day) {
        return !day.isBefore(day(period, "start")) && !day.isAfter(day(period, "end"));
    }

    private static LocalDate day(Applied period, String name) {
        Map<String, Object> days = period.fields();
        return (LocalDate) days.get(name);
    }
}
