package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What everybody does with the own account. Thread-safe. */
@ProviderType
public interface OwnAccount {

    /**
     * Changes the password, ends all sessions of the account and begins a new one.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code ACCESS-PASSWORD-CURRENT},
     *     {@code ACCESS-PASSWORD-BLOCKED} after too many wrong ones; {@code INVALID}
     *     {@code ACCESS-PASSWORD-SHORT}, {@code -LONG}, {@code -COMMON}, {@code -USED}
     */
    SignedIn changePassword(Principal who, String current, String next, String source);

    /** Offers a second factor; it counts once a code has confirmed it. The password is asked again. */
    FactorOffer offerFactor(Principal who, String password);

    /**
     * Binds the offered factor and ends all other ways in that it replaces.
     *
     * @return recovery codes, shown this once
     */
    List<String> confirmFactor(Principal who, String code);

    /**
     * Names a deputy for a time: who then holds the same role at the same body, marked as acting.
     *
     * @param grant the own grant that is deputised; one held as deputy cannot be passed on
     * @param deputyAccount of the same body or one below
     * @param from not in the past
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code ACCESS-DEPUTY-TIME}; {@code CONFLICT} {@code ACCESS-DEPUTY-BODY},
     *     {@code -SELF}, {@code -ROLE}, {@code -HELD} when this person is deputy at that time already, {@code ACCESS-SEPARATION}
     */
    Grant nameDeputy(Principal who, String grant, String deputyAccount, Instant from, Instant until);

    /** Who stands in for the own roles, now or later, the one that begins first, first. */
    List<Grant> deputies(Principal who);

    /** Ends it before its time; {@code NOT_FOUND} {@code ACCESS-GRANT-UNKNOWN} for what is no deputy of who asks. */
    void endDeputy(Principal who, String deputy);

    /** The own sessions, the newest first. */
    List<SessionInfo> sessions(Principal who);

    /**
     * Ends one of the own sessions, or all with a reference of null. The password is asked again, or whoever stole a session could shut its
     * owner out.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code ACCESS-PASSWORD-CURRENT}; {@code NOT_FOUND}
     *     {@code ACCESS-SESSION-UNKNOWN} when it is none of them
     */
    void endSession(Principal who, String reference, String password);

    /**
     * @param secret in base32, for an authenticator that is typed into
     * @param uri {@code otpauth:}, for a QR code
     */
    record FactorOffer(String secret, String uri) {
        @Override
        public String toString() {
            return "FactorOffer";
        }
    }

    /** @param reference names the session without letting anybody in */
    record SessionInfo(String reference, Instant since, Instant lastSeen, String source) {}
}
