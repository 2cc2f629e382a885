package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;

/** Asking rulings over HTTP. */
@Path("/api/v1/rulings")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class RulingResource {

    private static final int LONGEST_BODY = 1 << 20;
    private static final int TOO_LARGE = Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
    private static final int UNSUPPORTED = Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();
    private static final Set<String> FIELDS = Set.of("division", "asOf", "facts", "book");

    private final Rulings rulings;

    RulingResource(Rulings rulings) {
        this.rulings = rulings;
    }

    @GET
    public Response questions() {
        List<Object> questions = new ArrayList<>();
        for (Question<?, ?> question : rulings.questions()) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("question", question.name());
            form.put("title", question.title());
            form.put("schema", "/api/v1/rulings/" + question.name() + "/schema");
            questions.add(form);
        }
        return ok(Map.of("questions", questions));
    }

    @GET
    @Path("{question}/schema")
    public Response schema(@PathParam("question") String question) {
        return ok(rulings.schema(question));
    }

    @POST
    @Path("{question}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ask(
            @PathParam("question") String question,
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Content-Encoding") String encoding,
            InputStream body) {
        // CXF takes a type that is none, like "nonsense", for any.
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return Answers.error(UNSUPPORTED, "HTTP-415", Answers.told(UNSUPPORTED), null);
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Answers.error(UNSUPPORTED, "HTTP-ENCODING", "请求正文不能压缩(Content-Encoding: " + encoding + ")", null);
        }
        byte[] bytes = bytes(body);
        if (bytes.length > LONGEST_BODY) {
            return Answers.error(TOO_LARGE, "HTTP-TOO-LARGE", "请求正文超过1MB", null);
        }
        Map<String, Object> request = Json.object(bytes);
        for (String name : request.keySet()) {
            if (!FIELDS.contains(name)) {
                throw ZhihengException.invalid(
                        "HTTP-FIELD-UNKNOWN", "请求中没有名为“" + name + "”的字段;可用:division、asOf、facts、book", name);
            }
        }
        Asking asking = request.get("book") == null ? rulings.inForce() : rulings.archived(text(request, "book"));
        String division = text(request, "division");
        LocalDate asOf = date(request);
        try {
            return ok(RulingForm.of(asking.ask(question, facts(request), division, asOf)));
        } catch (ZhihengException e) {
            // The contract answers an unknown question with 400, for the question is part of the request.
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw new ZhihengException(
                        ErrorKind.INVALID, e.code(), e.getMessage(), e.field().orElse(null), e);
            }
            throw e;
        }
    }

    /** The body, or as much of it as shows that it is too large. */
    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(LONGEST_BODY + 1);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "HTTP-BODY", "请求正文没有收全", null, e);
        }
    }

    private static String text(Map<String, Object> request, String name) {
        if (request.get(name) instanceof String text) {
            return text;
        }
        throw ZhihengException.invalid("HTTP-FIELD", name + "应当是文字,不能没有", name);
    }

    private static LocalDate date(Map<String, Object> request) {
        String text = text(request, "asOf");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("HTTP-FIELD", "asOf应当是日期,例如2024-09-02", "asOf");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(Map<String, Object> request) {
        if (request.get("facts") instanceof Map<?, ?> facts) {
            return (Map<String, Object>) facts;
        }
        throw ZhihengException.invalid("HTTP-FIELD", "facts应当是一组事实,不能没有", "facts");
    }

    private static Response ok(Object body) {
        return Answers.json(Response.Status.OK.getStatusCode(), body);
    }
}
