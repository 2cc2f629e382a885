package org.zhiheng.shell.door;

import java.security.AccessController;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Who is at the console of this thread. */
public final class Consoles {

    private Consoles() {}

    /** The login behind the command that runs; empty where nobody signed in. */
    public static Optional<ConsoleLogin> login() {
        return Optional.ofNullable(subject()).flatMap(Consoles::login);
    }

    static Optional<ConsoleLogin> login(Subject subject) {
        return subject.getPrivateCredentials(ConsoleLogin.class).stream().findFirst();
    }

    /**
     * Signs in at a console that is open already; whoever was there before is signed out.
     *
     * @param code null or blank for none
     * @throws LoginException whose cause is the refusal; without one when the realm is not there
     */
    public static void signIn(String name, String password, String code) throws LoginException {
        Subject subject = subject();
        if (subject == null) {
            throw new LoginException("a console without a subject");
        }
        signOut();
        new LoginContext(ConsoleGate.REALM, subject, new Answers(name, password, code)).login();
    }

    /** Ends the session of whoever is there; the console stays open. */
    public static void signOut() {
        Subject subject = subject();
        if (subject != null) {
            login(subject).ifPresent(login -> {
                login.end();
                subject.getPrivateCredentials().remove(login);
                ConsoleGate.bar(subject);
            });
        }
    }

    /** Null where there is none. Karaf's console carries it so, and so do the threads of a pipe. */
    @SuppressWarnings("removal")
    static Subject subject() {
        return Subject.getSubject(AccessController.getContext());
    }
}
