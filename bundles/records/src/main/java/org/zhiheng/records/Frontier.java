package org.zhiheng.records;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, the largest first. With it a leaf is added and the root computed without looking
 * at any other leaf. Not for several threads.
 */
public final class Frontier {

    private final MerkleHash hash;
    private final List<byte[]> peaks;
    private long size;

    /** Of an empty tree. */
    public Frontier(MerkleHash hash) {
        this(hash, 0, List.of());
    }

    /**
     * As it was at a size.
     *
     * @param peaks roots of the complete subtrees, one for each 1 of the size in binary, the largest first
     */
    public Frontier(MerkleHash hash, long size, List<byte[]> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has " + Long.bitCount(size) + " peaks");
        }
        this.hash = hash;
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
    }

    public long size() {
        return size;
    }

    public List<byte[]> peaks() {
        return List.copyOf(peaks);
    }

    /**
     * Adds a leaf.
     *
     * @param completed told each node that becomes complete, from the leaf upwards
     */
    public void add(byte[] leafHash, Completed completed) {
        byte[] node = leafHash;
        long index = size;
        int level = 0;
        completed.node(level, index, node);
        while ((index & 1) == 1) {
            node = hash.node(peaks.remove(peaks.size() - 1), node);
            index >>= 1;
            level++;
            completed.node(level, index, node);
        }
        peaks.add(node);
        size++;
    }

    public byte[] root() {
        if (size == 0) {
            return hash.empty();
        }
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = hash.node(peaks.get(i), root);
        }
        return root;
    }

    /** Is told nodes that are complete and never change again. */
    @FunctionalInterface
    public interface Completed {

        /**
         * @param level 0 for leaves
         * @param index among the nodes of its level
         */
        void node(int level, long index, byte[] hash);
    }
}
