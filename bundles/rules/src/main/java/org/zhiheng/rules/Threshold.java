package org.zhiheng.rules;

import java.math.BigDecimal;

/**
 * An amount and whether reaching it is enough: 以上、以下 include their number, 超过、不满 do not.
 *
 * @param amount in the rule's unit
 * @param inclusive whether the number itself belongs to the side the rule speaks of
 */
public record Threshold(BigDecimal amount, boolean inclusive) {

    /** Whether the given amount is at or above (inclusive) or above (exclusive) the threshold. */
    public boolean reachedBy(BigDecimal given) {
        int order = given.compareTo(amount);
        return inclusive ? order >= 0 : order > 0;
    }

    /** Whether the given amount is at or below (inclusive) or below (exclusive) the threshold. */
    public boolean keptBy(BigDecimal given) {
        int order = given.compareTo(amount);
        return inclusive ? order <= 0 : order < 0;
    }
}
