package org.zhiheng.api.records;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * The record for those who verify it: histories, and exports line by line as docs/contracts/records.md has it; a program verifies them
 * without the platform. That somebody read or exported is put down. Few exports run at the same time. Thread-safe.
 */
@ProviderType
public interface RecordExport {

    /**
     * The whole log.
     *
     * @param purpose what for, in words that are put down
     * @param out told line by line; what it throws ends the export
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#AUDIT_EXPORT};
     *     {@code INVALID} {@code ACCESS-PURPOSE} without a purpose; {@code UNAVAILABLE} {@code RECORD-EXPORT-BUSY} before the
     *     first line when too many run
     */
    void log(Principal by, String purpose, Consumer<String> out);

    /** The history of a subject with its proofs; as {@link #log}. */
    void subject(Principal by, Subject subject, String purpose, Consumer<String> out);

    /**
     * Entries of a subject in their order.
     *
     * @param from number of the first
     * @param limit at most so many
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#RECORD_VERIFY}
     */
    List<Entry> history(Principal by, Subject subject, long from, int limit);

    /** Whether something is written, of bounded length. */
    static boolean purposeful(String purpose) {
        return purpose != null && !purpose.isBlank() && purpose.length() <= 200 && purpose.indexOf('\0') < 0;
    }
}
