package org.zhiheng.records;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.seal.Sealing;

/** A log in memory, made with the parts of the real one, with whose exports the verification is tried. */
final class MemoryLog {

    static final String ID = "0123456789abcdef0123456789abcdef";

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Subject, Entry> last = new HashMap<>();
    private final Map<String, byte[]> nodes = new HashMap<>();
    private final List<SignedHead> heads = new ArrayList<>();
    private final List<Integer> erasFirst = new ArrayList<>();
    private KeyForm keyForm;
    private LogKey key;
    private Sealing sealing;
    private int sealed;
    private Instant now = Instant.parse("2024-09-02T01:00:00.000001Z");

    static MemoryLog begun(LogKey first) {
        MemoryLog log = new MemoryLog();
        KeyForm form = new KeyForm(ID, 0, first.suite(), first.id(), first.publicKey(), null, null);
        log.key = first;
        log.introduce(form, first.sign(form.signed()), null);
        log.sealing = Sealing.begin(form, 0, 0);
        log.erasFirst.add(0);
        return log;
    }

    private void introduce(KeyForm form, byte[] byNew, byte[] byOld) {
        keyForm = form;
        append(KeyForm.SUBJECT, form.kind(), form.payload(byNew, byOld), List.of());
    }

    /** Changes the key; with another suite a new tree begins. Everything must be sealed. */
    void change(LogKey next) {
        boolean newTree = next.suite() != key.suite();
        KeyForm form = new KeyForm(
                ID,
                keyForm.era() + (newTree ? 1 : 0),
                next.suite(),
                next.id(),
                next.publicKey(),
                key.id(),
                newTree ? head() : null);
        introduce(form, next.sign(form.signed()), key.sign(form.signed()));
        key = next;
        if (newTree) {
            sealing = Sealing.begin(form, entries.size() - 1, heads.size());
            erasFirst.add(entries.size() - 1);
        }
    }

    Entry append(Subject subject, String kind, Map<String, Object> payload, List<Attachment> attachments) {
        Entry before = last.get(subject);
        now = now.plus(Duration.ofMillis(7));
        Entry open = new Entry(
                subject,
                before == null ? 0 : before.number() + 1,
                now.minusSeconds(60),
                now,
                "account:7",
                kind,
                payload,
                attachments,
                null,
                before == null ? null : before.hash(),
                null);
        Entry entry = withHash(open, EntryForm.hash(open, key.suite().hash()));
        entries.add(entry);
        last.put(subject, entry);
        return entry;
    }

    static Entry withHash(Entry open, String hash) {
        return EntryForm.read(EntryForm.object(open), hash);
    }

    /** Appends to subjects drawn at random. */
    void appendSome(int count, int subjects, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("step", (long) i);
            payload.put("fine", random.nextInt(1, 90_000) + ".00");
            payload.put("note", "第" + i + "步");
            append(new Subject("case", "c" + random.nextInt(subjects)), "case-step", payload, List.of());
        }
    }

    SignedHead seal() {
        int era = sealing.era();
        while (sealed < entries.size()) {
            sealing.add(
                    entries.get(sealed++).hash(),
                    (level, index, node) -> nodes.put(era + "/" + level + "/" + index, node));
        }
        now = now.plusSeconds(1);
        heads.add(sealing.head(key, now));
        return head();
    }

    SignedHead head() {
        return heads.get(heads.size() - 1);
    }

    List<SignedHead> heads() {
        return heads;
    }

    List<Entry> entries() {
        return entries;
    }

    MerkleProofs proofs(int era) {
        HashAlgorithm algorithm = Suite.of(heads.stream()
                        .filter(each -> each.head().era() == era)
                        .findFirst()
                        .orElseThrow()
                        .head()
                        .suite())
                .hash();
        return new MerkleProofs(
                new MerkleHash(algorithm), (level, index) -> nodes.get(era + "/" + level + "/" + index));
    }

    ConsistencyProof consistency(SignedHead from, SignedHead to) {
        HashAlgorithm algorithm = Suite.of(from.head().suite()).hash();
        return new ConsistencyProof(
                from.head().era(),
                from.head().size(),
                to.head().size(),
                proofs(from.head().era())
                        .consistency(from.head().size(), to.head().size())
                        .stream()
                        .map(algorithm::text)
                        .toList());
    }

    InclusionProof inclusion(int position) {
        int era = 0;
        while (era + 1 < erasFirst.size() && erasFirst.get(era + 1) <= position) {
            era++;
        }
        SignedHead ofEra = null;
        for (SignedHead each : heads) {
            if (each.head().era() == era) {
                ofEra = each;
            }
        }
        HashAlgorithm algorithm = Suite.of(ofEra.head().suite()).hash();
        return new InclusionProof(
                position,
                ofEra,
                proofs(era)
                        .inclusion(position - ofEra.head().first(), ofEra.head().size())
                        .stream()
                        .map(algorithm::text)
                        .toList());
    }

    /** The whole log as it is exported. */
    List<String> exportLog() {
        List<String> lines = new ArrayList<>();
        lines.add(ExportLines.beginLog(ID, now));
        int position = 0;
        for (SignedHead each : heads) {
            long start = position - each.head().first();
            ByteArrayOutputStream leaves = new ByteArrayOutputStream();
            for (; position < each.head().end(); position++) {
                Entry entry = entries.get(position);
                lines.add(ExportLines.entry((long) position, EntryForm.object(entry), entry.hash()));
                leaves.writeBytes(nodes.get(
                        each.head().era() + "/0/" + (position - each.head().first())));
            }
            lines.add(ExportLines.leaves(each.head().era(), start, leaves.toByteArray()));
            lines.add(ExportLines.head(each));
        }
        for (int i = sealed; i < entries.size(); i++) {
            lines.add(ExportLines.entry(
                    null, EntryForm.object(entries.get(i)), entries.get(i).hash()));
        }
        lines.add(ExportLines.end(entries.size()));
        return lines;
    }

    /** The history of a subject as it is exported. */
    List<String> exportSubject(Subject subject) {
        List<String> lines = new ArrayList<>();
        lines.add(ExportLines.beginSubject(ID, subject, now));
        Map<Integer, SignedHead> lastOfEra = new LinkedHashMap<>();
        heads.forEach(each -> lastOfEra.put(each.head().era(), each));
        lastOfEra.values().forEach(each -> lines.add(ExportLines.head(each)));
        int count = 0;
        for (Subject about : List.of(KeyForm.SUBJECT, subject)) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).subject().equals(about)) {
                    lines.add(ExportLines.proven(entries.get(i), i < sealed ? inclusion(i) : null));
                    count++;
                }
            }
        }
        lines.add(ExportLines.end(count));
        return lines;
    }
}
