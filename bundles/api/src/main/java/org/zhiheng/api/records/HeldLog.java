package org.zhiheng.api.records;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * A log whose database was put back to an earlier state is held: entries are appended, nothing is sealed, until a person lets it go on. Thread-safe.
 */
@ProviderType
public interface HeldLog {

    /** Why the log is held, in Chinese; empty when it is not. */
    Optional<String> reason();

    /**
     * Lets it go on in a new era, which begins with an entry that names who has confirmed and what was lost. Every witness must answer.
     *
     * @return the first head of the new era; empty where the log had not begun
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without the permission {@code record.resume}; {@code RECORD-NOT-HELD};
     *     {@code RECORD-WITNESS} when a witness does not answer; {@code RECORD-WITNESS-FOREIGN} when it keeps another log's heads;
     *     {@code RECORD-SEALED-ELSEWHERE} when another node seals
     */
    Optional<SignedHead> resume(Principal by);
}
