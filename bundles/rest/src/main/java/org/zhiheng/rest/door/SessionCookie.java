package org.zhiheng.rest.door;

import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;

/**
 * The session's cookie: no script reads it, no other site sends it, it goes with the browser. On TLS its name makes browsers take it
 * from this host alone.
 */
public final class SessionCookie {

    static final String NAME = "zhiheng";
    static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    /** The header that gives a session to the browser. */
    public static String set(String session, boolean secure) {
        return name(secure) + "=" + session + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    /** The header that takes it away. */
    public static String clear(boolean secure) {
        return set("", secure) + "; Max-Age=0";
    }

    static Optional<String> of(HttpServletRequest request, boolean secure) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(name(secure)))
                        .map(Cookie::getValue)
                        .filter(each -> !each.isEmpty())
                        .findFirst();
    }

    private static String name(boolean secure) {
        return secure ? SECURE_NAME : NAME;
    }
}
