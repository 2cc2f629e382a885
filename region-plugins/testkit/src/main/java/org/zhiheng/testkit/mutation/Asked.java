package org.zhiheng.testkit.mutation;

import java.util.HashSet;
import java.util.Set;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.RuleList;

/**
 * What rulings asked for while they were listened to. For one thread.
 *
 * @param rules also those that no package has
 * @param listRows rows of lists that were given
 * @param tableRows rows of tables that hit
 */
record Asked(Set<Rule> rules, Set<RuleList.Row> listRows, Set<DecisionTable.Row> tableRows) {

    Asked() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
}
