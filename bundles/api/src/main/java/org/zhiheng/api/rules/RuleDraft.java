package org.zhiheng.api.rules;

import java.util.List;

/**
 * A candidate laid over what is in force, without being in force. Nothing of it is archived.
 *
 * @param packageId null when it cannot be read far enough
 * @param version null when it cannot be read far enough
 * @param contentHash SHA-256 of its content, hexadecimal; its name while it is kept
 * @param faults all that would keep it from coming in force, and warnings
 * @param tests how many tests it carries; those that fail are among the faults
 * @param changes what its rules say otherwise than the package of its id that is in force; empty when it cannot be read
 * @param books to ask it with; null when the candidate cannot be read or does not fit the layers above it. A draft whose own tests fail can be
 *     asked
 */
public record RuleDraft(
        String packageId,
        String version,
        String contentHash,
        List<FaultInfo> faults,
        int tests,
        List<RuleChange> changes,
        Books books) {

    public RuleDraft {
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
    }
}
