package org.zhiheng.rules;

import java.util.List;
import java.util.Map;

/**
 * What a decision table gave.
 *
 * @param matched the rows that hit, in the order of the hit policy; empty when none did
 * @param outputs the outputs of the rows the hit policy takes: one map for single-hit policies and aggregators
 * @param missing names of absent inputs on which the answer depends; outputs are empty then
 */
public record TableResult(List<DecisionTable.Row> matched, List<Map<String, Object>> outputs, List<String> missing) {

    public boolean determined() {
        return missing.isEmpty();
    }
}
