package org.zhiheng.records;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.records.SignedHead;

/**
 * What the one who verifies has from elsewhere.
 *
 * @param heads kept outside, in any order
 * @param keys ids of keys known to be the platform's
 * @param attachments folder of attachments to verify; empty when they are not at hand
 */
public record Trust(List<SignedHead> heads, Set<String> keys, Optional<Path> attachments) {

    public Trust {
        heads = List.copyOf(heads);
        keys = Set.copyOf(keys);
    }

    /** Nothing from elsewhere. */
    public static Trust none() {
        return new Trust(List.of(), Set.of(), Optional.empty());
    }

    public static Trust of(SignedHead head) {
        return new Trust(List.of(head), Set.of(), Optional.empty());
    }

    boolean isAnchored() {
        return !heads.isEmpty() || !keys.isEmpty();
    }
}
