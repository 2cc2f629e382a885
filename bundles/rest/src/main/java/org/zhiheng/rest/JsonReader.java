package org.zhiheng.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/** Reads one JSON object into maps, lists and exact numbers; what is wrong is told with the field at which it stands. */
final class JsonReader {

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws ZhihengException {@code INVALID}, naming field and position, when the bytes are not one JSON object */
    static Map<String, Object> object(JsonFactory factory, byte[] bytes) {
        try (JsonParser parser = factory.createParser(bytes)) {
            return new JsonReader(parser).whole();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private Map<String, Object> whole() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("HTTP-JSON", "请求正文应当是一个JSON对象");
            }
            Map<String, Object> object = object();
            if (parser.nextToken() != null) {
                throw refused("HTTP-JSON", "JSON对象后面还有别的内容");
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw refused("HTTP-JSON-LIMIT", "JSON嵌套太深,或者文字、数太长");
        } catch (JsonProcessingException e) {
            throw refused("HTTP-JSON", "请求正文不是正确的JSON,应当用UTF-8编码");
        }
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (object.containsKey(name)) {
                throw refused("HTTP-JSON-DOUBLED", "“" + name + "”写了两次");
            }
            parser.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<Object> array() throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private ZhihengException refused(String code, String message) {
        JsonLocation at = parser.currentLocation();
        return ZhihengException.invalid(
                code, message + "(第" + at.getLineNr() + "行第" + at.getColumnNr() + "列)", field());
    }

    /** Where the parser stands, e.g. {@code facts.records[0].hours}; null at the top. */
    private String field() {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext each = parser.getParsingContext(); each != null; each = each.getParent()) {
            if (each.inObject() && each.getCurrentName() != null) {
                path.insert(0, "." + each.getCurrentName());
            } else if (each.inArray() && each.hasCurrentIndex()) {
                path.insert(0, "[" + each.getCurrentIndex() + "]");
            }
        }
        return path.length() == 0 || path.charAt(0) != '.' ? null : path.substring(1);
    }
}
