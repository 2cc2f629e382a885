package org.zhiheng.api.access;

import java.util.Objects;
import java.util.Set;

/**
 * On whose data somebody may do an operation: the condition a list's query is narrowed by, so that nothing is read that may not be
 * shown.
 *
 * @param everywhere whether on all data of bodies that are known; the bodies are then not named
 * @param bodies ids of the bodies whose data it reaches
 * @param account whose own data it reaches besides; null when it reaches nothing
 */
public record Reach(boolean everywhere, Set<String> bodies, String account) {

    /** Reaches nothing. */
    public static final Reach NOTHING = new Reach(false, Set.of(), null);

    public Reach {
        bodies = Set.copyOf(bodies);
    }

    public boolean nothing() {
        return !everywhere && account == null;
    }

    /** Whether it covers one target, whose body has to be one that is known. */
    public boolean covers(Target target) {
        Objects.requireNonNull(target, "target");
        return everywhere || bodies.contains(target.body()) || account != null && account.equals(target.account());
    }
}
