package org.zhiheng.registers;

import java.time.LocalDate;
import java.util.Objects;
import org.zhiheng.api.registers.Change.Why;

/**
 * A body that goes into another.
 *
 * @param from the first day on which it is no body any more
 * @param why as it is written with every row that follows
 */
public record BodyMerger(String body, String into, LocalDate from, Why why) {
    public BodyMerger {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(why, "why");
    }
}
