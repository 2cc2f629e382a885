package org.zhiheng.api.rules;

import java.util.List;

/**
 * A candidate laid over what is in force, without being in force. Nothing of it is archived.
 *
 * @param packageId null when it cannot be read far enough
 * @param version null when it cannot be read far enough
 * @param contentHash SHA-256 of its content, hexadecimal; its name while it is kept
 * @param faults all that would keep it from coming in force, and warnings
 * @param books to ask it with; null when the candidate cannot be read or does not fit the layers above it. A draft whose own tests fail can be
 *     asked
 */
public record RuleDraft(String packageId, String version, String contentHash, List<FaultInfo> faults, Books books) {

    public RuleDraft {
        faults = List.copyOf(faults);
    }
}
