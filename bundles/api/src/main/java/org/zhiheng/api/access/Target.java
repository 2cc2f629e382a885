package org.zhiheng.api.access;

import java.util.Objects;

/**
 * Whose data an operation is on.
 *
 * @param account the account that owns it; null where no single person does
 * @param body the body it belongs to
 */
public record Target(String account, String body) {
    public Target {
        Objects.requireNonNull(body, "body");
    }
}
