package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.core.Response;

/** How every answer of the interface is made. */
final class Answers {

    private Answers() {}

    static Response json(int status, Object body) {
        return Response.status(status)
                .type("application/json;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(Json.bytes(body))
                .build();
    }

    /** @param field null where no field is at fault */
    static Response error(int status, String code, String message, String field) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("field", field);
        return json(status, body);
    }
}
