package org.zhiheng.api.access;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The tree of bodies. Thread-safe. */
@ProviderType
public interface Organisation {

    /**
     * @throws org.zhiheng.api.error.ZhihengException {@code ACCESS-BODY-TITLE}; {@code ACCESS-BODY-PARENT} when there is no such parent
     *     that works, its division does not hold the new one's, or none is named though there is a root; {@code ACCESS-BODY-EXISTS};
     *     {@code CONFLICT} {@code ACCESS-BODY-JUSTICE} for a second justice bureau of a government
     */
    void add(Principal by, Body body);

    /** Gives another title; as {@link #add}, and {@code NOT_FOUND} {@code ACCESS-BODY-UNKNOWN}, {@code CONFLICT} {@code ACCESS-BODY-CLOSED}. */
    Body rename(Principal by, String id, String title);

    /**
     * Puts it, with all below, under another one; as {@link #rename}, and {@code INVALID} {@code ACCESS-BODY-PARENT} also for one below
     * itself.
     */
    Body move(Principal by, String id, String parent);

    /**
     * Closes it for good.
     *
     * @param mergedInto id of the one that takes over its accounts, their roles there and the bodies below; null when it has none of these
     * @throws org.zhiheng.api.error.ZhihengException as {@link #rename}; {@code CONFLICT} {@code ACCESS-BODY-USED} when it has such and
     *     nothing takes them over; {@code INVALID} {@code ACCESS-BODY-MERGED} for itself, one below, or one that does not work
     */
    Body close(Principal by, String id, String mergedInto);

    Optional<Body> body(String id);

    /** All, by id. */
    List<Body> bodies();

    /** The body in whose name one acts: itself, or the first above it that is no unit; empty for one that is not there. */
    default Optional<Body> acting(String id) {
        Optional<Body> found = body(id);
        while (found.isPresent()
                && found.get().kind() == Body.Kind.UNIT
                && found.get().parent() != null) {
            found = body(found.get().parent());
        }
        return found;
    }
}
