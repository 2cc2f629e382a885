package org.zhiheng.records;

import java.util.Arrays;
import java.util.List;

/** Checks proofs of RFC 6962 against roots. Every step consumes what it needs: a proof with too little or too much does not hold. */
public final class MerkleChecks {

    private final MerkleHash hash;

    public MerkleChecks(MerkleHash hash) {
        this.hash = hash;
    }

    /** Whether the leaf stands at {@code index} in the tree of {@code size} leaves with this root. */
    public boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !hashes(path)) {
            return false;
        }
        byte[] node = leafHash;
        long left = index;
        long last = size - 1;
        for (byte[] each : path) {
            if (last == 0) {
                return false;
            }
            if ((left & 1) == 1 || left == last) {
                node = hash.node(each, node);
                // A node without right neighbour is its own parent.
                while ((left & 1) == 0 && left != 0) {
                    left >>= 1;
                    last >>= 1;
                }
            } else {
                node = hash.node(node, each);
            }
            left >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(node, root);
    }

    /** Whether the tree of {@code to} leaves with root {@code toRoot} begins with the tree of {@code from} leaves with root {@code fromRoot}. */
    public boolean consistent(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> path) {
        if (from < 0 || from > to || !hashes(path)) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (from == 0) {
            return path.isEmpty() && Arrays.equals(fromRoot, hash.empty());
        }
        long left = from - 1;
        long last = to - 1;
        while ((left & 1) == 1) {
            left >>= 1;
            last >>= 1;
        }
        int at = 0;
        byte[] fromNode;
        if (left == 0) {
            // The earlier tree is complete: it is itself a node of the later one.
            fromNode = fromRoot;
        } else if (path.isEmpty()) {
            return false;
        } else {
            fromNode = path.get(at++);
        }
        byte[] toNode = fromNode;
        for (; at < path.size(); at++) {
            byte[] each = path.get(at);
            if (last == 0) {
                return false;
            }
            if ((left & 1) == 1 || left == last) {
                fromNode = hash.node(each, fromNode);
                toNode = hash.node(each, toNode);
                while ((left & 1) == 0 && left != 0) {
                    left >>= 1;
                    last >>= 1;
                }
            } else {
                toNode = hash.node(toNode, each);
            }
            left >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(fromNode, fromRoot) && Arrays.equals(toNode, toRoot);
    }

    private static boolean hashes(List<byte[]> path) {
        return path.size() <= Long.SIZE && path.stream().allMatch(each -> each.length == HashAlgorithm.LENGTH);
    }
}
