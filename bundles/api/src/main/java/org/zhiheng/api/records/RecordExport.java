package org.zhiheng.api.records;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Exports of the record, line by line as docs/contracts/records.md has it; a program verifies them without the platform. That somebody
 * exported is put down. Thread-safe.
 */
@ProviderType
public interface RecordExport {

    /**
     * The whole log.
     *
     * @param out told line by line; what it throws ends the export
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#AUDIT_EXPORT}
     */
    void log(Principal by, Consumer<String> out);

    /** The history of a subject with its proofs; as {@link #log}. */
    void subject(Principal by, Subject subject, Consumer<String> out);
}
