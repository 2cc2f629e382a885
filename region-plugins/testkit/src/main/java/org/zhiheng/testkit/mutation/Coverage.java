package org.zhiheng.testkit.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.testkit.mutation.MutationRun.Fate;
import org.zhiheng.testkit.mutation.MutationRun.Outcome;

/**
 * What of a package no test touches, by the rulings of the tests of all packages. A boundary is touched where some test tells its two
 * sides apart, that is, where it finds the boundary moved by a step.
 *
 * @param rules parameters and duties that rulings ask for and no ruling of a test names among its reasons
 * @param rows rows of lists that rulings ask for and no test was given, and of tables that none hit
 * @param boundaries amounts, last days, first and last days of values that no test tells from their neighbours
 * @param waiting rules that no ruling asks for yet
 */
record Coverage(List<String> rules, List<String> rows, List<String> boundaries, List<String> waiting) {

    static Coverage of(RulePackage rulePackage, List<Trial> trials, LawReads reads, List<Outcome> outcomes) {
        Set<String> reasons = new HashSet<>();
        Set<Rule> asked = new HashSet<>();
        Set<RuleList.Row> given = new HashSet<>();
        Set<DecisionTable.Row> hit = new HashSet<>();
        for (Trial trial : trials) {
            reasons.addAll(trial.reasons());
            asked.addAll(trial.asked().rules());
            given.addAll(trial.asked().listRows());
            hit.addAll(trial.asked().tableRows());
        }
        List<String> rules = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Parameter parameter : rulePackage.parameters().values()) {
            if (!asked.contains(Rule.parameter(parameter.id())) && !reads.mayAsk(Rule.parameter(parameter.id()))) {
                waiting.add(parameter.id());
            } else if (!reasons.contains(parameter.id())) {
                rules.add(parameter.id());
            }
        }
        for (Duty duty : rulePackage.duties()) {
            if (!(duty.due() instanceof Duty.Due.Continuous) && !reasons.contains(duty.id())) {
                rules.add(duty.id());
            }
        }
        List<String> rows = new ArrayList<>();
        for (RuleList list : rulePackage.lists().values()) {
            Rule rule = Rule.list(list.name());
            if (!asked.contains(rule) && !reads.mayAsk(rule)) {
                waiting.add("list:" + list.name());
            } else if (rule.kind() == Rule.Kind.LIST) {
                list.rows().stream()
                        .filter(row -> !given.contains(row))
                        .forEach(row -> rows.add(list.name() + ":" + row.line()));
            }
        }
        for (RuleTable table : rulePackage.tables().values()) {
            for (RuleTable.Version version : table.versions()) {
                version.table().rows().stream()
                        .filter(row -> !hit.contains(row))
                        .forEach(row -> rows.add(table.id() + "@" + version.from() + " row " + row.number()));
            }
        }
        return new Coverage(rules, rows, boundaries(outcomes), waiting);
    }

    private static List<String> boundaries(List<Outcome> outcomes) {
        Set<String> boundaries = new LinkedHashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome.fate() == Fate.SURVIVED) {
                boundaries.add(outcome.mutant().id() + " " + outcome.mutant().part());
            }
        }
        return List.copyOf(boundaries);
    }
}
