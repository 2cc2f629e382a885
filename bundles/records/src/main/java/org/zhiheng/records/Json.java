package org.zhiheng.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/**
 * Reads JSON (RFC 8259) strictly: no doubled keys, no half surrogates, nothing behind the value, at most 100 levels. Objects become {@code Map}, arrays
 * {@code List}, whole numbers up to 2^53−1 {@code Long}, other numbers {@code Double}.
 */
public final class Json {

    private static final int DEEPEST = 100;
    private static final long LARGEST_WHOLE = (1L << 53) - 1;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws ZhihengException {@code RECORD-JSON} when it is not JSON */
    public static Object read(String text) {
        Json reading = new Json(text);
        reading.skipBlank();
        Object value = reading.value(0);
        reading.skipBlank();
        if (reading.at < text.length()) {
            throw reading.fault();
        }
        return value;
    }

    /** @throws ZhihengException {@code RECORD-JSON} when it is not a JSON object */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> readObject(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw ZhihengException.invalid("RECORD-JSON", "不是JSON对象", null);
    }

    private ZhihengException fault() {
        return ZhihengException.invalid("RECORD-JSON", "不是合格的JSON(第" + (at + 1) + "个字符)", null);
    }

    private Object value(int depth) {
        if (at >= text.length() || depth > DEEPEST) {
            throw fault();
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        skipBlank();
        if (taken('}')) {
            return map;
        }
        do {
            skipBlank();
            String key = string();
            if (map.containsKey(key)) {
                throw fault();
            }
            skipBlank();
            take(':');
            skipBlank();
            map.put(key, value(depth + 1));
            skipBlank();
        } while (taken(','));
        take('}');
        return map;
    }

    private List<Object> array(int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        skipBlank();
        if (taken(']')) {
            return list;
        }
        do {
            skipBlank();
            list.add(value(depth + 1));
            skipBlank();
        } while (taken(','));
        take(']');
        return list;
    }

    private String string() {
        take('"');
        int from = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            plain();
        }
        if (at < text.length() && text.charAt(at) == '"') {
            String whole = text.substring(from, at++);
            checkSurrogates(whole);
            return whole;
        }
        StringBuilder built = new StringBuilder(text.substring(from, at));
        while (true) {
            if (at >= text.length()) {
                throw fault();
            }
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                break;
            }
            if (c == '\\') {
                at++;
                built.append(escaped());
            } else {
                built.append(plain());
            }
        }
        String whole = built.toString();
        checkSurrogates(whole);
        return whole;
    }

    private char plain() {
        char c = text.charAt(at);
        if (c < 0x20) {
            throw fault();
        }
        at++;
        return c;
    }

    private char escaped() {
        if (at >= text.length()) {
            throw fault();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fault();
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw fault();
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.charAt(at++);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw fault();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private void checkSurrogates(String whole) {
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isLowSurrogate(c)
                    || i + 1 == whole.length()
                    || !Character.isLowSurrogate(whole.charAt(i + 1))) {
                throw fault();
            }
            i++;
        }
    }

    private Object number() {
        int from = at;
        boolean whole = true;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        if (taken('.')) {
            whole = false;
            digits();
        }
        if (taken('e') || taken('E')) {
            whole = false;
            if (!taken('+')) {
                taken('-');
            }
            digits();
        }
        String written = text.substring(from, at);
        if (whole && written.length() <= 17 && !written.equals("-0")) {
            long value = Long.parseLong(written);
            if (Math.abs(value) <= LARGEST_WHOLE) {
                return value;
            }
        }
        double value = Double.parseDouble(written);
        if (Double.isInfinite(value)) {
            throw fault();
        }
        return value;
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw fault();
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private boolean taken(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void take(char c) {
        if (!taken(c)) {
            throw fault();
        }
    }

    private void skipBlank() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
