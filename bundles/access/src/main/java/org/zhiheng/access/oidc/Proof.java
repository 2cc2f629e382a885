package org.zhiheng.access.oidc;

/**
 * What a provider says of who has signed in there, or why it is not believed.
 *
 * @param subject what it calls the person; null when refused
 * @param factor whether it asked for a second factor that counts here
 * @param refusal a stable word for the audit; null when believed
 */
public record Proof(String subject, boolean factor, String refusal) {

    static Proof of(String subject, boolean factor) {
        return new Proof(subject, factor, null);
    }

    static Proof refused(String why) {
        return new Proof(null, false, why);
    }

    /** Without what somebody is called. */
    @Override
    public String toString() {
        return "Proof[" + refusal + "]";
    }
}
