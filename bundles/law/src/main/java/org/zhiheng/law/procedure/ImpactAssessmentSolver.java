package org.zhiheng.law.procedure;

import org.zhiheng.api.questions.ImpactAssessment;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code impact-assessment}. It is required only where a rule {@code impact-assessment.parties} says so; the
 * law of the nation does not.
 */
public final class ImpactAssessmentSolver implements Solver<ImpactAssessment.Facts, ImpactAssessment.Answer> {

    @Override
    public ImpactAssessment.Answer solve(ImpactAssessment.Facts facts, Inquiry inquiry) {
        Applied parties = inquiry.ruleIfAny("impact-assessment.parties", inquiry.asOf());
        if (parties == null) {
            inquiry.because("没有规则要求进行经济影响评估。");
            return new ImpactAssessment.Answer(false);
        }
        PartyKind party = inquiry.fact(facts.partyKind(), "partyKind");
        boolean required = Codes.contains(parties, party);
        inquiry.because(parties, required ? "对这类当事人作出处罚前进行经济影响评估" : "对这类当事人不要求经济影响评估");
        return new ImpactAssessment.Answer(required);
    }
}
