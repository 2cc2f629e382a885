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
                entry.payload().get("operation"),
                entry.payload().get("about"),
                entry.subject().toString(),
                entry.number()));
    }
}
