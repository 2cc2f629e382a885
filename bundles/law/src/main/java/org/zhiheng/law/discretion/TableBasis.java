package org.zhiheng.law.discretion;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.RuleBook.AppliedTable;
import org.zhiheng.rules.TableResult;

/** A benchmark table, whose outputs {@link Tier#of} reads. */
record TableBasis(AppliedTable table) implements Basis {

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
        List<String> absent = new ArrayList<>();
        Tier hit = Tier.of(result.outputs().get(0), factors, absent).within(facts.minimum(), facts.maximum());
        List<Tier> tiers = table.version().table().rows().stream()
                .map(row -> Tier.of(row.outputs(), factors, absent).within(facts.minimum(), facts.maximum()))
                .distinct()
                .toList();
        if (!absent.isEmpty()) {
            throw inquiry.lackingFacts(absent);
        }
        return new Benchmark(
                tiers, hit, table.from(), table.because(hit.tier(), "适用裁量阶次“" + hit.tier() + "”"), List.of());
    }
}
