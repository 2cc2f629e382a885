package org.zhiheng.api.rules;

import java.util.List;
import java.util.Map;

/**
 * A decision table that somebody is working on, checked as a package's would be, and asked.
 *
 * @param faults what is wrong with it and what no row covers
 * @param inputs its inputs in the order of the columns; empty when it cannot be read
 * @param hits numbers from 1 of the rows that hit, in the order of the hit policy; empty when nothing was asked or none hit
 * @param outputs what it gives for them, by the names of outputs, as texts; an output without a value is left out
 * @param missing names of inputs that were not given and on which the answer depends
 */
public record TableTrial(
        List<FaultInfo> faults,
        List<Input> inputs,
        List<Integer> hits,
        List<Map<String, String>> outputs,
        List<String> missing) {

    /** @param type string, number, boolean or date */
    public record Input(String name, String label, String type) {}
}
