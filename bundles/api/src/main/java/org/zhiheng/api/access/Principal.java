package org.zhiheng.api.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who is asking, as found when the request was let in. Holds for that request and is not kept.
 *
 * @param account id of the account
 * @param person id of the person behind it; two accounts may be one person's
 * @param grants the roles that hold now
 * @param narrowedTo the operations a program's token allows; null for somebody signed in, whom only the roles bind
 * @param source the address the request came from, for the audit; null where it came from inside
 */
public record Principal(
        String account,
        String person,
        List<Grant> grants,
        Set<Restriction> restrictions,
        Set<Operation> narrowedTo,
        String source) {

    /** Somebody of whom it is not known yet, or does not matter, where the request came from. */
    public Principal(
            String account,
            String person,
            List<Grant> grants,
            Set<Restriction> restrictions,
            Set<Operation> narrowedTo) {
        this(account, person, grants, restrictions, narrowedTo, null);
    }

    public Principal {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(person, "person");
        grants = List.copyOf(grants);
        restrictions = Set.copyOf(restrictions);
        narrowedTo = narrowedTo == null ? null : Set.copyOf(narrowedTo);
    }

    /** The same who asks from there. */
    public Principal from(String address) {
        return new Principal(account, person, grants, restrictions, narrowedTo, address);
    }
}
