package org.zhiheng.api.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Citation;

/**
 * A rule through time and through the layers.
 *
 * @param rule id of the parameter, list, table, duty or procedure
 * @param kind parameter, term, list, table, duty or procedure
 * @param title in Chinese
 * @param values what the packages in force say, the nation first, then by date; of a list a value for each key and time
 * @param holding what holds in the division that was asked for, by date; empty where none was asked for, and for other kinds than
 *     parameters and terms
 */
public record RuleHistory(String rule, String kind, String title, List<Value> values, List<Holding> holding) {

    /**
     * What one package says from a day on.
     *
     * @param key which row of a list; null for other kinds
     * @param until last day, inclusive; null when open
     * @param value in one line
     * @param verified {@code text}, {@code partial} or {@code memory}; null for duties and procedures
     * @param mayOverride who below may set it anew and which way, in Chinese; null for other kinds than parameters and terms
     * @param overrides the values of upper layers in whose place it stands
     * @param overriddenBy the values of lower layers that stand in its place there
     * @param overtakenBy later values of upper layers that hold in its place
     * @param editions the package versions that have said so, the oldest first
     */
    public record Value(
            String packageId,
            String version,
            String layer,
            String division,
            String key,
            LocalDate from,
            LocalDate until,
            String value,
            String verified,
            String doubt,
            String reading,
            Citation source,
            String mayOverride,
            List<Link> overrides,
            List<Link> overriddenBy,
            List<Link> overtakenBy,
            List<Edition> editions) {}

    /**
     * Another value that this one meets.
     *
     * @param since the first day on which they meet
     */
    public record Link(String packageId, String version, LocalDate since, String value) {}

    /**
     * A package version that came in force.
     *
     * @param generation the first generation with it
     * @param inForceSince when that was made
     */
    public record Edition(String version, long generation, Instant inForceSince) {}

    /**
     * What holds in a division.
     *
     * @param until last day, inclusive; null when open
     */
    public record Holding(
            LocalDate from,
            LocalDate until,
            String value,
            String packageId,
            String version,
            boolean personMustConfirm) {}
}
