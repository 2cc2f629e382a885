package org.zhiheng.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/** Reading and writing JSON: doubled keys and oversized texts are refused, numbers stay exact. Thread-safe. */
final class Json {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 64 * 1024;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private static final ObjectMapper WRITER = new ObjectMapper();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws ZhihengException {@code INVALID} when the bytes are not one JSON object; field and position are named
     */
    static Map<String, Object> object(byte[] bytes) {
        return JsonReader.object(FACTORY, bytes);
    }

    static byte[] bytes(Object value) {
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is no JSON", e);
        }
    }
}
