package org.zhiheng.access.domain;

import java.util.EnumSet;
import java.util.Set;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Role;

/**
 * Which roles one person may not hold together (三员分立): system, security and audit administrators are different people and do nobody
 * else's work; a party's account is nothing but that.
 */
public final class Separation {

    private static final Set<Role> APART =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    /** Roles whose work is to decide, approve or answer for something. */
    private static final Set<Role> BY_PERSONS = EnumSet.of(
            Role.LEGAL_REVIEWER,
            Role.HEARING_PRESIDER,
            Role.HEAD,
            Role.PLATFORM_DIRECTOR,
            Role.AUDITOR,
            Role.SYSTEM_ADMINISTRATOR,
            Role.SECURITY_ADMINISTRATOR);

    private Separation() {}

    /** Whether an account of this kind may hold the role at all. */
    public static boolean fits(Accounts.Kind kind, Role role) {
        return kind == Accounts.Kind.PROGRAM ? !BY_PERSONS.contains(role) : role != Role.OPERATIONS_PROGRAM;
    }

    /** Whether one person may hold both, under whatever accounts. */
    public static boolean compatible(Role one, Role other) {
        // As a citizen anybody may be party to a case; with which account is decided by compatibleInAccount.
        if (one == other || one == Role.PARTY || other == Role.PARTY) {
            return true;
        }
        // A program is somebody's; it does not make that person do anything else than before.
        if (one == Role.OPERATIONS_PROGRAM || other == Role.OPERATIONS_PROGRAM) {
            return true;
        }
        return !APART.contains(one) && !APART.contains(other);
    }

    /** Whether one account may hold both. */
    public static boolean compatibleInAccount(Role one, Role other) {
        return compatible(one, other) && (one == other || one != Role.PARTY && other != Role.PARTY);
    }
}
