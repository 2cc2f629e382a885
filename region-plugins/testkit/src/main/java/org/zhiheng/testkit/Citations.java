package org.zhiheng.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** What a package cites, and for which rule. */
public final class Citations {

    private Citations() {}

    /** @param number what the phrase must write; null where the value is none or a doubt stands beside it */
    public record Cited(String rule, Source source, BigDecimal number) {
        Cited(String rule, Source source) {
            this(rule, source, null);
        }
    }

    /** Every citation of a package, also those of clauses that let a value yield. */
    public static List<Cited> of(RulePackage rulePackage) {
        List<Cited> all = new ArrayList<>();
        for (Parameter parameter : rulePackage.parameters().values()) {
            for (DatedValue value : parameter.values()) {
                all.add(new Cited(parameter.id(), value.source(), number(value)));
                value.yieldsTo().forEach(clause -> all.add(new Cited(parameter.id(), clause.source())));
            }
        }
        for (RuleList list : rulePackage.lists().values()) {
            if (list.source() != null) {
                all.add(new Cited(list.name(), list.source()));
            }
            for (RuleList.Row row : list.rows()) {
                if (row.source() != null) {
                    all.add(new Cited(list.name() + " line " + row.line(), row.source()));
                }
            }
        }
        for (RuleTable table : rulePackage.tables().values()) {
            table.versions().forEach(version -> all.add(new Cited(table.id(), version.source())));
        }
        for (Duty duty : rulePackage.duties()) {
            all.add(new Cited(duty.id(), duty.source()));
        }
        for (ProcedureDefinition procedure : rulePackage.procedures()) {
            all.add(new Cited(procedure.id(), procedure.source()));
        }
        rulePackage.templates().forEach(each -> all.add(new Cited("template " + each.document(), each.source())));
        return all;
    }

    private static BigDecimal number(DatedValue value) {
        if (value.doubt() != null) {
            return null;
        }
        Object held = value.value();
        if (held instanceof BigDecimal number) {
            return number;
        } else if (held instanceof Threshold threshold) {
            return threshold.amount();
        } else if (held instanceof TermRule term) {
            return BigDecimal.valueOf(term.amount());
        }
        return null;
    }
}
