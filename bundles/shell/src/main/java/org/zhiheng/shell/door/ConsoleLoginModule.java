package org.zhiheng.shell.door;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.TextInputCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.zhiheng.api.error.ZhihengException;

/**
 * Signs in by name, password and second factor. Who asks in two fields is asked for the code apart ({@link TextInputCallback}); who has one
 * field only writes {@code password code} into it.
 */
public final class ConsoleLoginModule implements LoginModule {

    /** A code of six digits or a recovery code, behind the password and a blank. */
    private static final Pattern WITH_CODE =
            Pattern.compile("(?s)(.+) ([0-9]{6}|[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){5})");

    private Subject subject;
    private CallbackHandler handler;
    private ConsoleGate gate;
    private ConsoleLogin login;
    private String name;
    private final Set<java.security.Principal> given = new HashSet<>();

    @Override
    public void initialize(Subject of, CallbackHandler asks, Map<String, ?> shared, Map<String, ?> options) {
        subject = of;
        handler = asks;
        gate = (ConsoleGate) options.get(ConsoleGate.OPTION);
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback asksName = new NameCallback("账号 ");
        PasswordCallback asksPassword = new PasswordCallback("口令 ", false);
        TextInputCallback asksCode = new TextInputCallback("动态验证码 ");
        boolean apart = ask(asksName, asksPassword, asksCode);
        String typed = asksPassword.getPassword() == null ? "" : new String(asksPassword.getPassword());
        asksPassword.clearPassword();
        Matcher both = WITH_CODE.matcher(typed);
        boolean split = !apart && both.matches();
        name = asksName.getName() == null ? "" : asksName.getName();
        try {
            login = gate.signIn(
                    name, split ? both.group(1) : typed, split ? both.group(2) : asksCode.getText(), source(subject));
        } catch (ZhihengException e) {
            FailedLoginException refused = new FailedLoginException(e.code());
            refused.initCause(e);
            throw refused;
        }
        return true;
    }

    /** @return whether the code was asked apart */
    private boolean ask(Callback name, Callback password, Callback code) throws LoginException {
        try {
            handler.handle(new Callback[] {name, password, code});
            return true;
        } catch (UnsupportedCallbackException e) {
            return askTogether(name, password);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private boolean askTogether(Callback name, Callback password) throws LoginException {
        try {
            handler.handle(new Callback[] {name, password});
            return false;
        } catch (UnsupportedCallbackException | IOException e) {
            throw failed(e);
        }
    }

    private static LoginException failed(Exception cause) {
        LoginException failed = new LoginException(cause.getMessage());
        failed.initCause(cause);
        return failed;
    }

    private static String source(Subject subject) {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .map(ClientPrincipal::getAddress)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean commit() throws LoginException {
        if (login == null) {
            return false;
        }
        given.add(new UserPrincipal(name));
        subject.getPrincipals().addAll(given);
        subject.getPrivateCredentials().add(login);
        gate.refresh(subject, login);
        return true;
    }

    @Override
    public boolean abort() {
        return leave();
    }

    @Override
    public boolean logout() {
        return leave();
    }

    private boolean leave() {
        if (login == null) {
            return false;
        }
        login.end();
        subject.getPrivateCredentials().remove(login);
        gate.refresh(subject, login);
        subject.getPrincipals().removeAll(given);
        login = null;
        return true;
    }
}
