package org.zhiheng.cases.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;

/** The receipts that the history of a case tells of. */
final class ReceiptIds {

    private static final int PAGE = 200;

    private ReceiptIds() {}

    /** Their ids, the first one first. */
    static Set<String> of(Records records, CaseHead head) {
        Set<String> ids = new LinkedHashSet<>();
        Subject subject = Entries.subject(head);
        List<Entry> page;
        long next = 0;
        do {
            page = records.history(subject, next, PAGE);
            for (Entry each : page) {
                ids.addAll(DecisionBasis.told(each));
            }
            next = page.isEmpty() ? next : page.get(page.size() - 1).number() + 1;
        } while (page.size() == PAGE);
        return ids;
    }
}
