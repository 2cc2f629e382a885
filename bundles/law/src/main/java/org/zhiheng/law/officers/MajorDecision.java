package org.zhiheng.law.officers;

import java.math.BigDecimal;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.LegalReview;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/** Whether a decision without any other ground is major by its kind or amount, as far as that can be told without the catalogue. */
record MajorDecision(LegalReview.Facts facts, Inquiry inquiry) {

    private static final String NONE_OTHERWISE = "legal-review.none-otherwise";

    /**
     * @throws org.zhiheng.law.inquiry.Undetermined when an amount or a party that is not told decides
     */
    boolean held() {
        Applied letsGo = inquiry.ruleIfAny(NONE_OTHERWISE, inquiry.asOf());
        if (letsGo != null && !letsGo.flag()) {
            // Every decision is reviewed, so neither kind nor amount matters.
            inquiry.notHere(letsGo);
            return true;
        }
        ActKind act = facts.actKind();
        if (act != null && act != ActKind.PENALTY) {
            return byAct() || no();
        }
        Applied major = inquiry.rule("legal-review.major-sanctions", inquiry.asOf());
        for (Sanction sanction : facts.sanctions()) {
            if (Codes.contains(major, sanction)) {
                inquiry.because(major, "这类处罚直接关系重大权益,按重大执法决定法制审核");
                return true;
            }
        }
        return byFine() || no();
    }

    private boolean byAct() {
        Applied major =
                facts.majorActs().isEmpty() ? null : inquiry.ruleIfAny("legal-review.major-acts", inquiry.asOf());
        if (major == null || facts.majorActs().stream().noneMatch(each -> Codes.contains(major, each))) {
            return false;
        }
        inquiry.because(major, "这类强制执行直接关系重大权益,按重大执法决定法制审核");
        return true;
    }

    /** By the amount from which a hearing is offered; where no amount is known, only the catalogue can. */
    private boolean byFine() {
        BigDecimal fine = facts.fine();
        if (fine == null && !facts.sanctions().contains(Sanction.FINE)) {
            return false;
        }
        inquiry.fact(fine, "fine");
        Applied reading = inquiry.rule("legal-review.fine-by-hearing-amount", inquiry.asOf());
        int reached = 0;
        int known = 0;
        PartyKind[] parties = facts.partyKind() == null ? PartyKind.values() : new PartyKind[] {facts.partyKind()};
        Applied last = null;
        for (PartyKind party : parties) {
            Applied amount = inquiry.ruleIfAny("hearing.fine." + Codes.of(party), inquiry.asOf());
            if (amount != null) {
                last = amount;
                known++;
                reached += amount.threshold().reachedBy(fine) ? 1 : 0;
            }
        }
        if (known == 0) {
            inquiry.because(reading, "没有听证数额,罚款是否属于重大执法决定只看目录清单");
            return false;
        }
        if (reached > 0 && reached < parties.length) {
            throw inquiry.lacking("facts.partyKind");
        }
        inquiry.because(last, fine.toPlainString() + "元" + (reached > 0 ? "达到" : "没有达到") + "听证数额");
        if (reached > 0) {
            inquiry.because(reading, "罚款达到听证数额,按重大执法决定法制审核");
        }
        return reached > 0;
    }

    private boolean no() {
        inquiry.because(inquiry.rule(NONE_OTHERWISE, inquiry.asOf()), "没有法定的法制审核情形,也不在目录清单内");
        return false;
    }
}
