package org.zhiheng.records.witness;

import java.util.List;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.WitnessLines;

/** Keeps heads where whoever runs the platform cannot change them: a file elsewhere, another node. Thread-safe. */
public interface Witness {

    /** For people. */
    String name();

    /**
     * What it keeps, line by line ({@link WitnessLines}), the oldest first; a line that a crash has torn is none yet.
     *
     * @throws ZhihengException {@code RECORD-WITNESS} when it cannot be reached
     */
    List<String> lines();

    /**
     * The heads it keeps, the oldest first.
     *
     * @throws ZhihengException {@code RECORD-WITNESS} when it cannot be reached, or a line of it was altered
     */
    default List<SignedHead> heads() {
        WitnessLines kept = WitnessLines.read(name(), lines());
        if (!kept.faults().isEmpty()) {
            throw ZhihengException.unavailable(
                    "RECORD-WITNESS", kept.faults().get(0).message());
        }
        return kept.heads().stream().map(WitnessLines.Kept::head).toList();
    }

    /** The last of {@link #heads}; empty when there is none. */
    default Optional<SignedHead> last() {
        List<SignedHead> heads = heads();
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
    }

    /**
     * Gives it a head. Durable when it returns.
     *
     * @param proof from the last head it keeps, of the same era; null when it keeps none, or one of an earlier era
     * @throws ZhihengException {@code RECORD-WITNESS} when it cannot be reached, {@code RECORD-WITNESS-REFUSED} when the head does not
     *     continue what it keeps
     */
    void keep(SignedHead head, ConsistencyProof proof);
}
