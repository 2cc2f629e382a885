package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what was put down through {@link Audit}, the newest first. Some seconds may pass before something is there. Thread-safe. */
@ProviderType
public interface AuditTrail {

    /**
     * What is looked for; null for whatever there is.
     *
     * @param account id of who did it
     * @param about what it was done to, as {@code type/id}
     * @param from at or after
     * @param to before
     */
    record Filter(AuditEvent.Kind kind, String account, String about, Instant from, Instant to) {

        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /**
     * One line of it, as an {@link AuditEvent} told it.
     *
     * @param position of its entry in the record
     * @param account null when nobody was recognised
     * @param purpose null also once it was erased, as source
     */
    record Line(
            long position,
            Instant at,
            AuditEvent.Kind kind,
            String account,
            String operation,
            String about,
            String purpose,
            String source,
            String detail) {}

    /** @param next what to go on after; empty on the last page */
    record Page(List<Line> lines, Optional<Long> next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A page of it. That somebody looked is put down too.
     *
     * @param after the position that the page before gave; null for the first page
     * @param size lines at most, 1 to 200
     * @param purpose what for, in words that are put down
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link Operation#AUDIT_VIEW}; {@code INVALID} {@code PAGE-SIZE},
     *     {@code ACCESS-PURPOSE} without a purpose
     */
    Page page(Principal by, Filter filter, Long after, int size, String purpose);
}
