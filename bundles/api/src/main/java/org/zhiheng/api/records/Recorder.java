package org.zhiheng.api.records;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Appends to the record, in the transaction of the caller: what a transaction did and what it recorded stay or go together. Where there is none it runs in one of its own. Thread-safe. */
@ProviderType
public interface Recorder {

    /**
     * Appends one entry.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-PAYLOAD} when the payload
     *     holds what JSON has not
     */
    default Recorded append(Appending appending) {
        return append(List.of(appending)).get(0);
    }

    /**
     * Appends several entries, in the order given for each subject. Until the transaction ends nobody else appends to these subjects; they are locked
     * in one order. Call it once in a transaction, with everything, or two transactions that call it twice may wait for each
     * other.
     *
     * @return the receipts, in the order given
     */
    List<Recorded> append(List<Appending> appendings);
}
