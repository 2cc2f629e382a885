package org.zhiheng.api.access;

import java.time.Instant;
import java.util.Objects;

/**
 * A role somebody holds at a body.
 *
 * @param scope how far it reaches at most
 * @param until when it ends by itself, exclusive; null for no end
 * @param actingFor the grant whose holder this one stands in for, for a deputy; else null
 */
public record Grant(
        String id, String account, Role role, String body, Scope scope, Instant from, Instant until, String actingFor) {
    public Grant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(from, "from");
    }

    /** Whether it holds at the moment, so far as its own dates tell. */
    public boolean holdsAt(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
