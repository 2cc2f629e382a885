package org.zhiheng.disclosure.service;

import java.time.LocalDate;

/** How long what is not shown any more is kept to be looked up. */
final class Lasting {

    private static final String KEPT = "publicity-kept";

    private Lasting() {}

    /** @param on the day on which it is not shown any more; the last day itself where no rule says how long */
    static LocalDate keptUntil(DisclosureRules.Now now, LocalDate on) {
        return now.lasts(KEPT, on, null, on).orElse(on);
    }
}
