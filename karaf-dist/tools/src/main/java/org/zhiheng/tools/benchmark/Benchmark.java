package org.zhiheng.tools.benchmark;

import java.util.List;
import java.util.Map;

/**
 * A benchmark as it is to be written.
 *
 * @param about what was filled in under 基本情况; empty strings where nothing was
 * @param allowed how the party is told; empty where no row asks for it
 */
record Benchmark(Map<Form.About, String> about, List<Input> inputs, List<Tier> tiers) {

    /**
     * An input of the table.
     *
     * @param type string, number or boolean
     * @param allowed the allowed texts as cells; null where any value may be
     */
    record Input(String name, String title, String type, String allowed) {}

    /**
     * A row.
     *
     * @param line in the spreadsheet
     * @param conditions a cell for each input
     * @param percentOf the factor of which the amounts are percent; null where none
     * @param timesOf the factor of which the amounts are times; null where none
     * @param cap null where the sum has no limit
     */
    record Tier(
            int line,
            List<String> conditions,
            String tier,
            String min,
            boolean minInclusive,
            String max,
            boolean maxInclusive,
            String percentOf,
            String timesOf,
            String cap,
            String condition) {}

    String id() {
        return "discretion." + about.get(Form.About.CODE);
    }
}
