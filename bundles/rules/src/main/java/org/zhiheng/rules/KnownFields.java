package org.zhiheng.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What documents can say of a case: the fields that templates may name, {@code <kind>.<field>}. The context that owns the matter gives their values, and its tests hold
 * that this list is what it gives.
 */
public final class KnownFields {

    /** What a value is, and so how it may be written. */
    public enum Type {
        TEXT,
        /** Several texts. */
        TEXTS,
        DAY,
        MOMENT,
        MONEY,
        NUMBER,
        YES
    }

    /** Days that follow from the terms of the law, counted from the day of the document. */
    private static final Pattern TERM = Pattern.compile("term\\.[a-z0-9]+(-[a-z0-9]+)*");

    private static final Map<String, Type> FIELDS = new LinkedHashMap<>();
    private static final Set<String> SEVERAL = new LinkedHashSet<>();

    static {
        try (InputStream in = KnownFields.class.getResourceAsStream("known-fields.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                FIELDS.put(cells[0] + "." + cells[1], Type.valueOf(cells[2].toUpperCase(Locale.ROOT)));
                if (cells[3].equals("several")) {
                    SEVERAL.add(cells[0]);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KnownFields() {}

    /** Null when nobody knows the field. */
    public static Type type(String field) {
        return TERM.matcher(field).matches() ? Type.DAY : FIELDS.get(field);
    }

    /** Whether there may be several of a kind. */
    public static boolean several(String kind) {
        return SEVERAL.contains(kind);
    }

    /** All fields that have a name of their own, in order. */
    public static Map<String, Type> all() {
        return Collections.unmodifiableMap(FIELDS);
    }

    /** Kinds of which there may be several. */
    public static Set<String> allSeveral() {
        return Collections.unmodifiableSet(SEVERAL);
    }
}
