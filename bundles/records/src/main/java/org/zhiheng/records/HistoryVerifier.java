package org.zhiheng.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;

/** Verifies the history of one subject with its proofs, given line by line: heads, the chain of keys, the entries, then the rest. Not for several threads. */
final class HistoryVerifier implements ExportVerifier.Scope {

    private static final Set<String> ENTRY_KEYS = Set.of("line", "position", "entry", "hash", "proof");
    private static final Set<String> PROOF_KEYS = Set.of("seal", "path");
    private static final Set<String> HEAD_KEYS = Set.of("line", "head", "signature");
    private static final Set<String> CONSISTENCY_KEYS = Set.of("line", "era", "from", "to", "path");
    private static final Set<String> DISCLOSURE_KEYS = Set.of("line", "digest", "salt", "kind", "value");

    private final String log;
    private final String subject;
    private final Trust trust;
    private final Findings findings = new Findings();
    private final KeyChain keys = new KeyChain();
    private final EntryCheck check;
    private final Map<Long, SignedHead> heads = new HashMap<>();
    private final Map<String, Long> lastPositions = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> digests = new HashSet<>();
    private final List<Steps> steps = new ArrayList<>();
    private long entries;
    private long unsealed;

    HistoryVerifier(String log, String subject, Trust trust) {
        this.log = log;
        this.subject = subject;
        this.trust = trust;
        this.check = new EntryCheck(findings, trust);
    }

    @Override
    public void line(String kind, Map<String, Object> line, EntryCheck.Hashed hashed) {
        switch (kind) {
            case "entry" -> entry(line, hashed);
            case "erasure" -> erasure(line, hashed);
            case "head" -> head(line);
            case "consistency" -> consistency(line);
            case "disclosure" -> disclosure(line);
            default -> throw ZhihengException.invalid("RECORD-FORM", "没有这种行:" + kind, "line");
        }
    }

    @Override
    public void unreadable(long number, String message) {
        findings.add("EXPORT-FORM", null, "第" + number + "行:" + message);
    }

    private void head(Map<String, Object> line) {
        new Form(line, "树头行", HEAD_KEYS);
        SignedHead head = HeadForm.readSigned(Map.of("head", line.get("head"), "signature", line.get("signature")));
        if (heads.put(head.head().seal(), head) != null) {
            findings.add("HEAD-ORDER", null, "第" + head.head().seal() + "次封存出现两次");
        }
    }

    private void entry(Map<String, Object> line, EntryCheck.Hashed hashed) {
        Form form = new Form(line, "记录行", ENTRY_KEYS);
        entries++;
        Long position = line.get("position") == null ? null : Long.valueOf(form.whole("position"));
        Optional<EntryCheck.Checked> checked = check.check(hashed, position);
        if (checked.isEmpty()) {
            return;
        }
        Entry entry = checked.get().entry();
        String about = entry.subject().toString();
        if (!about.equals(subject) && !entry.subject().equals(KeyForm.SUBJECT)) {
            add("ENTRY-SUBJECT", position, entry, "不是这一对象的记录");
            return;
        }
        PersonalDigest.each(entry.payload(), digests::add);
        if (position == null) {
            unsealed++;
            ended.add(about);
            return;
        }
        Long before = lastPositions.put(about, position);
        if (ended.contains(about) || before != null && before >= position) {
            add("ENTRY-ORDER", position, entry, "位置不在前一条之后");
        }
        if (entry.subject().equals(KeyForm.SUBJECT)) {
            try {
                keys.add(entry, position);
            } catch (ZhihengException e) {
                add("KEY", position, entry, e.getMessage());
            }
        }
        prove(form, checked.get(), position);
    }

    /** An entry that says what of this history was destroyed; those before it are about others. */
    private void erasure(Map<String, Object> line, EntryCheck.Hashed hashed) {
        Form form = new Form(line, "销毁行", ENTRY_KEYS);
        Long position = line.get("position") == null ? null : Long.valueOf(form.whole("position"));
        Optional<EntryCheck.Checked> checked = check.alone(hashed, position);
        if (checked.isEmpty()) {
            return;
        }
        if (!checked.get().entry().subject().equals(Erasure.SUBJECT)) {
            add("ENTRY-SUBJECT", position, checked.get().entry(), "不是销毁的记录");
        } else if (position != null) {
            prove(form, checked.get(), position);
        }
    }

    private void prove(Form line, EntryCheck.Checked checked, long position) {
        Form proof = new Form(line.object("proof"), "证明", PROOF_KEYS);
        SignedHead head = heads.get(proof.whole("seal"));
        if (head == null) {
            add("PROOF", position, checked.entry(), "证明所指的树头不在导出中");
            return;
        }
        TreeHead said = head.head();
        MerkleHash hash = new MerkleHash(Suite.of(said.suite()).hash());
        boolean included = new MerkleChecks(hash)
                .includes(
                        EntryForm.leaf(checked.actual(), hash),
                        position - said.first(),
                        said.size(),
                        proof.hashes("path", hash.algorithm()),
                        HashAlgorithm.bytes(said.root()));
        if (!included) {
            add("PROOF", position, checked.entry(), "证明不成立:它不在第" + said.seal() + "次封存之中");
        }
    }

    private void consistency(Map<String, Object> line) {
        Form form = new Form(line, "一致性证明", CONSISTENCY_KEYS);
        steps.add(new Steps(form.whole("era"), form.whole("from"), form.whole("to"), form));
    }

    private void disclosure(Map<String, Object> line) {
        Form form = new Form(line, "个人信息行", DISCLOSURE_KEYS);
        boolean right = digests.contains(form.text("digest"))
                && PersonalDigest.matches(
                        form.text("digest"), form.base64("salt"), form.text("kind"), form.text("value"));
        if (!right) {
            findings.add("DISCLOSURE", null, "所列的个人信息不是记录里的那一项:" + form.text("digest"));
        }
    }

    @Override
    public Report end(boolean whole) {
        if (!whole) {
            findings.add("EXPORT-TORN", null, "导出不完整:没有结束行,或者结束行的数目不对");
        }
        for (SignedHead each : heads.values()) {
            if (!each.head().log().equals(log) || !keys.signed(each)) {
                findings.add("HEAD-SIGNATURE", null, "第" + each.head().seal() + "次封存的签名不对");
            }
        }
        outside();
        check.end();
        if (!trust.keys().isEmpty() && !keys.knows(trust.keys())) {
            findings.add("KEY", null, "导出的密钥里没有所信任的密钥");
        }
        return new Report(
                subject,
                entries,
                unsealed,
                heads.size(),
                check.attachments(),
                check.erased(),
                0,
                trust.isAnchored(),
                findings.count(),
                findings.kept(),
                findings.first(),
                keys.losses());
    }

    /**
     * None of the heads kept outside may contradict the export's, and one at least must be one of them, or lead to one by a proof of consistency. The others
     * may be of any other time: a history holds the last heads only.
     */
    private void outside() {
        // A head of a part that the log itself says it has lost leads to nothing any more, and contradicts nothing.
        boolean anchored = trust.heads().stream().allMatch(keys::tellsLost);
        for (SignedHead kept : trust.heads()) {
            for (SignedHead each : heads.values()) {
                boolean sameSeal = each.head().seal() == kept.head().seal();
                if (sameSeal && !each.head().equals(kept.head())) {
                    findings.add("OUTSIDE-HEAD", null, "导出的第" + each.head().seal() + "次封存与外存的树头不同");
                }
                anchored |= sameSeal && each.head().equals(kept.head()) || led(each.head(), kept.head());
            }
        }
        if (!anchored) {
            findings.add("OUTSIDE-HEAD", null, "外存的树头没有一个是导出里的,也没有一致性证明与导出里的相连");
        }
    }

    private boolean led(TreeHead one, TreeHead other) {
        TreeHead from = one.size() <= other.size() ? one : other;
        TreeHead to = from == one ? other : one;
        HashAlgorithm algorithm = Suite.of(one.suite()).hash();
        return steps.stream()
                .filter(each -> each.era == from.era() && each.from == from.size() && each.to == to.size())
                .anyMatch(each -> HeadCheck.consistent(from, to, each.form.hashes("path", algorithm)));
    }

    private void add(String code, Long position, Entry entry, String message) {
        findings.add(code, position, entry.subject().toString(), entry.number(), message);
    }

    @Override
    public long entries() {
        return entries;
    }

    private record Steps(long era, long from, long to, Form form) {}
}
