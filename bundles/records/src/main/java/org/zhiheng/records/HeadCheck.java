package org.zhiheng.records;

import java.util.List;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.TreeHead;

/** Whether two heads of one tree go together. */
public final class HeadCheck {

    private HeadCheck() {}

    /** Whether the later head only adds to the earlier one. */
    public static boolean consistent(TreeHead from, TreeHead to, ConsistencyProof proof) {
        if (proof.era() != from.era() || proof.from() != from.size() || proof.to() != to.size()) {
            return false;
        }
        HashAlgorithm algorithm = Suite.of(from.suite()).hash();
        if (!proof.path().stream().allMatch(each -> HashAlgorithm.of(each) == algorithm)) {
            return false;
        }
        return consistent(
                from, to, proof.path().stream().map(HashAlgorithm::bytes).toList());
    }

    static boolean consistent(TreeHead from, TreeHead to, List<byte[]> path) {
        return sameTree(from, to)
                && new MerkleChecks(new MerkleHash(Suite.of(from.suite()).hash()))
                        .consistent(
                                from.size(),
                                HashAlgorithm.bytes(from.root()),
                                to.size(),
                                HashAlgorithm.bytes(to.root()),
                                path);
    }

    private static boolean sameTree(TreeHead one, TreeHead other) {
        return one.log().equals(other.log())
                && one.era() == other.era()
                && one.first() == other.first()
                && one.suite().equals(other.suite());
    }
}
