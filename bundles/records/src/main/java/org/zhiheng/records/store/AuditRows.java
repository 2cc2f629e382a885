package org.zhiheng.records.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.records.Entry;

/** How entries of the audit are laid out in {@code audit_trail}. */
public final class AuditRows {

    /** The name of the reader that does it. */
    public static final String READER = "audit-trail";
    /** Kinds of its entries begin so. */
    public static final String PREFIX = "access-";

    /** As long as a subject may be: what somebody asked for that cannot be one is not put down whole. */
    public static final int LONGEST_ABOUT = 141;

    private static final int LONGEST_OPERATION = 60;
    private static final String CUT = "…";
    private static final int REPLACEMENT = '\uFFFD';

    /** In the order in which {@link #of} gives their values. */
    static final List<String> COLUMNS =
            List.of("position", "told_at", "kind", "account", "operation", "about", "subject", "number");

    /** Inserts one. */
    public static final String INSERT =
            "INSERT INTO audit_trail (" + String.join(", ", COLUMNS) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private AuditRows() {}

    /**
     * The row of an entry; empty where it is none of the audit.
     *
     * @throws IllegalArgumentException where the audit has no such kind
     */
    public static Optional<List<Object>> of(long position, Entry entry) {
        if (!entry.kind().startsWith(PREFIX)) {
            return Optional.empty();
        }
        AuditEvent.Kind kind = AuditEvent.Kind.valueOf(
                entry.kind().substring(PREFIX.length()).toUpperCase(Locale.ROOT).replace('-', '_'));
        Instant told = entry.occurredAt();
        return Optional.of(Arrays.asList(
                position,
                told,
                kind.name(),
                entry.actor(),
                text(entry, "operation", LONGEST_OPERATION),
                text(entry, "about", LONGEST_ABOUT),
                entry.subject().toString(),
                entry.number()));
    }

    /** What is in the record whole is shown as long as it may be here. */
    private static String text(Entry entry, String key, int longest) {
        return entry.payload().get(key) instanceof String text ? told(text, longest) : null;
    }

    /**
     * What stands in an event may be what somebody sent who was refused: it is cut visibly where it is too long, and characters that no
     * database and no screen takes give way.
     */
    public static String told(String text, int longest) {
        if (text == null) {
            return null;
        }
        StringBuilder told = new StringBuilder();
        text.codePoints()
                .limit(longest + 1L)
                .map(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE
                        ? REPLACEMENT
                        : each)
                .forEach(told::appendCodePoint);
        if (told.length() <= longest) {
            return told.toString();
        }
        int end = longest - CUT.length();
        return told.substring(0, Character.isHighSurrogate(told.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
