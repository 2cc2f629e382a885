package org.zhiheng.access.domain;

import java.time.Instant;
import java.util.Set;
import org.zhiheng.api.access.Operation;

/**
 * What a program shows.
 *
 * @param hash of the token itself
 * @param operations what it may be used for
 */
public record Token(String id, String hash, String account, Set<Operation> operations, Instant until) {
    public Token {
        operations = Set.copyOf(operations);
    }
}
