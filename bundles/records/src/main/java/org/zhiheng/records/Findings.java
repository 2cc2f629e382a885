package org.zhiheng.records;

import java.util.ArrayList;
import java.util.List;

/** Collects findings: all are counted, the first hundred kept, and the earliest in the log whichever it was. Not for several threads. */
final class Findings {

    private static final int KEPT = 100;

    private final List<Finding> kept = new ArrayList<>();
    private long count;
    private Finding first;

    void add(String code, Long position, String subject, Long number, String message) {
        add(new Finding(code, position, subject, number, message));
    }

    void add(Finding finding) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
        if (first == null || finding.before(first)) {
            first = finding;
        }
    }

    void add(String code, Long position, String message) {
        add(code, position, null, null, message);
    }

    long count() {
        return count;
    }

    List<Finding> kept() {
        return kept;
    }

    Finding first() {
        return first;
    }
}
