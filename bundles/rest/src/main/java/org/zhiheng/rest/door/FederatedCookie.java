package org.zhiheng.rest.door;

import java.util.Map;
import javax.ws.rs.core.Cookie;

/**
 * What a browser keeps between two steps of signing in by a provider: no script reads it; it is sent when the provider's page leads back
 * here, which is the one thing the session's cookie is not, and with nothing else another site asks for. Over after ten minutes.
 */
public final class FederatedCookie {

    private static final String NAME = "zhiheng-federated";
    private static final int LIFE_SECONDS = 600;

    private FederatedCookie() {}

    /** The header that gives it to the browser. */
    public static String set(String value, boolean secure) {
        return name(secure) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + LIFE_SECONDS
                + (secure ? "; Secure" : "");
    }

    /** The header that takes it away. */
    public static String clear(boolean secure) {
        return name(secure) + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (secure ? "; Secure" : "");
    }

    /** What was sent; null for nothing. */
    public static String of(Map<String, Cookie> sent, boolean secure) {
        Cookie cookie = sent.get(name(secure));
        return cookie == null ? null : cookie.getValue();
    }

    private static String name(boolean secure) {
        return secure ? "__Host-" + NAME : NAME;
    }
}
