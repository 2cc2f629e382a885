package org.zhiheng.testkit.mutation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;

/**
 * A package with one small change.
 *
 * @param rule where the change is
 * @param id of the rule, with the first day of the value or the line of the row where it has several
 * @param part what of it is changed, e.g. {@code amount}, {@code from}
 * @param change e.g. {@code +0.01}, {@code -1 day}, {@code flipped}
 * @param changed the whole package with the change in it
 */
record Mutant(Rule rule, String id, String part, String change, RulePackage changed) {

    /** How reports and notes name it. */
    String name() {
        return id + " " + part + " " + change;
    }

    /** The name of the field of a record that is changed, or of the changed component of a term. */
    String field() {
        int dot = part.indexOf('.');
        return dot < 0 ? part : part.substring(0, dot);
    }

    static RulePackage with(RulePackage of, Parameter parameter) {
        return copy(of, replaced(of.parameters(), parameter.id(), parameter), of.lists(), of.tables(), of.duties());
    }

    static RulePackage with(RulePackage of, RuleList list) {
        return copy(of, of.parameters(), replaced(of.lists(), list.name(), list), of.tables(), of.duties());
    }

    static RulePackage with(RulePackage of, RuleTable table) {
        return copy(of, of.parameters(), of.lists(), replaced(of.tables(), table.id(), table), of.duties());
    }

    static RulePackage with(RulePackage of, List<Duty> duties) {
        return copy(of, of.parameters(), of.lists(), of.tables(), duties);
    }

    private static <T> Map<String, T> replaced(Map<String, T> all, String id, T by) {
        Map<String, T> replaced = new HashMap<>(all);
        replaced.put(id, by);
        return replaced;
    }

    private static RulePackage copy(
            RulePackage of,
            Map<String, Parameter> parameters,
            Map<String, RuleList> lists,
            Map<String, RuleTable> tables,
            List<Duty> duties) {
        return new RulePackage(
                of.id(),
                of.version(),
                of.title(),
                of.layer(),
                of.division(),
                of.parent(),
                of.documents(),
                parameters,
                lists,
                tables,
                duties,
                of.procedures(),
                of.templates(),
                of.tests(),
                of.contentHash());
    }
}
