package org.zhiheng.records;

import java.util.List;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;

/** What was destroyed as the law asks, as the record tells it: the payload of an entry has the digests of personal data, or the hashes of attachments. */
public final class Erasure {

    /** Nobody else appends to it. */
    public static final Subject SUBJECT = new Subject("log", "erasures");
    /** The kind of its entries. */
    public static final String KIND = "personal-data-erased";

    public static final String DIGESTS = "digests";

    private Erasure() {}

    /** Digests of the personal data an entry says to be destroyed. */
    public static List<String> digests(Entry entry) {
        if (!entry.subject().equals(SUBJECT) || !(entry.payload().get(DIGESTS) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
