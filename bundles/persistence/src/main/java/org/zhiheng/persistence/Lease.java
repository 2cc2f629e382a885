package org.zhiheng.persistence;

import java.time.Instant;

/**
 * A node's right to do some background work for a time.
 *
 * @param name the work, e.g. {@code records.seal}
 * @param holder the process that has it
 * @param token greater each time the lease changes hands: the later holder's is the greater
 * @param until when it ends unless renewed, by the database's clock
 */
public record Lease(String name, String holder, long token, Instant until) {}
