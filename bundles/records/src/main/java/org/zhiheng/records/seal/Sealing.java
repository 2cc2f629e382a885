package org.zhiheng.records.seal;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.Frontier;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.MerkleHash;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Times;
import org.zhiheng.records.keys.LogKey;

/**
 * The right edge of a log: adds entries to its tree and signs heads, without looking back at earlier entries. A batch of b entries costs b leaves and at
 * most 2b hashes. Not for several threads.
 */
public final class Sealing {

    private final String log;
    private final int era;
    private final long first;
    private final MerkleHash hash;
    private final Frontier frontier;
    private long nextSeal;

    private Sealing(String log, int era, long first, MerkleHash hash, Frontier frontier, long nextSeal) {
        this.log = log;
        this.era = era;
        this.first = first;
        this.hash = hash;
        this.frontier = frontier;
        this.nextSeal = nextSeal;
    }

    /** A tree that begins: the first of a log, or the next after a change of suite. */
    public static Sealing begin(KeyForm key, long first, long nextSeal) {
        MerkleHash hash = new MerkleHash(key.suite().hash());
        return new Sealing(key.log(), key.era(), first, hash, new Frontier(hash), nextSeal);
    }

    /** A tree as its last head left it. */
    public static Sealing resume(TreeHead last, List<byte[]> peaks) {
        MerkleHash hash = new MerkleHash(Suite.of(last.suite()).hash());
        return new Sealing(
                last.log(), last.era(), last.first(), hash, new Frontier(hash, last.size(), peaks), last.seal() + 1);
    }

    public int era() {
        return era;
    }

    public long first() {
        return first;
    }

    /** The position the next entry gets. */
    public long nextPosition() {
        return first + frontier.size();
    }

    public long nextSeal() {
        return nextSeal;
    }

    public List<byte[]> peaks() {
        return frontier.peaks();
    }

    /**
     * Gives the next position to an entry.
     *
     * @param completed told each node that becomes complete, leaves among them
     * @return the hash of its leaf
     */
    public byte[] add(String entryHash, Frontier.Completed completed) {
        byte[] leaf = EntryForm.leaf(entryHash, hash);
        frontier.add(leaf, completed);
        return leaf;
    }

    /**
     * Signs the head of the tree as it is.
     *
     * @param key the one in force at this size
     */
    public SignedHead head(LogKey key, Instant at) {
        TreeHead head = new TreeHead(
                log,
                nextSeal++,
                key.suite().written(),
                era,
                first,
                frontier.size(),
                hash.algorithm().text(frontier.root()),
                Times.cut(at),
                key.id());
        return new SignedHead(head, Base64.getEncoder().encodeToString(key.sign(HeadForm.signed(head))));
    }
}
