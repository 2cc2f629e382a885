package org.zhiheng.law.terms;

import java.time.LocalDate;
import org.zhiheng.api.questions.HarmKind;
import org.zhiheng.api.questions.Limitation;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code limitation}: whether a violation was found too late. One not found yet is judged on the day of asking. */
public final class LimitationSolver implements Solver<Limitation.Facts, Limitation.Answer> {

    @Override
    public Limitation.Answer solve(Limitation.Facts facts, Inquiry inquiry) {
        LocalDate ended = inquiry.fact(facts.endedOn(), "endedOn");
        Deadline deadline = Deadline.of(lengthened(facts, ended, inquiry) ? "p-lim5" : "p-lim2", ended, inquiry);
        LocalDate until = deadline.legal();
        LocalDate discovered = facts.discoveredOn() == null ? inquiry.asOf() : facts.discoveredOn();
        boolean barred = discovered.isAfter(until);
        inquiry.because((facts.discoveredOn() == null ? "尚未发现,以得出结论之日" : "发现日")
                + discovered
                + (barred ? "晚于" : "不晚于")
                + until
                + (barred ? ",不再给予行政处罚" : ",仍在时效内"));
        return new Limitation.Answer(barred, until);
    }

    private static boolean lengthened(Limitation.Facts facts, LocalDate ended, Inquiry inquiry) {
        if (facts.harmKinds().isEmpty()) {
            return false;
        }
        Applied kinds = inquiry.rule("limitation.extended-kinds", ended);
        boolean concerned = false;
        for (HarmKind kind : facts.harmKinds()) {
            concerned |= Codes.contains(kinds, kind);
        }
        if (!concerned) {
            inquiry.because(kinds, "当时的法律没有为所涉的安全延长时效");
            return false;
        }
        inquiry.because(kinds, "涉及时效延长所列的安全");
        Applied needsHarm = inquiry.rule("limitation.extended-needs-harm", ended);
        if (needsHarm.flag() && !facts.harmDone()) {
            inquiry.because(needsHarm, "没有危害后果,时效不延长");
            return false;
        }
        return true;
    }
}
