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
}
