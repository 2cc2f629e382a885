package org.zhiheng.law.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.HearingRight;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code hearing-right}: by kind of penalty first, which needs no number; then by the amounts of the province
 * or the field. The law names no amount, so the nation alone leaves a fine open.
 */
public final class HearingRightSolver implements Solver<HearingRight.Facts, HearingRight.Answer> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public HearingRight.Answer solve(HearingRight.Facts facts, Inquiry inquiry) {
        inquiry.inField(facts.field());
        LocalDate on = inquiry.asOf();
        if (named(inquiry.rule("hearing.sanctions", on), facts.sanctions(), "这类处罚应当告知听证权利", inquiry)) {
            return new HearingRight.Answer(true, inquiry.doubtful());
        }
        Amounts amounts = new Amounts(facts, on, inquiry);
        if (amounts.reached()) {
            return new HearingRight.Answer(true, inquiry.doubtful());
        }
        Applied heavier = inquiry.rule("hearing.heavier-sanctions", on);
        if (named(heavier, facts.sanctions(), "按其他较重的行政处罚告知听证权利", inquiry)) {
            return new HearingRight.Answer(true, inquiry.doubtful());
        }
        amounts.requireMissing();
        inquiry.because("没有应当告知听证权利的情形。");
        return new HearingRight.Answer(false, inquiry.doubtful());
    }

    private static boolean named(Applied rule, List<Sanction> sanctions, String text, Inquiry inquiry) {
        for (Sanction sanction : sanctions) {
            if (Codes.contains(rule, sanction)) {
                inquiry.because(rule, text);
                return true;
            }
        }
        return false;
    }

    /** The grounds that rest on amounts. An unknown party counts only where every kind of party gives the same. */
    private record Amounts(HearingRight.Facts facts, LocalDate on, Inquiry inquiry) {

        private boolean fined() {
            return facts.sanctions().contains(Sanction.FINE) || facts.fine() != null;
        }

        private boolean confiscates() {
            return facts.sanctions().contains(Sanction.CONFISCATE_GAINS)
                    || facts.sanctions().contains(Sanction.CONFISCATE_GOODS)
                    || facts.confiscated() != null;
        }

        /** Whether the amounts that are known reach; what is not known counts as not reached. */
        boolean reached() {
            if (facts.partyKind() != null) {
                return reachedBy(facts.partyKind(), true);
            }
            for (PartyKind party : PartyKind.values()) {
                if (!reachedBy(party, false)) {
                    return false;
                }
            }
            return reachedBy(PartyKind.ORGANISATION, true);
        }

        private boolean reachedBy(PartyKind party, boolean tell) {
            return facts.fine() != null
                            && (reaches("hearing.fine.", party, facts.fine(), tell) || reachesShare(party, tell))
                    || facts.confiscated() != null && reaches("hearing.confiscated.", party, facts.confiscated(), tell);
        }

        private boolean reaches(String rules, PartyKind party, BigDecimal amount, boolean tell) {
            Applied least = inquiry.ruleIfAny(rules + Codes.of(party), on);
            boolean reached = least != null && least.threshold().reachedBy(amount);
            if (tell && least != null) {
                inquiry.because(least, amount.toPlainString() + "元" + (reached ? "达到" : "没有达到") + "听证数额");
            }
            return reached;
        }

        private boolean reachesShare(PartyKind party, boolean tell) {
            if (!shareMatters(party) || facts.maximumFine() == null) {
                return false;
            }
            Applied share = inquiry.rule("hearing.share-of-maximum", on);
            BigDecimal part = facts.fine().multiply(HUNDRED);
            boolean reached = part.compareTo(facts.maximumFine().multiply(share.number("percent"))) >= 0;
            if (tell) {
                inquiry.because(share, reached ? "罚款达到法定最高数额的规定比例" : "罚款没有达到法定最高数额的规定比例");
            }
            return reached;
        }

        /** Some provinces also count a share of the highest fine of the law, from a floor on. */
        private boolean shareMatters(PartyKind party) {
            Applied floor = inquiry.ruleIfAny("hearing.share-floor." + Codes.of(party), on);
            return floor != null && facts.fine() != null && floor.threshold().reachedBy(facts.fine());
        }

        /** Asks for the facts and rules without which it cannot be said that no amount reaches. */
        void requireMissing() {
            if (!fined() && !confiscates()) {
                return;
            }
            PartyKind party = facts.partyKind();
            boolean maximum = fined() && party != null && shareMatters(party);
            inquiry.requireFacts(
                    Inquiry.Needed.of("partyKind", party),
                    Inquiry.Needed.of("fine", fined() ? facts.fine() : BigDecimal.ZERO),
                    Inquiry.Needed.of("confiscated", confiscates() ? facts.confiscated() : BigDecimal.ZERO),
                    Inquiry.Needed.of("maximumFine", maximum ? facts.maximumFine() : BigDecimal.ZERO));
            if (fined()) {
                inquiry.rule("hearing.fine." + Codes.of(party), on);
            }
            if (confiscates()) {
                inquiry.rule("hearing.confiscated." + Codes.of(party), on);
            }
        }
    }
}
