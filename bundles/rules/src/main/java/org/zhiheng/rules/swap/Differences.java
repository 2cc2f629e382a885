package org.zhiheng.rules.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.rules.look.RuleLines;

/** What differs between two generations. */
final class Differences {

    private Differences() {}

    static List<RuleChange> between(Map<String, Held> before, Map<String, Held> after) {
        List<RuleChange> changes = new ArrayList<>();
        for (String id : union(before, after)) {
            Held old = before.get(id);
            Held young = after.get(id);
            if (old == null) {
                changes.add(new RuleChange(
                        id, "added", null, null, young.rulePackage().version()));
            } else if (young == null) {
                changes.add(
                        new RuleChange(id, "removed", null, old.rulePackage().version(), null));
            } else if (!old.hash().equals(young.hash())) {
                String from = old.rulePackage().version();
                changes.add(new RuleChange(
                        id, "changed", null, from, young.rulePackage().version()));
                addRules(
                        changes,
                        id,
                        RuleLines.wholeTexts(old.rulePackage()),
                        RuleLines.wholeTexts(young.rulePackage()));
            }
        }
        return changes;
    }

    private static void addRules(
            List<RuleChange> changes, String id, Map<String, String> before, Map<String, String> after) {
        for (String rule : union(before, after)) {
            String old = before.get(rule);
            String young = after.get(rule);
            if (old == null) {
                changes.add(new RuleChange(id, "added", rule, null, young));
            } else if (young == null) {
                changes.add(new RuleChange(id, "removed", rule, old, null));
            } else if (!old.equals(young)) {
                changes.add(new RuleChange(id, "changed", rule, old, young));
            }
        }
    }

    private static SortedSet<String> union(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
