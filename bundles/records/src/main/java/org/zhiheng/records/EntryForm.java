package org.zhiheng.records;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;

/** What of an entry is hashed: the canonical JSON of all its parts but the hash itself. */
public final class EntryForm {

    /** Names this form inside what is hashed, so that a later one can never be mistaken for it. */
    public static final String FORMAT = "zhiheng-entry-1";

    private static final Set<String> KEYS = Set.of(
            "format",
            "subject",
            "number",
            "occurredAt",
            "recordedAt",
            "actor",
            "kind",
            "payload",
            "attachments",
            "ruleBook",
            "previous");
    private static final Set<String> ATTACHMENT_KEYS = Set.of("hash", "size", "mediaType");

    private EntryForm() {}

    /** The object that is hashed; times are cut to the microsecond. */
    public static Map<String, Object> object(Entry entry) {
        Map<String, Object> map = new HashMap<>();
        map.put("format", FORMAT);
        map.put("subject", entry.subject().toString());
        map.put("number", entry.number());
        map.put("occurredAt", Times.write(entry.occurredAt()));
        map.put("recordedAt", Times.write(entry.recordedAt()));
        map.put("actor", entry.actor());
        map.put("kind", entry.kind());
        map.put("payload", entry.payload());
        map.put("attachments", attachments(entry.attachments()));
        map.put("ruleBook", entry.ruleBook());
        map.put("previous", entry.previousHash());
        return map;
    }

    /** Attachments as an entry's object has them. */
    public static List<Object> attachments(List<Attachment> attachments) {
        List<Object> list = new ArrayList<>();
        for (Attachment each : attachments) {
            list.add(Map.of("hash", each.hash(), "size", each.size(), "mediaType", each.mediaType()));
        }
        return list;
    }

    /** Reads attachments as an entry's object has them. */
    public static List<Attachment> readAttachments(List<?> list) {
        List<Attachment> attachments = new ArrayList<>();
        for (Object each : list) {
            Form form = new Form(each, "附件", ATTACHMENT_KEYS);
            attachments.add(new Attachment(form.hash("hash"), form.whole("size"), form.text("mediaType")));
        }
        return attachments;
    }

    /** The hash of an entry; what the entry says its hash is does not matter. */
    public static String hash(Entry entry, HashAlgorithm algorithm) {
        return hash(object(entry), algorithm);
    }

    /**
     * As {@link #hash(Map, HashAlgorithm)}, for whoever has written the payload already.
     *
     * @param payload of the object, as {@link CanonicalJson#inside} writes it
     */
    public static String hash(Map<String, Object> object, String payload, HashAlgorithm algorithm) {
        Map<String, Object> whole = new HashMap<>(object);
        whole.put("payload", new CanonicalJson.Written(payload));
        return hash(whole, algorithm);
    }

    /** The hash of an entry's object as it was read. */
    public static String hash(Map<String, Object> object, HashAlgorithm algorithm) {
        return algorithm.text(algorithm.hash(CanonicalJson.bytes(object)));
    }

    /**
     * The hash of the leaf that stands for an entry in a tree: over the written hash, so that a tree may hash otherwise than its entries do.
     */
    public static byte[] leaf(String entryHash, MerkleHash tree) {
        return tree.leaf(entryHash.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads an entry's object.
     *
     * @param hash what it is said to hash to; not checked here
     * @throws org.zhiheng.api.error.ZhihengException when it is not of this form
     */
    public static Entry read(Object object, String hash) {
        Form form = new Form(object, "记录", KEYS);
        if (!form.text("format").equals(FORMAT)) {
            throw form.fault("format");
        }
        String previous = form.textOrNull("previous");
        if (previous != null) {
            HashAlgorithm.of(previous);
        }
        Instant occurredAt = Times.read(form.text("occurredAt"));
        Instant recordedAt = Times.read(form.text("recordedAt"));
        return new Entry(
                Subject.parse(form.text("subject")),
                form.whole("number"),
                occurredAt,
                recordedAt,
                form.text("actor"),
                form.text("kind"),
                form.object("payload"),
                readAttachments(form.list("attachments")),
                form.textOrNull("ruleBook"),
                previous,
                hash);
    }
}
