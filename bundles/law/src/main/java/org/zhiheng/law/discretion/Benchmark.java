package org.zhiheng.law.discretion;

import java.util.List;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RulePackage;

/**
 * What the rules of one day give for the facts.
 *
 * @param hit the tier that applies
 * @param from whose benchmark it is
 * @param rows the rows that hit: of a table, of the formula, or of both
 * @param shares what the tiers were reckoned by, beside the rows; empty for a table alone
 */
record Benchmark(List<Tier> tiers, Tier hit, RulePackage from, List<Reason> rows, List<Applied> shares) {}
