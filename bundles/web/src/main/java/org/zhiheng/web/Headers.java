package org.zhiheng.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What browsers are told with every file: load from here alone, run nothing that stands in a page, be framed by nobody, tell nobody whence one comes. */
final class Headers {

    /** Documents are shown from memory ({@code blob:}); so are pictures that were taken and not yet sent. */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "frame-src blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'");

    private static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", CONTENT,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()");

    private Headers() {}

    /** @param secure whether it is given over TLS */
    static Map<String, String> all(boolean secure) {
        if (!secure) {
            return ALL;
        }
        Map<String, String> headers = new LinkedHashMap<>(ALL);
        headers.put("Strict-Transport-Security", "max-age=31536000");
        return headers;
    }
}
