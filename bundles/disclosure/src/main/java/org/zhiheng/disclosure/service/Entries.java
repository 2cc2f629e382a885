package org.zhiheng.disclosure.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.disclosure.domain.PublicMatter;

/** Entries of the record about what is published. Content goes into them by its digest alone. */
final class Entries {

    private Entries() {}

    static Subject subject(PublicMatter matter) {
        return new Subject(Publications.SUBJECT, matter.id());
    }

    /**
     * @param told what the entry tells besides
     * @param book fingerprint of the book that was asked; null where none was
     */
    static Appending of(
            String actor, Instant at, String kind, PublicMatter matter, Map<String, Object> told, String book) {
        Map<String, Object> payload = new LinkedHashMap<>(told);
        payload.put("state", matter.recorded());
        return new Appending(subject(matter), at, actor, kind, payload, List.of(), book);
    }
}
