package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;

/**
 * What is asked, as the contract writes it.
 *
 * @param book fingerprint of an archived book; null for what is in force
 */
record RulingRequest(String division, LocalDate asOf, Map<String, Object> facts, String book) {

    private static final int LONGEST_BODY = 1 << 20;
    private static final int TOO_LARGE = Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
    private static final int UNSUPPORTED = Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();

    /** One of both is null. */
    record Read(RulingRequest request, Response refused) {}

    /**
     * @param type the content type as sent
     * @param encoding the content encoding; null where none was sent
     * @param fields what the request may have
     * @throws ZhihengException {@code INVALID} naming the field
     */
    static Read read(String type, String encoding, InputStream body, List<String> fields) {
        // CXF takes a type that is none, like "nonsense", for any.
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            return refused(UNSUPPORTED, "HTTP-415", Answers.told(UNSUPPORTED));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return refused(UNSUPPORTED, "HTTP-ENCODING", "请求正文不能压缩(Content-Encoding: " + encoding + ")");
        }
        byte[] bytes = bytes(body, LONGEST_BODY);
        if (bytes.length > LONGEST_BODY) {
            return refused(TOO_LARGE, "HTTP-TOO-LARGE", "请求正文超过1MB");
        }
        return new Read(of(Json.object(bytes), fields), null);
    }

    private static Read refused(int status, String code, String message) {
        return new Read(null, Answers.error(status, code, message, null));
    }

    /** The body, or as much of it as shows that it is longer than the limit. */
    static byte[] bytes(InputStream body, int limit) {
        try {
            return body.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "HTTP-BODY", "请求正文没有收全", null, e);
        }
    }

    private static RulingRequest of(Map<String, Object> form, List<String> fields) {
        for (String name : form.keySet()) {
            if (!fields.contains(name)) {
                throw ZhihengException.invalid(
                        "HTTP-FIELD-UNKNOWN", "请求中没有名为“" + name + "”的字段;可用:" + String.join("、", fields), name);
            }
        }
        return new RulingRequest(
                text(form, "division"), date(form), facts(form), form.get("book") == null ? null : text(form, "book"));
    }

    Ruling<Map<String, Object>> ask(Asking asking, String question) {
        try {
            return asking.ask(question, facts, division, asOf);
        } catch (ZhihengException e) {
            // The contract answers an unknown question with 400, for the question is part of the request.
            if (e.kind() == ErrorKind.NOT_FOUND) {
                throw new ZhihengException(
                        ErrorKind.INVALID, e.code(), e.getMessage(), e.field().orElse(null), e);
            }
            throw e;
        }
    }

    private static String text(Map<String, Object> form, String name) {
        if (form.get(name) instanceof String text) {
            return text;
        }
        throw ZhihengException.invalid("HTTP-FIELD", name + "应当是文字,不能没有", name);
    }

    private static LocalDate date(Map<String, Object> form) {
        String text = text(form, "asOf");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("HTTP-FIELD", "asOf应当是日期,例如2024-09-02", "asOf");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> facts(Map<String, Object> form) {
        if (form.get("facts") instanceof Map<?, ?> facts) {
            return (Map<String, Object>) facts;
        }
        throw ZhihengException.invalid("HTTP-FIELD", "facts应当是一组事实,不能没有", "facts");
    }
}
