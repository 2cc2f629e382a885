package org.zhiheng.law.discretion;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.law.inquiry.Inquiry;

/** A table that says the range of the law, graded by the formula. A tier without a fine is not graded. */
record GradedBasis(TableBasis range, FormulaBasis formula) implements Basis {

    @Override
    public boolean ofTheLaw() {
        return range.ofTheLaw();
    }

    @Override
    public Benchmark apply(Discretion.Facts facts, Inquiry inquiry) {
        Benchmark ranged = range.apply(facts, inquiry);
        Tier law = ranged.hit();
        if (law.fineMax() == null || law.fineMax().signum() == 0) {
            return ranged;
        }
        Benchmark graded = formula.apply(
                new Discretion.Facts(
                        facts.item(),
                        facts.field(),
                        facts.occurredOn(),
                        facts.decidedOn(),
                        facts.partyKind(),
                        facts.factors(),
                        law.fineMin(),
                        law.fineMax(),
                        facts.proposedTier(),
                        facts.proposedFine(),
                        facts.registered()),
                inquiry);
        List<Reason> rows = new ArrayList<>(ranged.rows());
        rows.addAll(graded.rows());
        return new Benchmark(graded.tiers(), graded.hit(), graded.from(), rows, graded.shares());
    }
}
