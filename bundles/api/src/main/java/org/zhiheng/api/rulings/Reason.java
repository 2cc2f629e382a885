package org.zhiheng.api.rulings;

import java.time.LocalDate;

/**
 * One step of a ruling.
 *
 * @param rule id of the rule that was applied; null for a step that rests on facts or on the book itself
 * @param value the rule's value: a string, boolean, number, list or map; null where there is none
 * @param validFrom since when the value holds
 * @param packageId the package it comes from, e.g. {@code cn.371002}
 * @param version that package's version
 * @param source what it cites; null only where rule is null
 * @param doubt in Chinese, why a person should look again; null where there is no doubt
 * @param text the step in Chinese, for people
 */
public record Reason(
        String rule,
        Object value,
        LocalDate validFrom,
        String packageId,
        String version,
        Citation source,
        String doubt,
        String text) {}
