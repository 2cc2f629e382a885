package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ChosenLaw;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.Discretion.TierRange;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code discretion} by the table {@code discretion.<item>}, by the formula of the book, or by both ({@link Basis}).
 * The rules at the time of the act apply unless those at the time of the decision are lighter (从旧兼从轻); where only one of
 * the two times has any, they apply. Who discusses and who approves are steps, and follow the rules of the day asked for.
 */
public final class DiscretionSolver implements Solver<Discretion.Facts, Discretion.Answer> {

    /** The tier of what is no longer unlawful. */
    private static final String NOT_PUNISHED = "不予";

    @Override
    public Discretion.Answer solve(Discretion.Facts facts, Inquiry inquiry) {
        checkRange(facts);
        inquiry.inField(facts.field());
        String item = inquiry.fact(facts.item(), "item");
        LocalDate decided = facts.decidedOn() == null ? inquiry.asOf() : facts.decidedOn();
        LocalDate occurred = facts.occurredOn() == null ? decided : facts.occurredOn();
        Applied repealed = Repeal.of(item, decided, inquiry);
        if (repealed != null) {
            boolean later = Repeal.of(item, occurred, inquiry) == null;
            if (!later || lighter(decided, "作出决定时不认为是违法,适用新的规定", inquiry)) {
                inquiry.because(repealed, "这一行为不再是违法行为,不予处罚");
                return notPunished(facts, later, inquiry);
            }
        }
        String id = "discretion." + item;
        Basis old = Basis.on(occurred, id, inquiry);
        Basis current = occurred.equals(decided) ? old : Basis.on(decided, id, inquiry);
        // A formula grades whatever nobody has graded; a benchmark that a body has registered for the item has.
        if (facts.registered() != null && general(old) && general(current)) {
            return registered(facts, inquiry);
        }
        if (old == null && (current == null || current.ofTheLaw())) {
            inquiry.because(current == null ? "没有这一事项的裁量规则。" : "违法行为发生时的规定没有收存,不能把后来的规定用于以前的行为。");
            throw inquiry.lacking("rule." + id);
        }
        Benchmark atAct = old == null ? null : old.apply(facts, inquiry);
        Benchmark atDecision = current == null || current.equals(old) ? null : current.apply(facts, inquiry);
        boolean later = atAct == null
                || atDecision != null
                        && atDecision.hit().lighterThan(atAct.hit())
                        && lighter(decided, "作出决定时的基准较轻,适用新的基准", inquiry);
        Benchmark chosen = later ? atDecision : atAct;
        if (atAct != null && atDecision != null) {
            Benchmark other = later ? atAct : atDecision;
            String day = later ? "违法行为发生时" : "作出决定时";
            other.rows()
                    .forEach(row ->
                            inquiry.because(told(row, day + "的规定是" + other.hit().told() + ",没有适用")));
        }
        chosen.rows().forEach(inquiry::because);
        chosen.shares().forEach(share -> inquiry.because(share, "按法定幅度的比例划分阶次"));
        return answer(chosen, later ? ChosenLaw.AT_DECISION : ChosenLaw.AT_ACT, facts, inquiry);
    }

    private static void checkRange(Discretion.Facts facts) {
        if (facts.minimum() != null
                && facts.maximum() != null
                && facts.minimum().compareTo(facts.maximum()) > 0) {
            throw ZhihengException.invalid("RULING-FACT-VALUE", "facts.minimum不能大于facts.maximum", "facts.minimum");
        }
    }

    /** The same step, told otherwise. */
    private static Reason told(Reason reason, String text) {
        return new Reason(
                reason.rule(),
                reason.value(),
                reason.validFrom(),
                reason.packageId(),
                reason.version(),
                reason.source(),
                reason.doubt(),
                text);
    }

    /** Whether what is lighter at the decision applies. */
    private static boolean lighter(LocalDate decided, String text, Inquiry inquiry) {
        return inquiry.binds("discretion.lighter-law", decided, text);
    }

    private static Discretion.Answer notPunished(Discretion.Facts facts, boolean later, Inquiry inquiry) {
        Tier none = new Tier(NOT_PUNISHED, BigDecimal.ZERO, BigDecimal.ZERO, true, true);
        return new Discretion.Answer(
                List.of(none.range()),
                none.tier(),
                none.fineMin(),
                none.fineMax(),
                false,
                later ? ChosenLaw.AT_DECISION : ChosenLaw.AT_ACT,
                deviates(facts, none),
                // Nobody can approve of fining what is lawful.
                null);
    }

    private static Discretion.Answer answer(Benchmark chosen, ChosenLaw law, Discretion.Facts facts, Inquiry inquiry) {
        boolean own = chosen.from().division().equals(inquiry.book().division());
        return answer(chosen.hit(), chosen.tiers(), own, law, facts, inquiry);
    }

    private static boolean general(Basis basis) {
        return basis == null || basis instanceof FormulaBasis;
    }

    /** By what a body has registered: the tier whose numbers hold the factor, or the one that a person says applies. */
    private static Discretion.Answer registered(Discretion.Facts facts, Inquiry inquiry) {
        RegisteredTiers tiers = new RegisteredTiers(facts);
        Tier hit = tiers.hit(inquiry).within(facts.minimum(), facts.maximum());
        inquiry.because("规则包没有这一事项的裁量表,适用登记的裁量权基准" + hit.told());
        return answer(hit, tiers.all(), facts.registered().own(), ChosenLaw.AT_ACT, facts, inquiry);
    }

    private static Discretion.Answer answer(
            Tier hit, List<Tier> all, boolean own, ChosenLaw law, Discretion.Facts facts, Inquiry inquiry) {
        boolean deviates = deviates(facts, hit);
        String approvalBy = deviates ? approval(own ? "own" : "superior", inquiry) : null;
        Applied collective = inquiry.rule("discretion.collective-tiers", inquiry.asOf());
        boolean discussed = collective.codes().contains(hit.tier());
        if (discussed) {
            inquiry.because(collective, "这一阶次应当由负责人集体讨论决定");
        }
        List<TierRange> tiers = all.stream().map(Tier::range).toList();
        return new Discretion.Answer(
                tiers, hit.tier(), hit.fineMin(), hit.fineMax(), discussed, law, deviates, approvalBy);
    }

    private static String approval(String whose, Inquiry inquiry) {
        Applied approval = inquiry.rule("discretion.approval." + whose, inquiry.asOf());
        inquiry.because(approval, "拟作出的处罚偏离裁量基准,须经" + approval.text());
        return approval.text();
    }

    private static boolean deviates(Discretion.Facts facts, Tier hit) {
        return facts.proposedTier() != null && !facts.proposedTier().equals(hit.tier())
                || facts.proposedFine() != null && !hit.contains(facts.proposedFine());
    }
}
