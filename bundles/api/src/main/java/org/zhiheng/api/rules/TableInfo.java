package org.zhiheng.api.rules;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Citation;

/**
 * A decision table of a package in force, with its history.
 *
 * @param packageVersion of the package
 * @param id e.g. {@code discretion.river-dumping}
 * @param title in Chinese
 * @param editions the oldest first
 */
public record TableInfo(
        String packageId, String packageTitle, String packageVersion, String id, String title, List<Edition> editions) {

    /**
     * The table from a day on.
     *
     * @param until last day, inclusive; null when open
     * @param file its DMN file inside the package, for {@link RuleDesk#file}
     * @param hitPolicy as DMN calls it
     * @param verified {@code text}, {@code partial} or {@code memory}
     * @param doubt null where there is none
     * @param reading how it is read in spite of the doubt; null where there is none
     */
    public record Edition(
            LocalDate from,
            LocalDate until,
            String file,
            String hitPolicy,
            int rows,
            Citation source,
            String verified,
            String doubt,
            String reading) {}
}
