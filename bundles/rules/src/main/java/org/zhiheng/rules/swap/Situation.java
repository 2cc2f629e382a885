package org.zhiheng.rules.swap;

import java.util.Map;
import org.zhiheng.rules.RuleBooks;

/**
 * What is in force and what waits, at one moment. Immutable.
 *
 * @param books null before the first generation
 * @param inForce packages by id, those of the books and no others
 * @param waiting packages whose ancestors are not there yet, by id
 * @param awaiting packages that were found good and await people, by id
 */
record Situation(RuleBooks books, Map<String, Held> inForce, Map<String, Held> waiting, Map<String, Held> awaiting) {

    static final Situation NOTHING = new Situation(null, Map.of(), Map.of(), Map.of());

    Situation with(Map<String, Held> waitingNow, Map<String, Held> awaitingNow) {
        return new Situation(books, inForce, waitingNow, awaitingNow);
    }
}
