package org.zhiheng.api.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The two times a register is asked for.
 *
 * @param on the day on which what is told held
 * @param knownAt the moment as known at which it is told; null for what is known now
 */
public record AsOf(LocalDate on, Instant knownAt) {
    public AsOf {
        Objects.requireNonNull(on, "on");
    }

    /** As known now. */
    public static AsOf on(LocalDate day) {
        return new AsOf(day, null);
    }
}
