package org.zhiheng.law.publicity;

import org.zhiheng.api.questions.Withdrawal;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;

/** Answers {@code withdrawal}: every change that the question knows has the same term, so which one it is is not asked for. */
public final class WithdrawalSolver implements Solver<Withdrawal.Facts, Withdrawal.Answer> {

    @Override
    public Withdrawal.Answer solve(Withdrawal.Facts facts, Inquiry inquiry) {
        Deadline deadline = Deadline.of("p-wdrw", inquiry.fact(facts.changedOn(), "changedOn"), inquiry);
        return new Withdrawal.Answer(deadline.legal(), deadline.safe());
    }
}
