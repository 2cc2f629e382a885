package org.zhiheng.shell.door;

import java.util.Set;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;

/** Logins for tests of commands. */
public final class Logins {

    private Logins() {}

    public static ConsoleLogin session(SignIn signIn, String session) {
        return ConsoleLogin.session(signIn, new SignedIn(session, "csrf", Set.of()), "10.0.0.1");
    }
}
