package org.zhiheng.api.access;

import java.util.Set;
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

    /**
     * How far an operation on somebody's data reaches for the principal, for lists; who asks for one thing checks that thing besides.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #check} when it reaches nothing, which is put down
     */
    Reach reach(Principal who, Operation operation);

    /** Everything the principal may do now, on whatever; nothing is put down. To show people what they can do, and no check. */
    Set<Operation> operations(Principal who);

    /** Whether an operation is among {@link #operations}. */
    boolean any(Principal who, Operation operation);
}
