package org.zhiheng.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.records.TreeHead;

/**
 * Checks heads of one era against the entries read, and where they differ finds out which entry it was: by the leaf hashes that were stored when the
 * entries were sealed, if these still lead to the signed root. Not for several threads.
 */
final class TreeCheck {

    private final Findings findings;
    private final MerkleHash hash;
    private final long first;
    /** Up to here a signed root has confirmed the leaves. */
    private Frontier confirmed;
    /** Leaves since, as the entries give them; null where there was no entry. */
    private final List<byte[]> computed = new ArrayList<>();
    /** Leaves since, as they were stored, by index. */
    private final Map<Long, byte[]> stored = new HashMap<>();
    /** Set once a root was neither that of the entries nor that of the stored leaves: then no later one can tell anything. */
    private boolean lost;

    /** @param first position of its first entry */
    TreeCheck(Findings findings, MerkleHash hash, long first) {
        this.findings = findings;
        this.hash = hash;
        this.first = first;
        this.confirmed = new Frontier(hash);
    }

    MerkleHash hash() {
        return hash;
    }

    long first() {
        return first;
    }

    /** Position behind what a head has confirmed. */
    long confirmedEnd() {
        return first + confirmed.size();
    }

    boolean hasUnconfirmed() {
        return !computed.isEmpty();
    }

    /** @param leaf null where there is no entry */
    void add(byte[] leaf) {
        computed.add(leaf);
    }

    void store(long index, byte[] leaf) {
        if (index >= confirmed.size()) {
            stored.put(index, leaf);
        }
    }

    /** Checks a head whose signature, or whose keeper outside, is trusted. */
    void check(TreeHead head, String code) {
        if (lost) {
            return;
        }
        if (head.first() != first || head.size() < confirmed.size()) {
            findings.add("HEAD-ORDER", confirmedEnd(), "第" + head.seal() + "次封存的范围不对");
            return;
        }
        byte[] root = HashAlgorithm.bytes(head.root());
        int count = (int) Math.min(Integer.MAX_VALUE, head.size() - confirmed.size());
        Frontier ofEntries = advanced(count, false);
        if (ofEntries != null && Arrays.equals(ofEntries.root(), root)) {
            compareStored(count);
            confirm(ofEntries, count);
            return;
        }
        Frontier ofStored = advanced(count, true);
        if (ofStored != null && Arrays.equals(ofStored.root(), root)) {
            nameFirst(count);
            confirm(ofStored, count);
            return;
        }
        findings.add(
                code,
                confirmedEnd(),
                "第" + head.seal() + "次封存的树根与记录不符:位置" + confirmedEnd() + "至" + (head.end() - 1) + "之间有改动");
        lost = true;
    }

    /** The tree with {@code count} more leaves; null when one is not known. */
    private Frontier advanced(int count, boolean byStored) {
        Frontier frontier = new Frontier(hash, confirmed.size(), confirmed.peaks());
        for (int i = 0; i < count; i++) {
            byte[] leaf = byStored ? stored(i) : computed(i);
            if (leaf == null) {
                return null;
            }
            frontier.add(leaf, (level, index, node) -> {});
        }
        return frontier;
    }

    private byte[] computed(int i) {
        return i < computed.size() ? computed.get(i) : null;
    }

    private byte[] stored(int i) {
        return stored.get(confirmed.size() + i);
    }

    private void compareStored(int count) {
        for (int i = 0; i < count; i++) {
            if (stored(i) != null && !Arrays.equals(stored(i), computed(i))) {
                findings.add("LEAF", confirmedEnd() + i, "封存时存下的叶子哈希被改动");
                return;
            }
        }
    }

    private void nameFirst(int count) {
        for (int i = 0; i < count; i++) {
            if (!Arrays.equals(stored(i), computed(i))) {
                findings.add("ENTRY-TREE", confirmedEnd() + i, computed(i) == null ? "封存过的记录不在了" : "不是封存时在这一位置的记录");
                return;
            }
        }
    }

    private void confirm(Frontier frontier, int count) {
        for (int i = 0; i < count; i++) {
            stored.remove(confirmed.size() + i);
        }
        computed.subList(0, Math.min(count, computed.size())).clear();
        confirmed = frontier;
    }
}
