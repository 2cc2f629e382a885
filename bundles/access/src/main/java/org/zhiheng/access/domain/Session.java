package org.zhiheng.access.domain;

import java.time.Instant;

/**
 * Somebody signed in.
 *
 * @param hash of the id, which only the browser has
 * @param reference names it to people
 * @param source address of the sign-in
 * @param factorOutside whether a provider outside has asked for a second factor, so that the platform's own is not needed
 */
public record Session(
        String hash,
        String reference,
        String account,
        Instant since,
        Instant lastSeen,
        String source,
        boolean factorOutside) {

    public boolean overAt(Instant now, AccessPolicy policy) {
        return !now.isBefore(lastSeen.plus(policy.idle())) || !now.isBefore(since.plus(policy.absolute()));
    }

    public Session seen(Instant at) {
        return new Session(hash, reference, account, since, at, source, factorOutside);
    }
}
