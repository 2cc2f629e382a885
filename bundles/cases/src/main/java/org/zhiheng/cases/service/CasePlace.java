package org.zhiheng.cases.service;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.cases.domain.FileIndex;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseStore;

/** What lies around a case on a day: the rules of its place, and the files of others that it names. */
record CasePlace(CaseHead head, LocalDate on, CaseStore store, CaseRules rules, Resolved resolved)
        implements CaseFacts.Place {

    @Override
    public FileIndex index() {
        return rules.index(head, on);
    }

    @Override
    public boolean patrols() {
        return resolved.body(head.body())
                .filter(each -> rules.patrols(each, on))
                .isPresent();
    }

    @Override
    public List<String> reviewRestsOn() {
        return rules.reviewRestsOn(head, on);
    }

    @Override
    public List<String> discussionRestsOn() {
        return rules.discussionRestsOn(head, on);
    }

    @Override
    public Pieces file(String id) {
        return new Pieces(store.read(data -> data.pieces(id)));
    }
}
