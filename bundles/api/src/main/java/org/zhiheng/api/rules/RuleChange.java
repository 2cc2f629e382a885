package org.zhiheng.api.rules;

/**
 * One difference between two generations.
 *
 * @param packageId whose rule it is
 * @param kind {@code added}, {@code removed} or {@code changed}
 * @param rule id of the rule; null when a whole package came or went
 * @param before null when added
 * @param after null when removed
 */
public record RuleChange(String packageId, String kind, String rule, String before, String after) {}
