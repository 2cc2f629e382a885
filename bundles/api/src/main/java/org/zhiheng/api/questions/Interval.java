package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;

/** Days from and to, both inclusive. A null {@code to} is open. */
public record Interval(@Label("起") LocalDate from, @Label("止") LocalDate to) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
