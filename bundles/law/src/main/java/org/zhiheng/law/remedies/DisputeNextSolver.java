package org.zhiheng.law.remedies;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.questions.DisputeNext;
import org.zhiheng.api.questions.DisputeNextStep;
import org.zhiheng.api.questions.DisputeResult;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code dispute-next} by the division's ladder: the first step that has not failed comes next; agreement or a decision closes
 * the dispute. A step has a due day only where a rule gives it a term; the last step stays next until it decides.
 */
public final class DisputeNextSolver implements Solver<DisputeNext.Facts, DisputeNext.Answer> {

    /** Codes of the terms of steps in the list of law deadlines. */
    private static final Map<String, String> TERMS = Map.of(
            "negotiate", "term.j-7",
            "common-superior", "term.j-7d",
            "platform", "term.dispute-platform",
            "district-government", "term.dispute-district-government");

    @Override
    public DisputeNext.Answer solve(DisputeNext.Facts facts, Inquiry inquiry) {
        for (DisputeNext.StepTaken taken : facts.steps()) {
            if (taken.result() == DisputeResult.AGREED || taken.result() == DisputeResult.DECIDED) {
                inquiry.because("争议已经解决。");
                return new DisputeNext.Answer(DisputeNextStep.CLOSED, null);
            }
        }
        inquiry.inField(facts.field());
        LocalDate on = facts.raisedOn() == null ? inquiry.asOf() : facts.raisedOn();
        Applied ladder = inquiry.rule("dispute.ladder", on);
        String next = next(ladder.codes(), facts.steps());
        inquiry.because(ladder, "下一步:" + Labels.of(DisputeNextStep.class, next));
        DisputeNextStep step = DisputeNextStep.valueOf(next.replace('-', '_').toUpperCase(Locale.ROOT));
        return new DisputeNext.Answer(step, due(next, ladder.codes(), facts, on, inquiry));
    }

    private static String next(List<String> ladder, List<DisputeNext.StepTaken> steps) {
        for (String step : ladder) {
            if (failure(step, steps) < 0) {
                return step;
            }
        }
        return ladder.get(ladder.size() - 1);
    }

    /** The place of the last failure of a step among the steps taken; -1 when it has not failed. */
    private static int failure(String step, List<DisputeNext.StepTaken> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            DisputeNext.StepTaken taken = steps.get(i);
            if (taken.step() != null && Codes.of(taken.step()).equals(step) && taken.result() == DisputeResult.FAILED) {
                return i;
            }
        }
        return -1;
    }

    private static LocalDate due(
            String next, List<String> ladder, DisputeNext.Facts facts, LocalDate on, Inquiry inquiry) {
        Applied term = inquiry.ruleIfAny(TERMS.get(next), on);
        if (term == null) {
            return null;
        }
        int place = ladder.indexOf(next);
        LocalDate start;
        if (place == 0) {
            start = inquiry.fact(facts.raisedOn(), "raisedOn");
        } else {
            int before = failure(ladder.get(place - 1), facts.steps());
            start = inquiry.fact(facts.steps().get(before).on(), "steps[" + before + "].on");
        }
        return Deadline.of(term, start, inquiry).legal();
    }
}
