package org.zhiheng.records;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;

/**
 * Writes JSON in the one form of RFC 8785: keys in the order of their UTF-16 units, numbers as ECMAScript writes them, no blanks. Equal values give equal
 * bytes, which is why they can be hashed.
 */
public final class CanonicalJson {

    private static final long LARGEST_WHOLE = (1L << 53) - 1;
    private static final int DEEPEST = 100;
    /** A double is told from its neighbours by so many decimal digits. */
    private static final int MOST_DIGITS = 17;

    private CanonicalJson() {}

    /** A value that was written here before, so that it need not be written again inside of another. */
    record Written(String text) {}

    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param value of {@code Map} with {@code String} keys, {@code List}, {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double} and null
     * @throws ZhihengException {@code RECORD-PAYLOAD} when it holds anything else, a number JSON has not, or half a surrogate pair
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder(256);
        value(value, out, 0);
        return out.toString();
    }

    /** As {@link #write}, for a value that becomes part of an object. */
    public static String inside(Object value) {
        StringBuilder out = new StringBuilder(256);
        value(value, out, 1);
        return out.toString();
    }

    private static void value(Object value, StringBuilder out, int depth) {
        if (depth > DEEPEST) {
            throw refused("层次太深");
        }
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Integer || value instanceof Long) {
            whole(((Number) value).longValue(), out);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Written written) {
            out.append(written.text());
        } else if (value instanceof Map<?, ?> map) {
            object(map, out, depth);
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object each : list) {
                out.append(before);
                value(each, out, depth + 1);
                before = ',';
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            throw refused("不能记录这种值:" + value.getClass().getSimpleName() + "(金额请写成字符串)");
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out, int depth) {
        String[] keys = new String[map.size()];
        int count = 0;
        for (Object key : map.keySet()) {
            if (!(key instanceof String text)) {
                throw refused("键应当是字符串");
            }
            keys[count++] = text;
        }
        // String compares by UTF-16 units, as the RFC asks.
        Arrays.sort(keys);
        out.append('{');
        for (int i = 0; i < keys.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            string(keys[i], out);
            out.append(':');
            value(map.get(keys[i]), out, depth + 1);
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused("字符串里有半个字符");
                }
                i++;
            } else if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, from, i);
                escaped(c, out);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static void escaped(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00")
                    .append(Character.forDigit(c >> 4, 16))
                    .append(Character.forDigit(c & 15, 16));
        }
    }

    private static void whole(long value, StringBuilder out) {
        if (value > LARGEST_WHOLE || value < -LARGEST_WHOLE) {
            throw refused("整数太大,请写成字符串:" + value);
        }
        out.append(value);
    }

    /** ECMAScript's Number::toString. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw refused("不是数");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        // The value is 0.digits × 10^n.
        int n = k - shortest.scale();
        StringBuilder out = new StringBuilder(value < 0 ? "-" : "");
        if (k <= n && n <= 21) {
            out.append(digits).append("0".repeat(n - k));
        } else if (0 < n && n <= 21) {
            out.append(digits, 0, n).append('.').append(digits, n, k);
        } else if (-6 < n && n <= 0) {
            out.append("0.").append("0".repeat(-n)).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (k > 1) {
                out.append('.').append(digits, 1, k);
            }
            out.append('e').append(n - 1 < 0 ? "-" : "+").append(Math.abs(n - 1));
        }
        return out.toString();
    }

    /**
     * The decimal with the fewest digits that reads as this double; of several the nearest. Java 17's own {@code Double.toString} sometimes gives more digits
     * than needed.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            int scale = digits - (exact.precision() - exact.scale());
            BigDecimal below = exact.setScale(scale, RoundingMode.FLOOR);
            BigDecimal above = exact.setScale(scale, RoundingMode.CEILING);
            boolean belowReads = below.doubleValue() == value;
            boolean aboveReads = above.doubleValue() == value;
            if (belowReads && aboveReads) {
                return exact.setScale(scale, RoundingMode.HALF_EVEN);
            }
            if (belowReads || aboveReads) {
                return belowReads ? below : above;
            }
        }
        throw new IllegalStateException("seventeen digits tell every double from its neighbours");
    }

    private static ZhihengException refused(String message) {
        return ZhihengException.invalid("RECORD-PAYLOAD", message, "payload");
    }
}
