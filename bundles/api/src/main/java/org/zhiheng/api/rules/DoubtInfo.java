package org.zhiheng.api.rules;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Citation;

/**
 * Something in a package in force that a person should look at: an interpretation, a text that is not held, or a plan that contradicts
 * itself.
 *
 * @param kind parameter, term, list, table or duty
 * @param rule id of the rule
 * @param title in Chinese
 * @param from since when the value holds; null where the doubt is about a whole list
 * @param value what is held, in one line
 * @param doubt in Chinese
 * @param reading the assumed reading, in Chinese; null where none is written
 * @param verified {@code text}, {@code partial} or {@code memory}: how surely it stands in the source; null for duties
 */
public record DoubtInfo(
        String packageId,
        String version,
        String kind,
        String rule,
        String title,
        LocalDate from,
        String value,
        String doubt,
        String reading,
        String verified,
        Citation source) {}
