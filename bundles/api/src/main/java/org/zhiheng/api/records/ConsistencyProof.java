package org.zhiheng.api.records;

import java.util.List;

/**
 * That a later head of an era only adds to an earlier one (RFC 6962, 2.1.2).
 *
 * @param from size of the earlier tree
 * @param to size of the later tree of the same era
 * @param path hashes of the tree
 */
public record ConsistencyProof(int era, long from, long to, List<String> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }
}
