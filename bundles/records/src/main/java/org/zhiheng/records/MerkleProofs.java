package org.zhiheng.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes proofs (RFC 6962, 2.1.1 and 2.1.2) from stored complete nodes; each asks for about as many nodes as the tree has levels. */
public final class MerkleProofs {

    private final MerkleHash hash;
    private final Nodes nodes;

    public MerkleProofs(MerkleHash hash, Nodes nodes) {
        this.hash = hash;
        this.nodes = nodes;
    }

    /** The root of the tree of the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? hash.empty() : range(0, size);
    }

    /** That leaf {@code index} is in the tree of {@code size} leaves: hashes, the lowest first. */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** That the tree of {@code to} leaves begins with the tree of {@code from} leaves. Empty where nothing needs proof: from nothing, or to the same. */
    public List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no way from " + from + " to " + to + " leaves");
        }
        List<byte[]> path = new ArrayList<>();
        if (from == 0 || from == to) {
            return path;
        }
        long low = 0;
        long high = to;
        boolean whole = true;
        while (from != high) {
            long middle = low + split(high - low);
            if (from <= middle) {
                path.add(range(middle, high));
                high = middle;
            } else {
                path.add(range(low, middle));
                low = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.add(range(low, high));
        }
        Collections.reverse(path);
        return path;
    }

    /** The root of leaves {@code from} to before {@code to}, where {@code from} is a multiple of the power of two not less than the span. */
    private byte[] range(long from, long to) {
        long span = to - from;
        if (Long.bitCount(span) == 1) {
            int level = Long.numberOfTrailingZeros(span);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(span);
        return hash.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two less than the span. */
    private static long split(long span) {
        return Long.highestOneBit(span - 1);
    }

    /** Stored complete nodes. */
    @FunctionalInterface
    public interface Nodes {

        /** @param level 0 for leaves */
        byte[] node(int level, long index);
    }
}
