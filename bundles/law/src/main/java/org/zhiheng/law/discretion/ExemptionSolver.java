package org.zhiheng.law.discretion;

import java.time.LocalDate;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ChosenLaw;
import org.zhiheng.api.questions.Exemption;
import org.zhiheng.api.questions.Outcome;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;

/**
 * Answers {@code exemption} by the law at the time of the act; where the law at the time of the decision treats the
 * party more lightly, by that one (从旧兼从轻). An act not told of has the law of the decision; a decision not yet made
 * has that of the day asked for.
 */
public final class ExemptionSolver implements Solver<Exemption.Facts, Exemption.Answer> {

    @Override
    public Exemption.Answer solve(Exemption.Facts facts, Inquiry inquiry) {
        if (facts.age() != null && facts.age() < 0) {
            throw ZhihengException.invalid("RULING-FACT-VALUE", "facts.age不能小于零", "facts.age");
        }
        LocalDate decided = facts.decidedOn() == null ? inquiry.asOf() : facts.decidedOn();
        LocalDate occurred = facts.occurredOn() == null ? decided : facts.occurredOn();
        ExemptionLaw.Result atAct = new ExemptionLaw(facts, occurred, inquiry).apply();
        ExemptionLaw.Result atDecision = new ExemptionLaw(facts, decided, inquiry).apply();
        boolean lighter =
                atDecision.lighterThan(atAct) && inquiry.binds("discretion.lighter-law", decided, "作出决定时的规定较轻,适用新的规定");
        ExemptionLaw.Result chosen = lighter ? atDecision : atAct;
        ExemptionLaw.Result other = lighter ? atAct : atDecision;
        if (other.outcome() != chosen.outcome() || other.mitigation() != chosen.mitigation()) {
            inquiry.because((lighter ? "按违法行为发生时的规定是" : "按作出决定时的规定是") + word(other.outcome()) + ",没有适用。");
        }
        chosen.tell(inquiry);
        if (chosen.outcome() == Outcome.PUNISH) {
            inquiry.because("没有不予处罚的情形。");
        }
        return new Exemption.Answer(
                chosen.outcome(),
                chosen.mitigation(),
                chosen.article(),
                lighter ? ChosenLaw.AT_DECISION : ChosenLaw.AT_ACT);
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PUNISH -> "应当处罚";
            case MAY_EXEMPT -> "可以不予处罚";
            case MUST_EXEMPT -> "不予处罚";
        };
    }
}
