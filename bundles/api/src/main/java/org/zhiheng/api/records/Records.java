package org.zhiheng.api.records;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the record. Thread-safe; sees what is committed, and what the caller's own transaction appended. */
@ProviderType
public interface Records {

    /**
     * The history of a subject, page by page.
     *
     * @param from number of the first entry wanted
     * @param limit at most so many
     */
    List<Entry> history(Subject subject, long from, int limit);

    /** The last seal, empty before the first. */
    Optional<SignedHead> head();

    /** How far sealing and witnessing have come. */
    SealingState state();

    /** The proof that an entry is in the log; empty while it is not sealed. */
    Optional<InclusionProof> inclusion(Subject subject, long number);

    /**
     * The proof that one head of an era only adds to another.
     *
     * @param from size of the earlier tree
     * @param to size of the later one
     */
    ConsistencyProof consistency(int era, long from, long to);
}
