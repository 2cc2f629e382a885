package org.zhiheng.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;

/** Checks entries one by one: their form, their hash, their place in their subject's chain, their attachments. Not for several threads. */
final class EntryCheck {

    private final Findings findings;
    private final Optional<AttachmentFolder> folder;
    private final Map<String, Last> chains = new HashMap<>();
    private final Set<Attachment> looked = new HashSet<>();
    private long attachments;

    EntryCheck(Findings findings, Trust trust) {
        this.findings = findings;
        this.folder = trust.attachments().map(AttachmentFolder::new);
    }

    /** How many attachments were verified by their bytes. */
    long attachments() {
        return attachments;
    }

    /** Reads an entry and hashes it anew, which needs nothing but itself. */
    static Hashed hashed(Object object, Object statedHash) {
        try {
            if (!(statedHash instanceof String stated)) {
                throw ZhihengException.invalid("RECORD-FORM", "记录没有哈希值", "hash");
            }
            HashAlgorithm algorithm = HashAlgorithm.of(stated);
            Entry entry = EntryForm.read(object, stated);
            return new Hashed(entry, EntryForm.hash(Form.cast((Map<?, ?>) object), algorithm), null, null, null);
        } catch (ZhihengException e) {
            // Named as far as it says what it is.
            Map<?, ?> said = object instanceof Map<?, ?> map ? map : Map.of();
            String subject = said.get("subject") instanceof String text ? text : null;
            Long number = said.get("number") instanceof Long whole && subject != null ? whole : null;
            return new Hashed(null, null, e.getMessage(), number == null ? null : subject, number);
        }
    }

    /**
     * Checks one.
     *
     * @param position null when it is not sealed
     * @return empty when it is not even of the form of an entry
     */
    Optional<Checked> check(Hashed hashed, Long position) {
        if (hashed == null || hashed.fault() != null) {
            String fault = hashed == null ? "没有记录" : hashed.fault();
            findings.add(
                    "ENTRY-FORM",
                    position,
                    hashed == null ? null : hashed.subject(),
                    hashed == null ? null : hashed.number(),
                    fault);
            return Optional.empty();
        }
        Entry entry = hashed.entry();
        if (!hashed.actual().equals(entry.hash())) {
            add("ENTRY-HASH", position, entry, "内容与它的哈希值不符");
        }
        chain(entry, position);
        entry.attachments().forEach(each -> attachment(each, entry, position));
        return Optional.of(new Checked(entry, hashed.actual()));
    }

    private void chain(Entry entry, Long position) {
        String subject = entry.subject().toString();
        Last last = chains.put(subject, new Last(entry.number(), entry.hash()));
        long expected = last == null ? 0 : last.number + 1;
        if (entry.number() != expected) {
            add("ENTRY-NUMBER", position, entry, "此处应当是这一对象的第" + expected + "条");
        } else if (!Objects.equals(entry.previousHash(), last == null ? null : last.hash)) {
            add("ENTRY-CHAIN", position, entry, "没有接在这一对象的前一条之后");
        }
    }

    private void attachment(Attachment attachment, Entry entry, Long position) {
        if (folder.isEmpty() || !looked.add(attachment)) {
            return;
        }
        attachments++;
        folder.get().fault(attachment).ifPresent(fault -> add("ATTACHMENT", position, entry, fault));
    }

    private void add(String code, Long position, Entry entry, String message) {
        findings.add(code, position, entry.subject().toString(), entry.number(), message);
    }

    private record Last(long number, String hash) {}

    /**
     * An entry as it was read.
     *
     * @param actual the hash it really has
     * @param fault why it is not of the form of an entry; then it has neither of these
     * @param subject what it says then, as far as it does
     */
    record Hashed(Entry entry, String actual, String fault, String subject, Long number) {}

    /** @param actual the hash it really has */
    record Checked(Entry entry, String actual) {}
}
