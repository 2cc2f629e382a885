package org.zhiheng.access.domain;

import java.time.Instant;
import java.util.Set;
import org.zhiheng.api.access.Operation;

/**
 * What a program shows.
 *
 * @param hash of the token itself
 * @param operations what it may be used for
 * @param revokedAt null while it was not; a revoked one stays known, so that who comes with it is recognised as such
 */
public record Token(
        String id, String hash, String account, Set<Operation> operations, Instant until, Instant revokedAt) {
    public Token {
        operations = Set.copyOf(operations);
    }

    /** Whether it lets anybody in. */
    public boolean goodAt(Instant moment) {
        return revokedAt == null && moment.isBefore(until);
    }
}
