package org.zhiheng.law.remedies;

import java.time.LocalDate;
import org.zhiheng.api.questions.Procedure;
import org.zhiheng.api.questions.Remedy;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code remedy} by the law of the day of the decision. The terms run from service; before it they are null. Where
 * reconsideration comes first there is no direct suit, so {@code suitUntil} is null.
 */
public final class RemedySolver implements Solver<Remedy.Facts, Remedy.Answer> {

    @Override
    public Remedy.Answer solve(Remedy.Facts facts, Inquiry inquiry) {
        inquiry.requireFacts(
                Needed.of("procedure", facts.procedure()),
                Needed.of("bodyKind", facts.bodyKind()),
                Needed.of("decidedOn", facts.decidedOn()));
        LocalDate decided = facts.decidedOn();
        boolean first = facts.procedure() == Procedure.SIMPLE && simpleFirst(decided, inquiry);
        Applied authority = inquiry.rule("remedy.authority." + Codes.of(facts.bodyKind()), decided);
        inquiry.because(authority, "向" + authority.text() + "申请行政复议");
        LocalDate reconsideration = null;
        LocalDate suit = null;
        if (facts.servedOn() != null) {
            reconsideration = Deadline.of("a-60", facts.servedOn(), inquiry).legal();
            suit = first ? null : Deadline.of("a-6m", facts.servedOn(), inquiry).legal();
        }
        return new Remedy.Answer(first, authority.text(), reconsideration, suit);
    }

    private static boolean simpleFirst(LocalDate decided, Inquiry inquiry) {
        Applied rule = inquiry.rule("remedy.simple-reconsideration-first", decided);
        inquiry.because(rule, rule.flag() ? "当场作出的处罚决定,应当先申请行政复议" : "可以申请复议,也可以直接起诉");
        return rule.flag();
    }
}
