package org.zhiheng.api.access;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Decides whether somebody may. Deny by default. Thread-safe.
 *
 * <p>Ask before a transaction begins: the refusal is put down in a transaction of its own, which would be rolled back with the caller's.
 */
@ProviderType
public interface Permissions {

    /** Whether the principal may; nothing is put down. */
    boolean may(Principal who, Operation operation, Target target);

    /**
     * Lets through or refuses, and puts a refusal down.
     *
     * @param target null for an operation on the platform
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN}: {@code ACCESS-FORBIDDEN}; {@code ACCESS-RESTRICTED} while a first
     *     password or a missing second factor stands in the way
     */
    void check(Principal who, Operation operation, Target target);
}
