package org.zhiheng.records;

import java.util.List;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;

/** What was destroyed as the law asks, as the record tells it: the payload of an entry has the digests of personal data, or the hashes of attachments. */
public final class Erasure {

    /** Nobody else appends to it. */
    public static final Subject SUBJECT = new Subject("log", "erasures");
    /** The kind of its entries about personal data. */
    public static final String KIND = "personal-data-erased";

    public static final String DIGESTS = "digests";

    /** The kind of its entries about attachments. */
    public static final String ATTACHMENT_KIND = "attachment-erased";

    public static final String ATTACHMENTS = "attachments";

    private Erasure() {}

    /** Digests of the personal data an entry says to be destroyed. */
    public static List<String> digests(Entry entry) {
        return texts(entry, DIGESTS);
    }

    /** Hashes of the attachments an entry says to be destroyed. */
    public static List<String> attachments(Entry entry) {
        return texts(entry, ATTACHMENTS).stream().filter(HashAlgorithm::isHash).toList();
    }

    private static List<String> texts(Entry entry, String key) {
        if (!entry.subject().equals(SUBJECT) || !(entry.payload().get(key) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
