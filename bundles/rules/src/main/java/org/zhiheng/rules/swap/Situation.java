package org.zhiheng.rules.swap;

import java.util.Map;
import org.zhiheng.rules.RuleBooks;

/**
 * What is in force and what waits, at one moment. Immutable.
 *
 * @param books null before the first generation
 * @param inForce packages by id, those of the books and no others
 * @param waiting packages whose ancestors are not there yet, by id
 */
record Situation(RuleBooks books, Map<String, Held> inForce, Map<String, Held> waiting) {

    static final Situation NOTHING = new Situation(null, Map.of(), Map.of());

    Situation withWaiting(Map<String, Held> now) {
        return new Situation(books, inForce, now);
    }
}
