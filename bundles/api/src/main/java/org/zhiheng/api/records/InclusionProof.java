package org.zhiheng.api.records;

import java.util.List;

/**
 * That an entry is in the tree of a head (RFC 6962, 2.1.1).
 *
 * @param position of the entry in the log; its index in the tree is this less the head's {@code first}
 * @param head the head it leads to
 * @param path hashes of the tree, the lowest first
 */
public record InclusionProof(long position, SignedHead head, List<String> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }
}
