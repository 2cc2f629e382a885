package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;

/** The history of one subject is exported with its proofs, altered, and verified. */
class HistoryVerificationTest {

    private static final Subject SUBJECT = new Subject("case", "c3");
    private static final byte[] SALT = new byte[32];

    @TempDir
    private Path folder;

    private MemoryLog log;
    private MemoryLog stranger;
    private SignedHead early;

    @BeforeEach
    void two_logs() {
        TestKeys keys = new TestKeys(folder);
        log = MemoryLog.begun(keys.make(Suite.SHA256_ED25519));
        SplittableRandom random = new SplittableRandom(9);
        log.append(
                SUBJECT,
                "case-filed",
                Map.of("party", Map.of("personal", PersonalDigest.of(HashAlgorithm.SHA_256, SALT, "name", "王某某"))),
                List.of());
        log.appendSome(40, 5, random);
        early = log.seal();
        log.change(keys.make(Suite.SHA256_ED25519));
        log.appendSome(40, 5, random);
        log.seal();
        log.change(keys.make(Suite.SM3_SM2));
        log.appendSome(40, 5, random);
        log.seal();
        log.appendSome(40, 5, random);
        log.seal();
        stranger = MemoryLog.begun(keys.make(Suite.SM3_SM2));
        stranger.appendSome(160, 5, random);
        stranger.seal();
    }

    @Test
    void a_history_is_sound_with_the_last_head_outside() throws IOException {
        Report report = verify(log.exportSubject(SUBJECT), Trust.of(log.head()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.anchored()).isTrue();
        assertThat(report.unsealed()).isZero();
    }

    @Test
    void an_earlier_head_outside_needs_a_proof_of_consistency() throws IOException {
        List<String> lines = log.exportSubject(SUBJECT);
        assertThat(verify(lines, Trust.of(early)).firstBad().orElseThrow().code())
                .isEqualTo("OUTSIDE-HEAD");
        lines.add(1, ExportLines.consistency(log.consistency(early, log.heads().get(1))));
        assertThat(verify(lines, Trust.of(early)).findings()).isEmpty();
    }

    @Test
    void a_personal_datum_in_the_clear_must_be_the_one_recorded() throws IOException {
        List<String> lines = log.exportSubject(SUBJECT);
        String digest = PersonalDigest.of(HashAlgorithm.SHA_256, SALT, "name", "王某某");
        lines.add(lines.size() - 1, ExportLines.disclosure(digest, SALT, "name", "王某某"));
        assertThat(verify(lines, Trust.none()).sound()).isTrue();
        lines.set(lines.size() - 2, ExportLines.disclosure(digest, SALT, "name", "王某"));
        assertThat(verify(lines, Trust.none()).firstBad().orElseThrow().code()).isEqualTo("DISCLOSURE");
    }

    @Test
    void a_missing_entry_is_named() throws IOException {
        List<String> lines = log.exportSubject(SUBJECT);
        int at = lineOf(lines, SUBJECT, 2);
        lines.remove(at);
        assertThat(verify(lines, Trust.none()).findings())
                .anyMatch(each ->
                        each.code().equals("ENTRY-NUMBER") && each.message().contains("第2条"));
    }

    /** 200 proofs that are nearly right: of another entry, another place, another head, another log, too short, too long, with another hash. */
    @Test
    void no_forged_proof_is_accepted() throws IOException {
        SplittableRandom random = new SplittableRandom(200);
        List<Entry> entries = log.entries();
        int accepted = 0;
        for (int i = 0; i < 200; i++) {
            int position = random.nextInt(1, entries.size());
            Entry entry = entries.get(position);
            InclusionProof right = log.inclusion(position);
            List<String> lines = export(entry, forged(right, i % 8, random, entries.size()));
            if (i % 8 == 7) {
                lines = export(changed(entry), right);
            }
            accepted += verify(lines, Trust.none()).findings().stream()
                            .noneMatch(each -> Set.of("PROOF", "HEAD-SIGNATURE", "EXPORT-FORM")
                                    .contains(each.code()))
                    ? 1
                    : 0;
            assertThat(verify(export(entry, right), Trust.none()).findings())
                    .as("the right proof of " + position)
                    .noneMatch(each -> each.code().equals("PROOF"));
        }
        assertThat(accepted).isZero();
    }

    private InclusionProof forged(InclusionProof right, int how, SplittableRandom random, int size) {
        List<String> path = new ArrayList<>(right.path());
        long position = right.position();
        SignedHead head = right.head();
        switch (how) {
            case 0 -> path.set(
                    random.nextInt(path.size()),
                    path.get(0).substring(0, path.get(0).indexOf(':') + 1) + "0".repeat(64));
            case 1 -> path.remove(random.nextInt(path.size()));
            case 2 -> path.add(path.get(random.nextInt(path.size())));
            case 3 -> position = (position + 1 + random.nextInt(size - 1)) % size;
            case 4 -> path = new ArrayList<>(log.inclusion((int) (position + 1 + random.nextInt(size - 1)) % size)
                    .path());
            case 5 -> head = stranger.head();
            case 6 -> {
                // The root is made to fit what was forged; only the signature is not.
                TreeHead said = head.head();
                head = new SignedHead(
                        new TreeHead(
                                said.log(),
                                said.seal(),
                                said.suite(),
                                said.era(),
                                said.first(),
                                said.size() + 1,
                                said.root(),
                                said.at(),
                                said.key()),
                        head.signature());
            }
            default -> {}
        }
        return new InclusionProof(position, head, path);
    }

    private static Entry changed(Entry entry) {
        Map<String, Object> payload = new HashMap<>(entry.payload());
        payload.put("fine", "0.00");
        Entry open = new Entry(
                entry.subject(),
                entry.number(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.actor(),
                entry.kind(),
                payload,
                entry.attachments(),
                entry.ruleBook(),
                entry.previousHash(),
                null);
        return MemoryLog.withHash(open, EntryForm.hash(open, HashAlgorithm.of(entry.hash())));
    }

    /** The keys with their proofs, and one entry with the given proof. */
    private List<String> export(Entry entry, InclusionProof proof) {
        List<String> lines = new ArrayList<>();
        for (String each : log.exportSubject(entry.subject())) {
            Map<String, Object> line = Json.readObject(each);
            boolean same = line.get("line").equals("head")
                    && ((Map<?, ?>) line.get("head"))
                            .get("seal")
                            .equals(proof.head().head().seal());
            if (same) {
                lines.add(ExportLines.head(proof.head()));
            } else if (line.get("line").equals("entry") && line.get("hash").equals(hashBefore(entry))) {
                lines.add(ExportLines.proven(entry, proof));
            } else {
                lines.add(each);
            }
        }
        if (lines.stream().noneMatch(each -> each.equals(ExportLines.head(proof.head())))) {
            lines.add(1, ExportLines.head(proof.head()));
        }
        return lines;
    }

    private String hashBefore(Entry entry) {
        return log.entries().stream()
                .filter(each -> each.subject().equals(entry.subject()) && each.number() == entry.number())
                .findFirst()
                .orElseThrow()
                .hash();
    }

    private static int lineOf(List<String> lines, Subject subject, int number) {
        for (int i = 0; i < lines.size(); i++) {
            Object entry = Json.readObject(lines.get(i)).get("entry");
            if (entry instanceof Map<?, ?> map
                    && map.get("subject").equals(subject.toString())
                    && map.get("number").equals((long) number)) {
                return i;
            }
        }
        throw new AssertionError("no such entry");
    }

    private static Report verify(List<String> lines, Trust trust) throws IOException {
        return ExportVerifier.verify(new BufferedReader(new StringReader(String.join("\n", lines))), trust);
    }

    @Test
    void a_known_key_is_an_anchor() throws IOException {
        Trust known = new Trust(List.of(), Set.of(early.head().key()), Optional.empty());
        assertThat(verify(log.exportSubject(SUBJECT), known).sound()).isTrue();
        assertThat(verify(stranger.exportSubject(SUBJECT), known)
                        .firstBad()
                        .orElseThrow()
                        .code())
                .isEqualTo("KEY");
    }
}
