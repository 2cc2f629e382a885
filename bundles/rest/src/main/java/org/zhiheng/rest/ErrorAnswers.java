package org.zhiheng.rest;

import java.util.UUID;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;

/** Turns what was thrown into {@code {code, message, field}}; an unexpected error shows an id and nothing of the inside. */
final class ErrorAnswers implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof ZhihengException known) {
            return Answers.error(
                    status(known),
                    known.code(),
                    known.getMessage(),
                    known.field().orElse(null));
        }
        if (thrown instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return Answers.error(status, "HTTP-" + status, Answers.told(status), null);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Unexpected error {}", id, thrown);
        return Answers.error(500, "HTTP-500", "平台内部错误,编号" + id + ",请告诉管理员", null);
    }

    private static int status(ZhihengException known) {
        return switch (known.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNAVAILABLE -> 503;
        };
    }
}
