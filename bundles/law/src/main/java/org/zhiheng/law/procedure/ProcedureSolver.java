package org.zhiheng.law.procedure;

import java.math.BigDecimal;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.questions.ProcedureChoice;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/** Answers {@code procedure}: whether the simple procedure and collection on the spot are allowed. */
public final class ProcedureSolver implements Solver<ProcedureChoice.Facts, ProcedureChoice.Answer> {

    @Override
    public ProcedureChoice.Answer solve(ProcedureChoice.Facts facts, Inquiry inquiry) {
        boolean fined = facts.sanctions().contains(Sanction.FINE);
        boolean remote = fined
                && facts.remote()
                && facts.partyAsked()
                && inquiry.binds("procedure.collect.remote", inquiry.asOf(), "边远、水上、交通不便地区经当事人提出,可以当场收缴");
        boolean simple = simple(facts, fined, inquiry);
        boolean collect = remote || simple && fined && collectable(facts, inquiry);
        return new ProcedureChoice.Answer(simple, collect);
    }

    private static boolean simple(ProcedureChoice.Facts facts, boolean fined, Inquiry inquiry) {
        Applied kinds = inquiry.rule("procedure.simple.sanctions", inquiry.asOf());
        if (!facts.factsCertain() || facts.sanctions().isEmpty()) {
            inquiry.because(kinds, "违法事实不确凿,或者没有拟作出的处罚,不能当场决定");
            return false;
        }
        for (Sanction sanction : facts.sanctions()) {
            if (!Codes.contains(kinds, sanction)) {
                inquiry.because(kinds, "有罚款、警告以外的处罚,适用普通程序");
                return false;
            }
        }
        if (!fined) {
            inquiry.because(kinds, "只作警告,可以当场决定");
            return true;
        }
        return smallEnough(facts, inquiry);
    }

    private static boolean smallEnough(ProcedureChoice.Facts facts, Inquiry inquiry) {
        BigDecimal fine = facts.fine();
        PartyKind party = facts.partyKind();
        if (fine == null) {
            inquiry.requireFacts(Inquiry.Needed.of("partyKind", party), Inquiry.Needed.of("fine", null));
        }
        if (party == null && !sameForAll(fine, inquiry)) {
            throw inquiry.lacking("facts.partyKind");
        }
        Applied most = most(party == null ? PartyKind.CITIZEN : party, inquiry);
        boolean kept = most.threshold().keptBy(fine);
        inquiry.because(most, kept ? "罚款在简易程序的数额以内" : "罚款超过简易程序的数额,适用普通程序");
        return kept;
    }

    private static boolean sameForAll(BigDecimal fine, Inquiry inquiry) {
        int kept = 0;
        for (PartyKind party : PartyKind.values()) {
            kept += most(party, inquiry).threshold().keptBy(fine) ? 1 : 0;
        }
        return kept == 0 || kept == PartyKind.values().length;
    }

    private static Applied most(PartyKind party, Inquiry inquiry) {
        return inquiry.rule("procedure.simple.fine." + Codes.of(party), inquiry.asOf());
    }

    private static boolean collectable(ProcedureChoice.Facts facts, Inquiry inquiry) {
        Applied most = inquiry.rule("procedure.collect.fine", inquiry.asOf());
        if (most.threshold().keptBy(facts.fine())) {
            inquiry.because(most, "罚款在当场收缴的数额以内");
            return true;
        }
        if (facts.hardToCollectLater()
                && inquiry.binds("procedure.collect.hard-later", inquiry.asOf(), "不当场收缴事后难以执行")) {
            return true;
        }
        inquiry.because(most, "罚款超过当场收缴的数额");
        return false;
    }
}
