package org.zhiheng.shell.door;

import java.util.Optional;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;

/**
 * What somebody at the console signed in with; a private credential of the JAAS subject. Who it is, is looked up anew each time, so that
 * whatever ended the session or took a role away holds here too. Thread-safe.
 */
public final class ConsoleLogin {

    private final SignIn signIn;
    private final String token;
    private final String source;
    private volatile String session;

    private ConsoleLogin(SignIn signIn, String session, String token, String source) {
        this.signIn = signIn;
        this.session = session;
        this.token = token;
        this.source = source;
    }

    static ConsoleLogin session(SignIn signIn, SignedIn in, String source) {
        return new ConsoleLogin(signIn, in.session(), null, source);
    }

    static ConsoleLogin token(SignIn signIn, String token, String source) {
        return new ConsoleLogin(signIn, null, token, source);
    }

    /** Who it is now; empty when the session is over or the token revoked. */
    public Optional<Principal> principal() {
        String id = session;
        return (id == null ? signIn.token(token) : signIn.session(id)).map(who -> who.from(source));
    }

    /** The address the connection came from. */
    public String source() {
        return source;
    }

    /** Goes on in another session, after a changed password ended all before. */
    public void continuesIn(SignedIn in) {
        session = in.session();
    }

    /** Ends the session; a token stays what it was. */
    void end() {
        String id = session;
        if (id != null) {
            signIn.signOut(id);
        }
    }
}
