package org.zhiheng.api.access;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What administrators do with accounts: the system administrator opens and closes them, the security administrator gives rights. Thread-safe. */
@ProviderType
public interface Accounts {

    /** @param personNumber the person's staff number; accounts with the same number are the same person's */
    record NewAccount(String name, Kind kind, String personNumber, String personName, String body) {}

    /** Whether a person signs in with it or a program by tokens. */
    enum Kind {
        PERSON,
        PROGRAM
    }

    /** @param password holds for a short time and has to be changed; null for a program */
    record Opened(String account, String password) {
        @Override
        public String toString() {
            return "Opened[" + account + "]";
        }
    }

    /** @param token shown this once */
    record Issued(String id, String token) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /**
     * @param fingerprint SHA-256 of the certificate, hexadecimal
     * @param until when it ends by itself
     */
    record Registered(String id, String fingerprint, Instant until) {}

    /**
     * Opens an account without any right.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-ACCOUNT-EXISTS}; {@code ACCESS-PERSON-NAME} when the
     *     number is that of a person of another name, however it is spelled; {@code NOT_FOUND} {@code ACCESS-BODY-UNKNOWN}
     */
    Opened open(Principal by, NewAccount account);

    /**
     * Corrects the number or name of the person behind an account, for all the person's accounts. With the number of another person of this
     * name the account becomes that person's: one person was registered as two.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #open}; {@code CONFLICT} {@code ACCESS-SEPARATION} when that person would
     *     then hold roles that must be apart; {@code FORBIDDEN} {@code ACCESS-OWN-RIGHTS}
     */
    void correctPerson(Principal by, String account, String number, String name);

    /**
     * Closes it for good: sessions, tokens and roles end.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-LAST-ADMINISTRATOR} for the last system or security
     *     administrator, as with {@link #revoke}
     */
    void close(Principal by, String account);

    /**
     * Gives a role.
     *
     * @param until null for no end
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-SEPARATION} when the person would then hold roles that
     *     must be apart, {@code ACCESS-ROLE-KIND} for a role of persons given to a program or the other way round, {@code ACCESS-ROLE-BODY} for one of the justice
     *     bureau at another body, {@code ACCESS-GRANT-HELD}
     *     for what is held already; {@code FORBIDDEN} {@code ACCESS-OWN-RIGHTS} when somebody would give rights to the own person
     */
    Grant grant(Principal by, String account, Role role, String body, Scope scope, Instant until);

    void revoke(Principal by, String grant);

    /**
     * A new first password, shown this once; all sessions end. Only beside a second factor, which still keeps out who has seen it.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-RESET-SECOND} where no factor is bound: by
     *     {@link AccountResets}
     */
    String resetPassword(Principal by, String account);

    void unlock(Principal by, String account);

    void endSessions(Principal by, String account);

    /**
     * A token for a program's account.
     *
     * @param operations what it may be used for, within the account's roles
     */
    Issued issueToken(Principal by, String account, Set<Operation> operations, Instant until);

    void revokeToken(Principal by, String token);

    /**
     * Lets a program's account sign its messages with a certificate, which is known by its SHA-256 alone: whoever issued it is not asked.
     *
     * @param operations what it may be used for, within the account's roles
     * @param until when it ends at the latest; never later than the certificate itself
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code ACCESS-CERTIFICATE}: expired, or a key that is too weak;
     *     {@code ACCESS-CERTIFICATE-BOUNDS}; {@code CONFLICT} {@code ACCESS-CERTIFICATE-KNOWN}: registered before, revoked or not
     */
    Registered registerCertificate(
            Principal by, String account, X509Certificate certificate, Set<Operation> operations, Instant until);

    /** For good: a certificate that was revoked is not registered again. */
    void revokeCertificate(Principal by, String certificate);
}
