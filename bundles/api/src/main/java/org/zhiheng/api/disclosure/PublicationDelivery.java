package org.zhiheng.api.disclosure;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Files for the portal. They are written by themselves within seconds of each change; this is for a portal that is new, or has lost some. Thread-safe. */
@ProviderType
public interface PublicationDelivery {

    /**
     * A file that was written.
     *
     * @param whole whether it has everything that is shown
     * @param items how many
     */
    record Delivered(long number, boolean whole, int items, Instant madeAt) {}

    /**
     * Writes a file with everything that is shown.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#DISCLOSURE_DELIVER}; {@code UNAVAILABLE} while
     *     another node writes, or before the first seal of the record
     */
    Delivered deliver(Principal by);
}
