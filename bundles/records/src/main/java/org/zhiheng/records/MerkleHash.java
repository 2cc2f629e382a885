package org.zhiheng.records;

/** The hashes of RFC 6962, 2.1: leaves behind 0x00, inner nodes behind 0x01, so that neither passes for the other. */
public final class MerkleHash {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final HashAlgorithm algorithm;

    public MerkleHash(HashAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    public HashAlgorithm algorithm() {
        return algorithm;
    }

    /** The root of a tree without leaves. */
    public byte[] empty() {
        return algorithm.hash();
    }

    public byte[] leaf(byte[] data) {
        return algorithm.hash(LEAF, data);
    }

    public byte[] node(byte[] left, byte[] right) {
        return algorithm.hash(NODE, left, right);
    }
}
