package org.zhiheng.shell.door;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.TextInputCallback;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * What somebody typed.
 *
 * @param code null where there was no field for it
 */
record Answers(String name, String password, String code) implements CallbackHandler {

    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
        for (Callback each : callbacks) {
            if (each instanceof NameCallback asked) {
                asked.setName(name);
            } else if (each instanceof PasswordCallback asked) {
                asked.setPassword(password.toCharArray());
            } else if (each instanceof TextInputCallback asked && code != null) {
                asked.setText(code);
            } else {
                throw new UnsupportedCallbackException(each);
            }
        }
    }

    @Override
    public String toString() {
        return "Answers";
    }
}
