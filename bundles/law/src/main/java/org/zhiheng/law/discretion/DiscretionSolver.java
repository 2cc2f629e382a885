package org.zhiheng.law.discretion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.ChosenLaw;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.Discretion.TierRange;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook.AppliedTable;

/**
 * Answers {@code discretion} by the table {@code discretion.<item>}, whose outputs are {@code tier}, {@code fineMin},
 * {@code fineMax}, {@code minInclusive}, {@code maxInclusive}. The table at the time of the act applies unless the
 * one at the time of the decision is lighter; where only one of the two times has a table, that one applies.
 */
public final class DiscretionSolver implements Solver<Discretion.Facts, Discretion.Answer> {

    @Override
    public Discretion.Answer solve(Discretion.Facts facts, Inquiry inquiry) {
        String id = "discretion." + inquiry.fact(facts.item(), "item");
        LocalDate decided = facts.decidedOn() == null ? inquiry.asOf() : facts.decidedOn();
        LocalDate occurred = facts.occurredOn() == null ? decided : facts.occurredOn();
        AppliedTable old = inquiry.book().table(id, occurred);
        AppliedTable current = inquiry.book().table(id, decided);
        if (old == null && current == null) {
            throw inquiry.lacking("rule." + id);
        }
        Benchmark atAct = old == null ? null : Benchmark.of(old, facts, inquiry);
        Benchmark atDecision = current == null || current.equals(old) ? null : Benchmark.of(current, facts, inquiry);
        boolean later = atAct == null || atDecision != null && atDecision.hit().lighterThan(atAct.hit());
        if (later && atAct != null) {
            inquiry.because(inquiry.rule("discretion.lighter-law", decided), "作出决定时的基准较轻,适用新的基准");
        }
        Benchmark chosen = later ? atDecision : atAct;
        inquiry.because(chosen.table()
                .because(chosen.hit().tier(), "适用裁量阶次“" + chosen.hit().tier() + "”"));
        return answer(chosen, later ? ChosenLaw.AT_DECISION : ChosenLaw.AT_ACT, facts, inquiry);
    }

    private static Discretion.Answer answer(Benchmark chosen, ChosenLaw law, Discretion.Facts facts, Inquiry inquiry) {
        Tier hit = chosen.hit();
        boolean deviates = deviates(facts, hit);
        String approvalBy = null;
        if (deviates) {
            boolean own = chosen.table().from().division().equals(inquiry.book().division());
            Applied approval = inquiry.rule("discretion.approval." + (own ? "own" : "superior"), inquiry.asOf());
            inquiry.because(approval, "拟作出的处罚偏离裁量基准,须经" + approval.text());
            approvalBy = approval.text();
        }
        Applied collective = inquiry.rule("discretion.collective-tiers", inquiry.asOf());
        boolean discussed = collective.codes().contains(hit.tier());
        if (discussed) {
            inquiry.because(collective, "这一阶次应当由负责人集体讨论决定");
        }
        List<TierRange> tiers = chosen.tiers().stream().map(Tier::range).toList();
        return new Discretion.Answer(
                tiers, hit.tier(), hit.fineMin(), hit.fineMax(), discussed, law, deviates, approvalBy);
    }

    private static boolean deviates(Discretion.Facts facts, Tier hit) {
        return facts.proposedTier() != null && !facts.proposedTier().equals(hit.tier())
                || facts.proposedFine() != null && !hit.contains(facts.proposedFine());
    }

    /** What the table gave: all tiers inside the law's range, and the one that applies. */
    private record Benchmark(AppliedTable table, List<Tier> tiers, Tier hit) {

        static Benchmark of(AppliedTable table, Discretion.Facts facts, Inquiry inquiry) {
            Map<String, Object> factors = facts.factors();
            var result = table.version().table().evaluate(name -> Factors.value(name, facts.partyKind(), factors));
            if (!result.determined()) {
                throw inquiry.lackingFacts(
                        result.missing().stream().map(Factors::path).toList());
            }
            if (result.outputs().isEmpty()) {
                throw inquiry.lacking("rule." + table.rule().id());
            }
            Tier hit = Tier.of(result.outputs().get(0)).within(facts.minimum(), facts.maximum());
            List<Tier> tiers = table.version().table().rows().stream()
                    .map(row -> Tier.of(row.outputs()).within(facts.minimum(), facts.maximum()))
                    .distinct()
                    .toList();
            return new Benchmark(table, tiers, hit);
        }
    }
}
