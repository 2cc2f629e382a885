package org.zhiheng.access.domain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;

/** The rule of who may what. Pure; whatever is not allowed expressly is refused. */
public enum Decision {
    ALLOWED,
    /** Might be allowed, but a first password or a second factor is due before. */
    RESTRICTED,
    REFUSED;

    /** What remains possible while something is due: to do it, and to leave. */
    private static final Map<Restriction, Set<Operation>> STILL = Map.of(
            Restriction.MUST_CHANGE_PASSWORD, EnumSet.of(Operation.PASSWORD_CHANGE_OWN, Operation.SESSION_OWN),
            Restriction.MUST_BIND_FACTOR,
                    EnumSet.of(Operation.FACTOR_MANAGE_OWN, Operation.PASSWORD_CHANGE_OWN, Operation.SESSION_OWN));

    /** What everybody with an account may do with that account, even before any role is given. */
    private static final Set<Operation> OWN_ACCOUNT =
            EnumSet.of(Operation.SESSION_OWN, Operation.PASSWORD_CHANGE_OWN, Operation.FACTOR_MANAGE_OWN);

    public static Decision on(Principal who, Operation operation, Target target, Tree tree) {
        if (who.narrowedTo() != null && !who.narrowedTo().contains(operation)) {
            return REFUSED;
        }
        if (!who.restrictions().stream().allMatch(each -> STILL.get(each).contains(operation))) {
            return RESTRICTED;
        }
        if (OWN_ACCOUNT.contains(operation)) {
            // No role makes somebody else's account one's own.
            return target != null && who.account().equals(target.account()) ? ALLOWED : REFUSED;
        }
        return who.grants().stream().anyMatch(grant -> allows(grant, operation, target, tree)) ? ALLOWED : REFUSED;
    }

    private static boolean allows(Grant grant, Operation operation, Target target, Tree tree) {
        Scope reach = operation.reach(grant.role()).orElse(null);
        if (reach == null) {
            return false;
        }
        if (!operation.onData()) {
            return target == null;
        }
        return target != null && tree.covers(grant, reach.narrower(grant.scope()), target);
    }
}
