package org.zhiheng.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/** Reading and writing JSON: doubled keys and oversized texts are refused, numbers stay exact. Thread-safe. */
final class Json {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 64 * 1024;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws ZhihengException {@code INVALID} when the bytes are not one JSON object
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(byte[] bytes) {
        try {
            Map<String, Object> read = MAPPER.readValue(bytes, Map.class);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "(第" + e.getLocation().getLineNr() + "行第"
                            + e.getLocation().getColumnNr() + "列)";
            throw ZhihengException.invalid("HTTP-JSON", "请求正文不是正确的JSON对象" + where, null);
        } catch (IOException e) {
            throw ZhihengException.invalid("HTTP-JSON", "请求正文读不出来", null);
        }
        throw ZhihengException.invalid("HTTP-JSON", "请求正文不是正确的JSON对象", null);
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }
}
