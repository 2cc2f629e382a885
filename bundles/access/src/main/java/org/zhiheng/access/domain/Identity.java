package org.zhiheng.access.domain;

import java.time.Instant;

/**
 * Somebody as a provider outside knows the person, and the account that lets in to.
 *
 * @param issuer the provider that vouches for it
 * @param subject what it is called there
 */
public record Identity(String id, String issuer, String subject, String account, Instant since) {

    /** Without what somebody is called. */
    @Override
    public String toString() {
        return "Identity[" + id + "]";
    }
}
