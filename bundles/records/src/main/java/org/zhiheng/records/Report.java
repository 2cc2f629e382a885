package org.zhiheng.records;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param scope {@code log} or the subject
 * @param entries looked at
 * @param unsealed of these, how many no seal covers yet
 * @param heads looked at
 * @param attachments verified by their bytes
 * @param anchored whether a head or key from outside was given; without one the export only agrees with itself
 * @param faults how many were found
 * @param findings the first hundred of them
 * @param first the one earliest in the log; null when there is none
 * @param losses what the log itself says was lost when it was restored from a backup; no fault, and never to be passed over
 */
public record Report(
        String scope,
        long entries,
        long unsealed,
        long heads,
        long attachments,
        boolean anchored,
        long faults,
        List<Finding> findings,
        Finding first,
        List<Loss> losses) {

    public Report {
        losses = List.copyOf(losses);
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return faults == 0;
    }

    /** The first bad entry; empty when nothing is wrong. */
    public Optional<Finding> firstBad() {
        return Optional.ofNullable(first);
    }
}
