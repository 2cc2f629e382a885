package org.zhiheng.rules;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Who below may set a parameter anew, and which way.
 *
 * @param by layers that may; empty when none may
 * @param minimum for {@link Direction#WITHIN}; null otherwise
 * @param maximum for {@link Direction#WITHIN}; null otherwise
 */
public record OverrideRule(Set<Layer> by, Direction direction, BigDecimal minimum, BigDecimal maximum) {

    /** Nobody below may set it. */
    public static final OverrideRule NONE = new OverrideRule(Set.of(), Direction.NONE, null, null);

    /** Which way a lower value may go. For a threshold its amount counts, for a term its amount in the same unit. */
    public enum Direction {
        HIGHER,
        LOWER,
        WITHIN,
        FREE,
        NONE
    }
}
