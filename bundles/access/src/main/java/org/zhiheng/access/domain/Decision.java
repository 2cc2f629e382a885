package org.zhiheng.access.domain;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
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
        Decision barred = barred(who, operation);
        if (barred != null) {
            return barred;
        }
        if (OWN_ACCOUNT.contains(operation)) {
            // No role makes somebody else's account one's own.
            return target != null && who.account().equals(target.account()) ? ALLOWED : REFUSED;
        }
        return who.grants().stream().anyMatch(grant -> allows(grant, operation, target, tree)) ? ALLOWED : REFUSED;
    }

    /** Exactly the targets of known bodies on which {@link #on} allows an operation; nothing for one on the platform. */
    public static Reach reach(Principal who, Operation operation, Tree tree) {
        if (!operation.onData() || barred(who, operation) != null) {
            return Reach.NOTHING;
        }
        if (OWN_ACCOUNT.contains(operation)) {
            return new Reach(false, Set.of(), who.account());
        }
        Set<String> bodies = new HashSet<>();
        boolean any = false;
        for (Grant grant : who.grants()) {
            Scope reach = operation.reach(grant.role()).orElse(null);
            if (reach == null || tree.body(grant.body()).isEmpty()) {
                continue;
            }
            Scope narrower = reach.narrower(grant.scope());
            if (narrower == Scope.ALL) {
                return new Reach(true, Set.of(), who.account());
            }
            any = true;
            bodies.addAll(tree.covered(grant, narrower));
        }
        return any ? new Reach(false, bodies, who.account()) : Reach.NOTHING;
    }

    /** Whether {@link #reach} is more than nothing. */
    public static boolean reaches(Principal who, Operation operation, Tree tree) {
        if (!operation.onData() || barred(who, operation) != null) {
            return false;
        }
        if (OWN_ACCOUNT.contains(operation)) {
            return true;
        }
        // Asked of every operation whenever somebody asks what he may do.
        for (Grant each : who.grants()) {
            if (operation.reach(each.role()).isPresent()
                    && tree.body(each.body()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What stands in the way whatever it is on; null when nothing does. */
    public static Decision barred(Principal who, Operation operation) {
        boolean program = who.narrowedTo() != null;
        if (program && (operation.byPersons() || !who.narrowedTo().contains(operation))) {
            return REFUSED;
        }
        for (Restriction each : who.restrictions()) {
            if (!STILL.get(each).contains(operation)) {
                return RESTRICTED;
            }
        }
        return null;
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
