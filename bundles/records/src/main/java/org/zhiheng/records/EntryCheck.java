package org.zhiheng.records;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;

/** Checks entries one by one: their form, their hash, their place in their subject's chain, their attachments. Not for several threads. */
final class EntryCheck {

    private final Findings findings;
    private final Optional<AttachmentFolder> folder;
    private final Map<String, Last> chains = new HashMap<>();
    /** The last position at which each is named; those not sealed come last. */
    private final Map<Attachment, Long> named = new HashMap<>();
    /** The first entry that names it. */
    private final Map<Attachment, Place> missing = new LinkedHashMap<>();
    /** The last entry that says so, by the hash. */
    private final Map<String, Place> erased = new LinkedHashMap<>();

    private long attachments;
    private long gone;

    EntryCheck(Findings findings, Trust trust) {
        this.findings = findings;
        this.folder = trust.attachments().map(AttachmentFolder::new);
    }

    /** How many attachments were verified by their bytes. */
    long attachments() {
        return attachments;
    }

    /** How many that entries name are gone because they were erased, as the log says itself. */
    long erased() {
        return gone;
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
        Optional<Checked> checked = alone(hashed, position);
        checked.ifPresent(each -> chain(each.entry(), position));
        return checked;
    }

    /** As {@link #check}, for one that stands without those before it. */
    Optional<Checked> alone(Hashed hashed, Long position) {
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
        entry.attachments().forEach(each -> attachment(each, entry, position));
        Erasure.attachments(entry).forEach(each -> erased.put(each, new Place(entry, position)));
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
        Place place = new Place(entry, position);
        if (folder.isEmpty() || named.put(attachment, place.at()) != null) {
            return;
        }
        if (!folder.get().has(attachment.hash())) {
            missing.put(attachment, place);
            return;
        }
        attachments++;
        folder.get().fault(attachment).ifPresent(fault -> add("ATTACHMENT", position, entry, fault));
    }

    /** After the last entry: one that is missing is none that was erased, and one that was erased is gone, unless an entry names it later. */
    void end() {
        if (folder.isEmpty()) {
            return;
        }
        Map<String, Long> last = new HashMap<>();
        named.forEach((each, at) -> last.merge(each.hash(), at, Math::max));
        missing.forEach((each, place) -> {
            Place by = erased.get(each.hash());
            if (by != null && last.get(each.hash()) <= by.at()) {
                gone++;
            } else {
                attachments++;
                add("ATTACHMENT", place.position, place.entry, "附件不在:" + each.hash());
            }
        });
        erased.forEach((hash, by) -> {
            if (last.getOrDefault(hash, -1L) <= by.at() && folder.get().has(hash)) {
                add("ATTACHMENT-ERASED", by.position, by.entry, "已经销毁的附件还在:" + hash);
            }
        });
    }

    private void add(String code, Long position, Entry entry, String message) {
        findings.add(code, position, entry.subject().toString(), entry.number(), message);
    }

    /** @param position null when it is not sealed */
    private record Place(Entry entry, Long position) {
        long at() {
            return position == null ? Long.MAX_VALUE : position;
        }
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
