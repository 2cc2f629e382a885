package org.zhiheng.law.supervision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.questions.Reporting;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code reporting}. Which decisions are major, until when and to whom they are reported, a province says; the nation has no
 * rule, so elsewhere the ruling is undetermined.
 */
public final class ReportingSolver implements Solver<Reporting.Facts, Reporting.Answer> {

    @Override
    public Reporting.Answer solve(Reporting.Facts facts, Inquiry inquiry) {
        LocalDate on = facts.decidedOn() == null ? inquiry.asOf() : facts.decidedOn();
        Applied kinds = inquiry.rule("reporting.act-kinds", on);
        if (!Codes.contains(kinds, inquiry.fact(facts.actKind(), "actKind"))) {
            inquiry.because(kinds, "这类执法行为不在备案之列");
            return new Reporting.Answer(false, null, null);
        }
        boolean major = facts.actKind() == ActKind.PENALTY
                ? bySanction(facts.sanctions(), on, inquiry) || byAmount(facts, on, inquiry)
                : byAct(facts.actKind(), on, inquiry);
        if (!major) {
            return new Reporting.Answer(false, null, null);
        }
        LocalDate decided = inquiry.fact(facts.decidedOn(), "decidedOn");
        LocalDate due = Deadline.of("p-majf", decided, inquiry).legal();
        Applied to = inquiry.rule("reporting.to", on);
        inquiry.because(to, "报" + to.text() + "备案");
        return new Reporting.Answer(true, due, to.text());
    }

    /** Kinds of penalty and amounts say nothing about other acts: of those a rule names the kinds that are always major. */
    private static boolean byAct(ActKind act, LocalDate on, Inquiry inquiry) {
        Applied always = inquiry.rule("reporting.major-acts", on);
        boolean major = Codes.contains(always, act);
        inquiry.because(always, "执法行为“" + Labels.of(act) + "”" + (major ? "属于重大决定" : "不属于重大决定"));
        return major;
    }

    private static boolean bySanction(List<Sanction> sanctions, LocalDate on, Inquiry inquiry) {
        if (sanctions.isEmpty()) {
            return false;
        }
        Applied major = inquiry.rule("reporting.sanctions", on);
        for (Sanction sanction : sanctions) {
            if (Codes.contains(major, sanction)) {
                inquiry.because(major, "处罚种类“" + Labels.of(sanction) + "”" + "属于重大处罚");
                return true;
            }
        }
        return false;
    }

    private static boolean byAmount(Reporting.Facts facts, LocalDate on, Inquiry inquiry) {
        boolean fined = facts.sanctions().contains(Sanction.FINE);
        boolean confiscated = facts.sanctions().contains(Sanction.CONFISCATE_GAINS)
                || facts.sanctions().contains(Sanction.CONFISCATE_GOODS);
        if (!fined && !confiscated) {
            return false;
        }
        PartyKind party = inquiry.fact(facts.partyKind(), "partyKind");
        boolean reached = fined && facts.fine() != null && reaches("fine", party, facts.fine(), on, inquiry);
        reached |= confiscated
                && facts.confiscated() != null
                && reaches("confiscated", party, facts.confiscated(), on, inquiry);
        if (!reached) {
            inquiry.requireFacts(
                    Inquiry.Needed.of("fine", fined ? facts.fine() : BigDecimal.ZERO),
                    Inquiry.Needed.of("confiscated", confiscated ? facts.confiscated() : BigDecimal.ZERO));
        }
        return reached;
    }

    private static boolean reaches(String what, PartyKind party, BigDecimal amount, LocalDate on, Inquiry inquiry) {
        Applied least = inquiry.rule("reporting." + what + "." + Codes.of(party), on);
        boolean reached = least.threshold().reachedBy(amount);
        inquiry.because(least, amount.toPlainString() + "元" + (reached ? "达到" : "没有达到") + "备案数额");
        return reached;
    }
}
