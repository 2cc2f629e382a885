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
 * @param erased attachments that entries name and that were erased, as the log says itself
 * @param aggregates compared with what their last entries say
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
        long erased,
        long aggregates,
        boolean anchored,
        long faults,
        List<Finding> findings,
        Finding first,
        List<Loss> losses) {

    public Report {
        losses = List.copyOf(losses);
        findings = List.copyOf(findings);
    }

    /** With what was found elsewhere about the same log. */
    public Report with(List<Finding> more) {
        Findings all = new Findings();
        findings.forEach(all::add);
        if (first != null && !findings.contains(first)) {
            all.add(first);
        }
        more.forEach(all::add);
        return new Report(
                scope,
                entries,
                unsealed,
                heads,
                attachments,
                erased,
                aggregates,
                anchored,
                faults + more.size(),
                all.kept(),
                all.first(),
                losses);
    }

    public boolean sound() {
        return faults == 0;
    }

    /** The first bad entry; empty when nothing is wrong. */
    public Optional<Finding> firstBad() {
        return Optional.ofNullable(first);
    }
}
