package org.zhiheng.rest;

import java.util.Map;
import java.util.UUID;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.door.Door;

/** Turns what was thrown into {@code {code, message, field}}; an unexpected error shows an id and nothing of the inside. */
final class ErrorAnswers implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    /** Where HTTP says it more closely than the kind does. */
    private static final Map<String, Integer> STATUS_OF_CODE = Map.of(
            Door.NOBODY,
            401,
            "ACCESS-SIGN-IN",
            401,
            "ACCESS-FEDERATED",
            401,
            "ACCESS-SOURCE",
            429,
            SentJson.TOO_LARGE,
            413,
            SentJson.OTHER_TYPE,
            415,
            SentJson.ENCODED,
            415);

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof ZhihengException known) {
            int status = status(known);
            Response answer = Answers.error(status, known);
            if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
                answer.getHeaders().putSingle(Answers.CHALLENGE, Answers.BEARER);
            }
            return answer;
        }
        if (thrown instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return Answers.error(status, "HTTP-" + status, Answers.told(status), null);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Unexpected error {}", id, thrown);
        return Answers.error(500, "HTTP-500", "平台内部错误,编号" + id + ",请告诉管理员", null);
    }

    static int status(ZhihengException known) {
        Integer special = STATUS_OF_CODE.get(known.code());
        if (special != null) {
            return special;
        }
        return switch (known.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNAVAILABLE -> 503;
        };
    }
}
