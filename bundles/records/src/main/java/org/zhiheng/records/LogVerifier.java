package org.zhiheng.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;

/** Verifies a whole log, given line by line in the order of the export. Memory grows with the number of subjects, and by the state of each aggregate that entries tell. Not for several threads. */
final class LogVerifier implements ExportVerifier.Scope {

    /** A gap longer than this is a wrong position rather than lost entries. */
    private static final long LONGEST_GAP = 1_000_000;

    private static final Set<String> ENTRY_KEYS = Set.of("line", "position", "entry", "hash");
    private static final Set<String> HEAD_KEYS = Set.of("line", "head", "signature");
    private static final Set<String> LEAVES_KEYS = Set.of("line", "era", "start", "hashes");

    private final String log;
    private final Trust trust;
    private final Findings findings = new Findings();
    private final KeyChain keys = new KeyChain();
    private final List<Loss> losses = new ArrayList<>();
    private final EntryCheck check;
    private final AggregateCheck aggregates = new AggregateCheck(findings);
    private final List<SignedHead> outside;
    private final Map<Long, SignedHead> outsideBySeal = new HashMap<>();
    private TreeCheck tree;
    private int era = -1;
    private long expected;
    private long entries;
    private long unsealed;
    private long heads;
    private long nextSeal;
    private long sealedEnd;
    private SignedHead lastHead;
    private int outsideDone;

    LogVerifier(String log, Trust trust) {
        this.log = log;
        this.trust = trust;
        this.check = new EntryCheck(findings, trust);
        this.outside = new ArrayList<>(trust.heads());
        outside.sort(Comparator.comparingLong(each -> each.head().end()));
        outside.forEach(each -> outsideBySeal.put(each.head().seal(), each));
    }

    @Override
    public void line(String kind, Map<String, Object> line, EntryCheck.Hashed hashed) {
        switch (kind) {
            case "entry" -> entry(line, hashed);
            case "head" -> head(line);
            case "leaves" -> leaves(line);
            case "aggregates" -> aggregates.types(line);
            case "aggregate" -> aggregates.aggregate(line);
            default -> throw ZhihengException.invalid("RECORD-FORM", "没有这种行:" + kind, "line");
        }
    }

    @Override
    public void unreadable(long number, String message) {
        findings.add("EXPORT-FORM", expected, "第" + number + "行:" + message);
    }

    private void entry(Map<String, Object> line, EntryCheck.Hashed hashed) {
        new Form(line, "记录行", ENTRY_KEYS);
        Object at = line.get("position");
        if (at == null) {
            check.check(hashed, null).ifPresent(each -> aggregates.entry(each.entry(), null));
            entries++;
            unsealed++;
            return;
        }
        if (!(at instanceof Long position)) {
            throw ZhihengException.invalid("RECORD-FORM", "位置不合格式", "position");
        }
        entries++;
        if (position < 0) {
            findings.add("ENTRY-ORDER", null, "没有这样的位置:" + position);
            return;
        }
        if (position < expected) {
            findings.add("ENTRY-ORDER", position, "位置" + position + "再次出现,或者次序颠倒");
            check.check(hashed, position);
            return;
        }
        passLoss(line.get("entry"), position);
        if (position - expected > LONGEST_GAP) {
            findings.add("ENTRY-ORDER", expected, "此处应当是位置" + expected + ",却是" + position);
            return;
        }
        if (position > expected) {
            findings.add(
                    "ENTRY-MISSING",
                    expected,
                    "位置" + expected + (position - 1 > expected ? "至" + (position - 1) : "") + "的记录不在了");
        }
        for (; expected < position; expected++) {
            addLeaf(null);
        }
        Optional<EntryCheck.Checked> checked =
                line.get("entry") == null ? missing(position) : check.check(hashed, position);
        checked.ifPresent(each -> key(each.entry(), position));
        checked.ifPresent(each -> aggregates.entry(each.entry(), position));
        addLeaf(checked.map(EntryCheck.Checked::actual).orElse(null));
        expected++;
    }

    /** Goes on behind what was lost, where the entry says so; whether it is rightly signed is checked with its key. */
    private void passLoss(Object object, long position) {
        if (position <= expected || lastHead == null) {
            return;
        }
        try {
            Entry entry = EntryForm.read(object, null);
            if (!entry.subject().equals(KeyForm.SUBJECT) || !entry.kind().equals(KeyForm.RESTORED)) {
                return;
            }
            KeyForm key = KeyForm.read(entry);
            boolean fits = lastHead.equals(key.finalHead())
                    && key.finalHead().head().end() == expected
                    && key.first() == position;
            if (fits) {
                outsideUpTo(expected);
                losses.add(new Loss(expected, position));
                expected = position;
                nextSeal = key.firstSeal();
            }
        } catch (ZhihengException e) {
            // Not what it would have to be: then there is a gap.
        }
    }

    private Optional<EntryCheck.Checked> missing(long position) {
        findings.add("ENTRY-MISSING", position, "位置" + position + "的记录不在了");
        return Optional.empty();
    }

    private void addLeaf(String hash) {
        if (tree != null) {
            tree.add(hash == null ? null : EntryForm.leaf(hash, tree.hash()));
        }
    }

    private void key(Entry entry, long position) {
        if (!entry.subject().equals(KeyForm.SUBJECT)) {
            return;
        }
        try {
            KeyForm key = keys.add(entry, position);
            if (!key.log().equals(log)) {
                findings.add("KEY", position, "密钥属于另一个日志");
            }
            if (key.finalHead() != null && !key.finalHead().equals(lastHead)) {
                findings.add("KEY", position, "开始新树时写下的最后树头不是此前的最后一次封存");
            }
            if (key.era() != era) {
                outsideUpTo(position);
                era = key.era();
                tree = new TreeCheck(findings, new MerkleHash(key.suite().hash()), position);
            }
        } catch (ZhihengException e) {
            findings.add("KEY", position, entry.subject().toString(), entry.number(), e.getMessage());
        }
    }

    private void leaves(Map<String, Object> line) {
        Form form = new Form(line, "叶子行", LEAVES_KEYS);
        byte[] hashes = form.base64("hashes");
        if (hashes.length % HashAlgorithm.LENGTH != 0) {
            throw form.fault("hashes");
        }
        if (tree == null || form.whole("era") != era) {
            return;
        }
        for (int i = 0; i < hashes.length / HashAlgorithm.LENGTH; i++) {
            byte[] leaf = new byte[HashAlgorithm.LENGTH];
            System.arraycopy(hashes, i * HashAlgorithm.LENGTH, leaf, 0, HashAlgorithm.LENGTH);
            tree.store(form.whole("start") + i, leaf);
        }
    }

    private void head(Map<String, Object> line) {
        new Form(line, "树头行", HEAD_KEYS);
        SignedHead head = HeadForm.readSigned(Map.of("head", line.get("head"), "signature", line.get("signature")));
        TreeHead said = head.head();
        heads++;
        if (said.seal() != nextSeal) {
            findings.add("HEAD-MISSING", sealedEnd, "此处应当是第" + nextSeal + "次封存,却是第" + said.seal() + "次");
        }
        SignedHead kept = outsideBySeal.get(said.seal());
        if (kept != null && !kept.head().equals(said)) {
            findings.add("OUTSIDE-HEAD", sealedEnd, "第" + said.seal() + "次封存与外存的树头不同");
        }
        if (!said.log().equals(log) || !keys.signed(head)) {
            findings.add("HEAD-SIGNATURE", sealedEnd, "第" + said.seal() + "次封存的签名不对");
        } else {
            outsideUpTo(said.end());
            tree.check(said, "HEAD-ROOT");
            sealedEnd = Math.max(sealedEnd, said.end());
        }
        nextSeal = Math.max(nextSeal, said.seal()) + 1;
        lastHead = head;
    }

    /** Checks the heads kept outside that end here or before. */
    private void outsideUpTo(long end) {
        while (outsideDone < outside.size() && outside.get(outsideDone).head().end() <= end) {
            SignedHead kept = outside.get(outsideDone++);
            if (keys.tellsLost(kept)) {
                continue;
            }
            if (tree == null || !kept.head().log().equals(log) || kept.head().era() != era) {
                findings.add("OUTSIDE-HEAD", sealedEnd, "外存的第" + kept.head().seal() + "次封存不属于这个日志");
            } else {
                if (!keys.signed(kept)) {
                    findings.add("OUTSIDE-HEAD", sealedEnd, "外存的第" + kept.head().seal() + "次封存不是用这个日志的密钥签的");
                }
                tree.check(kept.head(), "OUTSIDE-HEAD");
            }
        }
    }

    @Override
    public Report end(boolean whole) {
        if (!whole) {
            findings.add("EXPORT-TORN", expected, "导出不完整:没有结束行,或者结束行的数目不对");
        }
        outsideUpTo(expected);
        check.end();
        long wanted = trust.heads().stream()
                .mapToLong(each -> each.head().end())
                .max()
                .orElse(0);
        boolean cut = !whole || wanted > expected;
        if (wanted > expected) {
            findings.add(
                    "LOG-SHORT", expected, "外存的树头说有" + wanted + "条记录,日志只有" + expected + "条:位置" + expected + "以后的被删去");
        }
        // Of a log that was cut short, what is left is not bad for lacking its head.
        long suspect = cut ? expected : sealedEnd;
        if (tree != null && tree.hasUnconfirmed()) {
            findings.add("HEAD-MISSING", suspect, "位置" + sealedEnd + "以后的记录有位置,却没有有效的封存");
        }
        for (SignedHead each : trust.heads()) {
            if (each.head().seal() >= nextSeal) {
                findings.add("HEAD-MISSING", suspect, "第" + each.head().seal() + "次封存不在了");
            }
        }
        if (!trust.keys().isEmpty() && !keys.knows(trust.keys())) {
            findings.add("KEY", 0L, "日志的密钥里没有所信任的密钥");
        }
        aggregates.end();
        return new Report(
                "log",
                entries,
                unsealed,
                heads,
                check.attachments(),
                check.erased(),
                aggregates.compared(),
                trust.isAnchored(),
                findings.count(),
                findings.kept(),
                findings.first(),
                losses);
    }

    @Override
    public long entries() {
        return entries;
    }
}
