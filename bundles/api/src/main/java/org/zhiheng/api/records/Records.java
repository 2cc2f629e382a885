package org.zhiheng.api.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

    /**
     * The history of a subject with its proofs, line by line as docs/contracts/records.md has exports: for the context that owns it and has asked who may take
     * it away. What is not sealed yet comes without a proof. Checks no permission.
     *
     * @param at the moment that the export is said to be of
     * @param out told line by line; what it throws ends the export
     */
    void proven(Subject subject, Instant at, Consumer<String> out);

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

    /**
     * An entry of whose subject is told, and not what it says.
     *
     * @param position in the log
     * @param at when it was recorded
     */
    record Touched(long position, Subject subject, Instant at) {}

    /**
     * @param touched in the order of the log
     * @param next position from which it goes on
     * @param more whether there are entries from there on already
     */
    record Followed(List<Touched> touched, long next, boolean more) {
        public Followed {
            touched = List.copyOf(touched);
        }
    }

    /**
     * Which subjects of a type have sealed entries from a position on: for who follows a kind of thing without reading what its entries say. Checks no
     * permission.
     *
     * @param from position of the first entry that is looked at, from 0
     * @param span how many entries are looked at, whatever they are about
     */
    Followed followed(String type, long from, int span);

    /** A position from which {@link #followed} misses nothing that was recorded at a moment or later; it may tell of some things before. */
    long position(Instant since);
}
