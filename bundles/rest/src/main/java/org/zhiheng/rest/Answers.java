package org.zhiheng.rest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.Response;
import org.zhiheng.api.error.ZhihengException;

/** How every answer of the interface is made. */
public final class Answers {

    private static final String JSON = "application/json;charset=utf-8";

    /** Basic is never asked for, or browsers would remember it. */
    static final String CHALLENGE = "WWW-Authenticate";

    static final String BEARER = "Bearer realm=\"zhiheng\"";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private static final Map<String, String> SECURE_HEADERS = secure();

    private Answers() {}

    private static Map<String, String> secure() {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        headers.put("Strict-Transport-Security", "max-age=31536000");
        return Map.copyOf(headers);
    }

    static Response json(int status, Object body) {
        return bytes(status, JSON, Json.bytes(body));
    }

    static Response ok(Object body) {
        return json(Response.Status.OK.getStatusCode(), body);
    }

    static Response made(Object body) {
        return json(Response.Status.CREATED.getStatusCode(), body);
    }

    static Response bytes(int status, String type, byte[] body) {
        return Response.status(status).type(type).entity(body).build();
    }

    /**
     * What every answer says to browsers: keep nothing, guess nothing, load nothing, be framed by nobody.
     *
     * @param secure whether it is given over TLS
     */
    public static Map<String, String> headers(boolean secure) {
        return secure ? SECURE_HEADERS : HEADERS;
    }

    /** What was thrown, with all that is wrong. */
    static Response error(int status, ZhihengException known) {
        return json(status, errorBody(known));
    }

    /** @param field null where no field is at fault */
    static Response error(int status, String code, String message, String field) {
        return json(status, errorBody(code, message, field));
    }

    /** The same answer from a servlet. */
    public static void refuse(HttpServletResponse response, int status) throws IOException {
        write(response, status, errorBody("HTTP-" + status, told(status), null));
    }

    /** The same of what was thrown. */
    public static void refuse(HttpServletResponse response, ZhihengException known) throws IOException {
        int status = ErrorAnswers.status(known);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(CHALLENGE, BEARER);
        }
        write(response, status, errorBody(known));
    }

    /** Any answer from a servlet. */
    public static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(JSON);
        HEADERS.forEach(response::setHeader);
        response.getOutputStream().write(Json.bytes(body));
    }

    /** Whether a servlet that only shows things knows the method; the servlet API would answer others with a page of its own. */
    public static boolean reading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /** What a status means to people. */
    static String told(int status) {
        return switch (status) {
            case 404 -> "没有这个地址;接口文档在/api/docs/";
            case 405 -> "这个地址不支持该方法";
            case 406 -> "只能以application/json回答";
            case 415 -> "请求正文应当是application/json";
            default -> "请求不能处理";
        };
    }

    private static Map<String, Object> errorBody(ZhihengException known) {
        Map<String, Object> body =
                errorBody(known.code(), known.getMessage(), known.field().orElse(null));
        if (!known.others().isEmpty()) {
            body.put("others", known.others().stream().map(Answers::errorBody).toList());
        }
        return body;
    }

    private static Map<String, Object> errorBody(String code, String message, String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("field", field);
        return body;
    }
}
