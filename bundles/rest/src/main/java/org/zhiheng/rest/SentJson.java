package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * The body of a request: one JSON object of bounded size, not compressed.
 *
 * @param object maps, lists, texts, exact numbers, booleans and nulls
 */
record SentJson(Map<String, Object> object) {

    static final String TOO_LARGE = "HTTP-TOO-LARGE";
    static final String OTHER_TYPE = "HTTP-415";
    static final String ENCODED = "HTTP-ENCODING";

    /** Bits. */
    private static final int MEGABYTE = 20;

    private static final int LONGEST = 1 << MEGABYTE;
    private static final int UNSUPPORTED = 415;

    /** Without what was sent: it may hold a password. */
    @Override
    public String toString() {
        return "SentJson";
    }

    /** The body, or as much of it as shows that it is longer than the limit. */
    static byte[] bytes(InputStream body, int limit) {
        try {
            return body.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "HTTP-BODY", "请求正文没有收全", null, e);
        }
    }

    /** Reads it for a resource method that takes one. */
    @Consumes(MediaType.WILDCARD)
    static final class Reader implements MessageBodyReader<SentJson> {

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == SentJson.class;
        }

        @Override
        public SentJson readFrom(
                Class<SentJson> type,
                Type generic,
                Annotation[] annotations,
                MediaType media,
                MultivaluedMap<String, String> headers,
                InputStream body) {
            return read(body, headers, LONGEST);
        }
    }

    /**
     * Reads a body that may be longer than others.
     *
     * @param longest in bytes
     */
    static SentJson read(InputStream body, MultivaluedMap<String, String> headers, int longest) {
        byte[] bytes = bytes(body, longest);
        String sent = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (bytes.length == 0 && sent == null) {
            // Where no field must be there, nothing need be sent; where one must, it is told which.
            return new SentJson(Map.of());
        }
        // CXF takes a type that is none, like "nonsense", for any.
        if (sent == null || !sent.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON)) {
            throw ZhihengException.invalid(OTHER_TYPE, Answers.told(UNSUPPORTED), null);
        }
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw ZhihengException.invalid(ENCODED, "请求正文不能压缩(Content-Encoding: " + encoding + ")", null);
        }
        if (bytes.length > longest) {
            throw ZhihengException.invalid(TOO_LARGE, "请求正文超过" + (longest >> MEGABYTE) + "MB", null);
        }
        return new SentJson(Json.object(bytes));
    }
}
