package org.zhiheng.law.discretion;

import java.time.LocalDate;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.Applied;

/** Whether an item has ceased to be unlawful: the rule {@code violation.repealed.<item>}. */
final class Repeal {

    private Repeal() {}

    /** The rule by which the item is no longer unlawful on that day; null where there is none. */
    static Applied of(String item, LocalDate on, Inquiry inquiry) {
        Applied repealed = item == null ? null : inquiry.ruleIfAny("violation.repealed." + item, on);
        return repealed != null && repealed.flag() ? repealed : null;
    }
}
