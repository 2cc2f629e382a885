package org.zhiheng.rest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.Response;

/** How every answer of the interface is made. */
public final class Answers {

    private static final String JSON = "application/json;charset=utf-8";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Answers() {}

    static Response json(int status, Object body) {
        return bytes(status, JSON, Json.bytes(body));
    }

    static Response bytes(int status, String type, byte[] body) {
        return Response.status(status)
                .type(type)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(body)
                .build();
    }

    /** @param field null where no field is at fault */
    static Response error(int status, String code, String message, String field) {
        return json(status, errorBody(code, message, field));
    }

    /** The same answer from a servlet. */
    public static void refuse(HttpServletResponse response, int status) throws IOException {
        write(response, status, errorBody("HTTP-" + status, told(status), null));
    }

    /** Any answer from a servlet. */
    public static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(JSON);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
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

    private static Map<String, Object> errorBody(String code, String message, String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("field", field);
        return body;
    }
}
