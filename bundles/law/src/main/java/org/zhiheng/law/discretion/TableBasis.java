package org.zhiheng.law.discretion;

import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.RuleBook.AppliedTable;
import org.zhiheng.rules.TableResult;

/** A benchmark table, whose outputs {@link Tier#of} reads. */
record TableBasis(AppliedTable table) implements Basis {

    @Override
    public boolean ofTheLaw() {
        return table.from().layer() == Layer.NATION || table.from().layer() == Layer.FIELD;
    }

    @Override
    public Benchmark apply(Discretion.Facts facts, Inquiry inquiry) {
        Factors factors = new Factors(facts);
        TableResult result = factors.evaluate(table.version().table());
        if (!result.determined()) {
            throw inquiry.lackingFacts(Factors.paths(result));
        }
        if (result.outputs().isEmpty()) {
            throw inquiry.lacking("rule." + table.rule().id());
        }
        Map<String, Object> outputs = result.outputs().get(0);
        String base = Tier.base(outputs);
        if (base != null && factors.base(base) == null) {
            throw inquiry.lacking("facts." + Factors.path(base));
        }
        Tier hit = tier(outputs, factors);
        List<Tier> tiers = table.version().table().rows().stream()
                .map(row -> tier(row.outputs(), factors))
                .distinct()
                .toList();
        return new Benchmark(
                tiers, hit, table.from(), List.of(table.because(hit.tier(), "适用裁量阶次“" + hit.tier() + "”")), List.of());
    }

    private static Tier tier(Map<String, Object> outputs, Factors factors) {
        return Tier.of(outputs, factors)
                .within(factors.facts().minimum(), factors.facts().maximum());
    }
}
