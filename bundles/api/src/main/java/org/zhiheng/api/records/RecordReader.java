package org.zhiheng.api.records;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the record: is given every entry once sealed, in order of position. Offered as a service. Idempotent by position: after a crash an
 * entry may be given again.
 */
@ConsumerType
public interface RecordReader {

    /** Who it is; its bookmark is kept under this name. Lower case with hyphens, never changed. */
    String name();

    /** Whether one bookmark serves all nodes, or each node has its own. */
    Reach reach();

    /**
     * Takes one entry. A shared reader is called in a transaction that also moves its bookmark. Throwing means that the entry was not taken; it is
     * tried again a bounded number of times.
     */
    void read(Sealed entry);

    /**
     * Whether an entry that cannot be read may be set aside, so that those after it are read. Where order matters the reader stops instead. Either is
     * told by health.
     */
    default boolean mayGoOnWithout(Sealed entry) {
        return false;
    }

    /** Who shares a bookmark. */
    enum Reach {
        /** One bookmark in the database; runs on one node. */
        SHARED,
        /** One bookmark a node; for what a node keeps for itself and can rebuild. */
        LOCAL
    }

    /**
     * An entry with its place in the log.
     *
     * @param position from 0 without gaps
     */
    record Sealed(long position, Entry entry) {}
}
