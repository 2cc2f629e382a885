package org.zhiheng.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** How the public is answered. */
final class Answers {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String JSON_TYPE = "application/json;charset=utf-8";
    static final int TOO_MANY = 429;

    /** For answers that are no pages. */
    static final String NOTHING_LOADED = "default-src 'none'; frame-ancestors 'none'";

    private Answers() {}

    /** @param policy what a page may load and run */
    static void headers(HttpServletResponse response, String policy) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    static Map<String, Object> error(String code, String message, String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("field", field);
        return body;
    }

    /** An answer that nobody keeps. */
    static void answer(HttpServletRequest request, HttpServletResponse response, int status, Object body)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(request, response, status, JSON_TYPE, JSON.writeValueAsBytes(body));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, int status, String type, byte[] bytes)
            throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
