package org.zhiheng.records.keys;

import java.util.Optional;
import org.zhiheng.records.Suite;

/** Where the keys that sign heads are kept: a file, a token, a machine of its own. Never under data, never in a backup of it. Thread-safe. */
public interface KeyProvider {

    /** The key of this id; empty when it is not here. */
    Optional<LogKey> key(String id);

    /** The newest key; empty when there is none yet. */
    Optional<LogKey> newest();

    /** Makes a key, and keeps it durably before it returns. */
    LogKey make(Suite suite);
}
