package org.zhiheng.records.witness;

import java.util.Optional;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;

/** Keeps heads where whoever runs the platform cannot change them: a file elsewhere, another node. Thread-safe. */
public interface Witness {

    /** For people. */
    String name();

    /**
     * The last head it keeps; empty when it keeps none.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-WITNESS} when it cannot be reached
     */
    Optional<SignedHead> last();

    /**
     * Gives it a head. Durable when it returns.
     *
     * @param proof from the last head it keeps, of the same era; null when it keeps none, or one of an earlier era
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-WITNESS} when it cannot be reached, {@code RECORD-WITNESS-REFUSED} when the head does not
     *     continue what it keeps
     */
    void keep(SignedHead head, ConsistencyProof proof);
}
