package org.zhiheng.cases.store;

import java.util.function.Function;

/** Runs work on what is kept, in a transaction. */
public interface CaseStore {

    /** Runs work that may write; what throws leaves nothing behind. Joins the transaction that runs. */
    <T> T change(Function<CaseData, T> work);

    /** Runs work that only reads. */
    <T> T read(Function<CaseData, T> work);
}
