package org.zhiheng.law.officers;

import org.zhiheng.api.questions.AuxiliaryAct;
import org.zhiheng.api.questions.AuxiliaryActKind;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code auxiliary-act}: what the law keeps for officers is closed everywhere, the rest is what the region
 * allows.
 */
public final class AuxiliaryActSolver implements Solver<AuxiliaryAct.Facts, AuxiliaryAct.Answer> {

    @Override
    public AuxiliaryAct.Answer solve(AuxiliaryAct.Facts facts, Inquiry inquiry) {
        AuxiliaryActKind act = inquiry.fact(facts.act(), "act");
        Applied closed = inquiry.rule("auxiliaries.officers-only", inquiry.asOf());
        if (Codes.contains(closed, act)) {
            inquiry.because(closed, "只能由具有执法资格的执法人员实施");
            return new AuxiliaryAct.Answer(false);
        }
        if (!engaged(facts, inquiry)) {
            return new AuxiliaryAct.Answer(false);
        }
        Applied allowed = inquiry.rule("auxiliaries.allowed-acts", inquiry.asOf());
        boolean listed = Codes.contains(allowed, act);
        inquiry.because(allowed, listed ? "属于可以配合从事的辅助性事务" : "不在可以从事的辅助性事务之列");
        // Where it is told what somebody is there for, he does nothing else.
        boolean assigned = facts.assigned().isEmpty() || facts.assigned().contains(act);
        if (listed && !assigned) {
            inquiry.because("没有指派这名辅助人员从事这项事务。");
        }
        return new AuxiliaryAct.Answer(listed && assigned);
    }

    /** Whether somebody is an auxiliary on the day: by contract, and by card where auxiliaries have to hold one. Of nobody in particular nothing is asked. */
    private static boolean engaged(AuxiliaryAct.Facts facts, Inquiry inquiry) {
        if (facts.contract() == null) {
            return true;
        }
        if (facts.contract().from() == null) {
            throw inquiry.lacking("facts.contract.from");
        }
        if (!facts.contract().contains(inquiry.asOf())) {
            inquiry.because("这一天不在这名辅助人员的合同期限内。");
            return false;
        }
        Applied card = inquiry.ruleIfAny("auxiliaries.certificate-required", inquiry.asOf());
        if (card == null || !card.flag()) {
            return true;
        }
        if (facts.card() != null && facts.card().from() == null) {
            throw inquiry.lacking("facts.card.from");
        }
        boolean held = facts.card() != null && facts.card().contains(inquiry.asOf());
        inquiry.because(card, held ? "这一天持有有效的辅助人员证件" : "这一天没有有效的辅助人员证件");
        return held;
    }
}
