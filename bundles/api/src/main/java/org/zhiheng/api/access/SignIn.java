package org.zhiheng.api.access;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Signing in and recognising who is asking; for the doors (HTTP, SOAP, console). Thread-safe. */
@ProviderType
public interface SignIn {

    /**
     * Signs somebody in. Whatever is wrong, the answer is the same and takes the same time: an unknown name, a wrong password, a
     * wrong or missing code, a closed or blocked account.
     *
     * @param code of the second factor or a recovery code; null or blank when none is bound
     * @param source address the request came from
     * @param former id of the session the browser had, which ends; null for none
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code ACCESS-SIGN-IN}; {@code UNAVAILABLE} {@code ACCESS-BUSY};
     *     {@code UNAVAILABLE} {@code ACCESS-SOURCE} after too many failures from this address, whoever's account it is
     */
    SignedIn signIn(String name, String password, String code, String source, String former);

    /** Who has this session; empty when it is unknown, over or ended. Whoever ended it, it is unknown on every node within five seconds. */
    Optional<Principal> session(String id);

    /**
     * As {@link #session}, and nothing is put down: for what is sent to an open page by itself, which is no use of the session and does not make it last
     * longer.
     */
    Optional<Principal> listener(String id);

    /** The token to be sent beside changing requests of this session, for a page that was loaded anew. */
    String csrf(String id);

    /** Whether the token sent beside a changing request is this session's. */
    boolean csrfMatches(String id, String csrf);

    /** Ends a session; nothing happens when there is none. */
    void signOut(String id);

    /** The program that has this token; empty when it is unknown, over or revoked. */
    Optional<Principal> token(String token);

    /** As {@link #token(String)}, of the program whose account has this name. */
    Optional<Principal> token(String name, String token);

    /**
     * The program this certificate is registered for; empty when it is unknown, not yet or no longer valid, or revoked. That the program
     * has the key is for the caller to see, by a signature.
     */
    Optional<Principal> certificate(X509Certificate certificate);

    /** As {@link #token(String, String)} for HTTP Basic, with the token in place of the password; always empty unless switched on. */
    Optional<Principal> basic(String name, String token);
}
