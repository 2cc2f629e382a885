package org.zhiheng.rules.reader;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one copy of each equal value that a package holds, so that thousands of packages fit into memory.
 *
 * <p>Short texts are also shared between packages: titles, units, column names and phrases are the same in most
 * districts.
 */
final class Shared {

    private static final int SHORT = 80;

    private final Map<Object, Object> values = new HashMap<>();

    /** An equal text; null for null. */
    String text(String text) {
        if (text == null) {
            return null;
        }
        Object known = values.get(text);
        if (known == null) {
            known = text.length() <= SHORT ? text.intern() : text;
            values.put(known, known);
        }
        return (String) known;
    }

    /** An equal value; null for null. Only for immutable values. */
    @SuppressWarnings("unchecked")
    <T> T value(T value) {
        if (value == null) {
            return null;
        }
        Object known = values.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
