package org.zhiheng.procedures.store;

import java.util.function.Function;

/** Runs work on what is kept, in a transaction. */
public interface RunStore {

    /** Runs work that may write; what throws leaves nothing behind. */
    <T> T change(Function<RunData, T> work);

    /** Runs work that only reads. */
    <T> T read(Function<RunData, T> work);
}
