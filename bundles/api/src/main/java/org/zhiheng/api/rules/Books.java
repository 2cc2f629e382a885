package org.zhiheng.api.rules;

import org.osgi.annotation.versioning.ProviderType;

/** An immutable set of rule books: what is in force at one moment. Holding it keeps it; a swap does not change it. */
@ProviderType
public interface Books {

    /** Number of the generation, growing; 0 for books that never were in force. */
    long generation();
}
