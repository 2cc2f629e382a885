package org.zhiheng.api.access;

import java.util.Set;

/**
 * What a browser is given. {@link #toString()} shows none of it.
 *
 * @param session for the cookie alone
 * @param csrf to be sent as a header beside every request that changes something
 */
public record SignedIn(String session, String csrf, Set<Restriction> restrictions) {
    public SignedIn {
        restrictions = Set.copyOf(restrictions);
    }

    @Override
    public String toString() {
        return "SignedIn" + restrictions;
    }
}
