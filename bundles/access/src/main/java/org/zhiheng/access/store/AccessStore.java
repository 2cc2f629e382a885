package org.zhiheng.access.store;

import java.util.function.Function;

/** Runs work on what is kept, in a transaction. */
public interface AccessStore {

    /** Runs work that may write; what throws leaves nothing behind. */
    <T> T change(Function<AccessData, T> work);

    /** Runs work that only reads. */
    <T> T read(Function<AccessData, T> work);
}
