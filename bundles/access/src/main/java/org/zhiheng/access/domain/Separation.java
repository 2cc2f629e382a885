package org.zhiheng.access.domain;

import java.util.EnumSet;
import java.util.Set;
import org.zhiheng.api.access.Role;

/**
 * Which roles one person may not hold together (三员分立): system, security and audit administrators are different people and do nobody
 * else's work; a party's account is nothing but that.
 */
public final class Separation {

    private static final Set<Role> APART =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    private Separation() {}

    /** Whether one person may hold both, under whatever accounts. */
    public static boolean compatible(Role one, Role other) {
        // As a citizen anybody may be party to a case; with which account is decided by compatibleInAccount.
        if (one == other || one == Role.PARTY || other == Role.PARTY) {
            return true;
        }
        return !APART.contains(one) && !APART.contains(other);
    }

    /** Whether one account may hold both. */
    public static boolean compatibleInAccount(Role one, Role other) {
        return compatible(one, other) && (one == other || one != Role.PARTY && other != Role.PARTY);
    }
}
