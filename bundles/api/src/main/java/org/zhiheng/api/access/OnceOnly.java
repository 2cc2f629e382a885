package org.zhiheng.api.access;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what comes for the first time from what somebody sends again, on all nodes and over restarts; for messages that prove who sent
 * them only once. Thread-safe.
 */
@ProviderType
public interface OnceOnly {

    /**
     * Whether this was never seen. Of several that ask at the same time exactly one is told so.
     *
     * @param digest SHA-256, hexadecimal, of what makes the message the one it is
     * @param until how long to remember it: afterwards the message has to be refused for its age
     */
    boolean first(String digest, Instant until);
}
