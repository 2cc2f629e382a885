package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A decision table with its history, the oldest first and without overlap.
 *
 * @param id e.g. {@code discretion.river-dumping}
 */
public record RuleTable(String id, String title, List<Version> versions) {

    /**
     * The table from a day on.
     *
     * @param until inclusive, null when open
     * @param file path of its DMN file inside the package; null where the package names none
     */
    public record Version(
            LocalDate from,
            LocalDate until,
            DecisionTable table,
            Source source,
            Verified verified,
            String doubt,
            String reading,
            String file,
            DatedValue.Place place) {

        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }
}
