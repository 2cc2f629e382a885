package org.zhiheng.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.servlet.http.HttpServletRequest;

/** Whether what is sent can be read on its way: only by TLS, or from this machine to itself, is a token safe. */
final class Confidential {

    private Confidential() {}

    static boolean is(HttpServletRequest request) {
        if (request.isSecure()) {
            return true;
        }
        return loopback(request.getRemoteAddr())
                && (!forwarded(request) || "https".equals(request.getHeader("X-Forwarded-Proto")));
    }

    /** A proxy on this machine says that the request came from elsewhere; without saying how, it may have come in the open. */
    private static boolean forwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null
                || request.getHeader("X-Forwarded-Proto") != null
                || request.getHeader("Forwarded") != null;
    }

    private static boolean loopback(String address) {
        try {
            // An address in digits is not looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
