package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.keys.LogKey;

/** A whole log is exported, altered, and verified against a head kept outside. */
class LogVerificationTest {

    private static final int BATCHES = 12;

    @TempDir
    private Path folder;

    private MemoryLog log;
    private TestKeys keys;

    @BeforeEach
    void a_log_with_changes_of_key_and_suite() {
        keys = new TestKeys(folder);
        log = MemoryLog.begun(keys.make(Suite.SHA256_ED25519));
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < BATCHES; i++) {
            log.appendSome(random.nextInt(1, 25), 9, random);
            log.seal();
            if (i == 3) {
                log.change(keys.make(Suite.SHA256_ED25519));
            }
            if (i == 6) {
                log.change(keys.make(Suite.SM3_SM2));
            }
        }
    }

    @Test
    void a_whole_log_is_sound() throws IOException {
        Report report = verify(log.exportLog(), log.head());
        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.anchored()).isTrue();
        assertThat(report.entries()).isEqualTo(log.entries().size());
        assertThat(report.heads()).isEqualTo(12);
        assertThat(report.unsealed()).isZero();
    }

    @Test
    void every_head_ever_kept_outside_agrees() throws IOException {
        assertThat(verify(log.exportLog(), new Trust(log.heads(), Set.of(), Optional.empty()))
                        .findings())
                .isEmpty();
    }

    @Test
    void entries_not_yet_sealed_are_counted() throws IOException {
        log.appendSome(3, 2, new SplittableRandom(1));
        Report report = verify(log.exportLog(), log.head());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unsealed()).isEqualTo(3);
    }

    @Test
    void without_anything_from_outside_it_says_so() throws IOException {
        assertThat(verify(log.exportLog(), Trust.none()).anchored()).isFalse();
    }

    @Test
    void a_known_key_is_an_anchor_and_a_stranger_s_log_has_it_not() throws IOException {
        String first = log.heads().get(0).head().key();
        assertThat(verify(log.exportLog(), new Trust(List.of(), Set.of(first), Optional.empty()))
                        .sound())
                .isTrue();
        MemoryLog other = MemoryLog.begun(keys.make(Suite.SHA256_ED25519));
        other.seal();
        assertThat(verify(other.exportLog(), new Trust(List.of(), Set.of(first), Optional.empty()))
                        .first()
                        .code())
                .isEqualTo("KEY");
    }

    @Test
    void what_is_no_export_is_refused() {
        assertThatThrownBy(() -> verify(List.of(), Trust.none()))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-EXPORT"));
        assertThatThrownBy(() -> verify(List.of("{\"line\":\"export\"}"), Trust.none()))
                .isInstanceOf(ZhihengException.class);
    }

    /** What is done to the exported lines. */
    enum Mutation {
        ALTER_ENTRY,
        ALTER_HASH,
        ALTER_AND_HASH_ANEW,
        ALTER_AND_CHAIN_ANEW,
        DELETE_ENTRY,
        DELETE_AND_RENUMBER,
        INSERT_ENTRY,
        INSERT_AND_RENUMBER,
        SWAP_LINES,
        SWAP_POSITIONS,
        ROLL_BACK,
        ALTER_LEAVES,
        DELETE_HEAD,
        ALTER_HEAD,
        TEAR
    }

    /** 70 of each of 15 kinds: 1,050 mutations. */
    @ParameterizedTest
    @EnumSource
    void every_mutation_is_found_and_the_first_bad_entry_named(Mutation mutation) throws IOException {
        List<String> whole = log.exportLog();
        SplittableRandom random = new SplittableRandom(mutation.ordinal());
        for (int i = 0; i < 70; i++) {
            List<String> lines = new ArrayList<>(whole);
            long bad = new Mutator(lines, random).apply(mutation);
            Report report = verify(lines, log.head());
            assertThat(report.sound()).as(mutation + " " + i).isFalse();
            assertThat(report.firstBad().orElseThrow().position())
                    .as(mutation + " " + i + ": " + report.findings())
                    .isEqualTo(bad);
        }
    }

    /** The whole log is made anew with a stolen key, and is perfect in itself: only the head kept outside tells. */
    @Test
    void a_log_made_anew_with_the_true_key_is_found_by_the_head_outside() throws IOException {
        // Ed25519 signs the same alike, so both begin with the same entry.
        LogKey stolen = keys.make(Suite.SHA256_ED25519);
        MemoryLog truth = MemoryLog.begun(stolen);
        MemoryLog forged = MemoryLog.begun(stolen);
        for (MemoryLog each : List.of(truth, forged)) {
            each.seal();
            each.appendSome(20, 3, new SplittableRandom(5));
            each.seal();
            each.append(new Subject("case", "x"), "case-filed", Map.of("mine", each == truth), List.of());
            each.seal();
        }
        assertThat(verify(forged.exportLog(), Trust.none()).sound()).isTrue();
        Report report = verify(forged.exportLog(), new Trust(truth.heads(), Set.of(), Optional.empty()));
        assertThat(report.firstBad().orElseThrow().position()).isEqualTo(21);
    }

    @Test
    void attachments_are_verified_by_their_bytes() throws IOException {
        byte[] video = "a video".getBytes(StandardCharsets.UTF_8);
        String hash = HashAlgorithm.SM3.text(HashAlgorithm.SM3.hash(video));
        Entry entry = log.append(
                new Subject("case", "v"), "evidence-added", Map.of(), List.of(new Attachment(hash, 7, "video/mp4")));
        log.seal();
        long position = log.entries().indexOf(entry);
        Trust trust = new Trust(List.of(log.head()), Set.of(), Optional.of(folder));
        Path file = new AttachmentFolder(folder).file(hash);
        assertThat(verify(log.exportLog(), trust).firstBad().orElseThrow().position())
                .isEqualTo(position);

        Files.createDirectories(file.getParent());
        Files.write(file, video);
        assertThat(verify(log.exportLog(), trust).sound()).isTrue();
        assertThat(verify(log.exportLog(), trust).attachments()).isEqualTo(1);

        Files.writeString(file, "A video");
        assertThat(verify(log.exportLog(), trust).firstBad().orElseThrow().code())
                .isEqualTo("ATTACHMENT");
    }

    @Test
    void an_attachment_that_the_log_says_was_erased_is_not_missing() throws IOException {
        byte[] video = "a video".getBytes(StandardCharsets.UTF_8);
        String hash = HashAlgorithm.SM3.text(HashAlgorithm.SM3.hash(video));
        Attachment attachment = new Attachment(hash, 7, "video/mp4");
        log.append(new Subject("case", "v"), "evidence-added", Map.of(), List.of(attachment));
        Entry said = log.append(
                new Subject("log", "erasures"),
                "attachment-erased",
                Map.of("attachments", List.of(hash, "no hash", "sm3:" + "0".repeat(64))),
                List.of());
        log.seal();
        Trust trust = new Trust(List.of(log.head()), Set.of(), Optional.of(folder));
        Report report = verify(log.exportLog(), trust);
        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).isEqualTo(1);
        assertThat(report.attachments()).isZero();

        Path file = new AttachmentFolder(folder).file(hash);
        Files.createDirectories(file.getParent());
        Files.write(file, video);
        assertThat(verify(log.exportLog(), trust).firstBad())
                .contains(new Finding(
                        "ATTACHMENT-ERASED",
                        (long) log.entries().indexOf(said),
                        "log/erasures",
                        0L,
                        "已经销毁的附件还在:" + hash));

        // Recorded again later, it has to be there again.
        log.append(new Subject("case", "w"), "evidence-added", Map.of(), List.of(attachment));
        log.seal();
        assertThat(verify(log.exportLog(), trust).findings()).isEmpty();
        Files.delete(file);
        assertThat(verify(log.exportLog(), trust).firstBad().orElseThrow().code())
                .isEqualTo("ATTACHMENT");
    }

    private static Report verify(List<String> lines, SignedHead outside) throws IOException {
        return verify(lines, Trust.of(outside));
    }

    private static Report verify(List<String> lines, Trust trust) throws IOException {
        return ExportVerifier.verify(new BufferedReader(new StringReader(String.join("\n", lines))), trust);
    }

    /** Alters lines, and says which entry is thereby the first bad one. */
    private static final class Mutator {

        private final List<String> lines;
        private final SplittableRandom random;
        /** Indexes of lines with sealed entries; the one at position p stands at p. */
        private final List<Integer> entryLines = new ArrayList<>();

        Mutator(List<String> lines, SplittableRandom random) {
            this.lines = lines;
            this.random = random;
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("\"line\":\"entry\"")) {
                    entryLines.add(i);
                }
            }
        }

        long apply(Mutation mutation) {
            // Positions of keys are left to the other tests: altering one makes every later head bad, too, but not
            // before it.
            int position = random.nextInt(1, entryLines.size());
            int at = entryLines.get(position);
            return switch (mutation) {
                case ALTER_ENTRY -> {
                    lines.set(at, altered(lines.get(at)));
                    yield position;
                }
                case ALTER_HASH -> {
                    Map<String, Object> line = Json.readObject(lines.get(at));
                    line.put("hash", flip((String) line.get("hash")));
                    lines.set(at, CanonicalJson.write(line));
                    yield position;
                }
                case ALTER_AND_HASH_ANEW -> {
                    lines.set(at, hashedAnew(altered(lines.get(at))));
                    yield position;
                }
                case ALTER_AND_CHAIN_ANEW -> {
                    lines.set(at, hashedAnew(altered(lines.get(at))));
                    chainAnew(position);
                    yield position;
                }
                case DELETE_ENTRY -> {
                    lines.remove(at);
                    yield position;
                }
                case DELETE_AND_RENUMBER -> {
                    lines.remove(at);
                    renumber(at, -1);
                    yield position;
                }
                case INSERT_ENTRY -> {
                    lines.add(at, stranger(position));
                    yield position;
                }
                case INSERT_AND_RENUMBER -> {
                    renumber(at, 1);
                    lines.add(at, stranger(position));
                    yield position;
                }
                case SWAP_LINES -> {
                    int other = otherThan(position);
                    swap(at, entryLines.get(other));
                    yield Math.min(position, other);
                }
                case SWAP_POSITIONS -> {
                    int other = otherThan(position);
                    int otherAt = entryLines.get(other);
                    swap(at, otherAt);
                    moveTo(at, position);
                    moveTo(otherAt, other);
                    yield Math.min(position, other);
                }
                case ROLL_BACK -> {
                    lines.subList(at, lines.size()).clear();
                    lines.add(ExportLines.end(position));
                    yield position;
                }
                case ALTER_LEAVES -> alterLeaves();
                case DELETE_HEAD -> alterHead(true);
                case ALTER_HEAD -> alterHead(false);
                case TEAR -> {
                    String line = lines.get(at);
                    lines.subList(at + 1, lines.size()).clear();
                    lines.set(at, line.substring(0, random.nextInt(line.length())));
                    yield position;
                }
            };
        }

        private int otherThan(int position) {
            int other = random.nextInt(1, entryLines.size() - 1);
            return other >= position ? other + 1 : other;
        }

        private void swap(int one, int other) {
            String line = lines.get(one);
            lines.set(one, lines.get(other));
            lines.set(other, line);
        }

        private void moveTo(int at, long position) {
            Map<String, Object> line = Json.readObject(lines.get(at));
            line.put("position", position);
            lines.set(at, CanonicalJson.write(line));
        }

        private String altered(String text) {
            Map<String, Object> line = Json.readObject(text);
            Map<String, Object> entry = entry(line);
            Map<String, Object> payload = new HashMap<>(Form.cast((Map<?, ?>) entry.get("payload")));
            switch (random.nextInt(5)) {
                case 0 -> payload.put("fine", "0.01");
                case 1 -> payload.put("added", null);
                case 2 -> entry.put("actor", "account:8");
                case 3 -> entry.put("occurredAt", "2020-01-01T00:00:00.000000Z");
                default -> entry.put("kind", "case-dropped");
            }
            entry.put("payload", payload);
            line.put("entry", entry);
            return CanonicalJson.write(line);
        }

        private static Map<String, Object> entry(Map<String, Object> line) {
            return new HashMap<>(Form.cast((Map<?, ?>) line.get("entry")));
        }

        private static String hashedAnew(String text) {
            Map<String, Object> line = Json.readObject(text);
            line.put("hash", EntryForm.hash(entry(line), HashAlgorithm.of((String) line.get("hash"))));
            return CanonicalJson.write(line);
        }

        /** Makes the later entries of the altered entry's subject follow it. */
        private void chainAnew(int position) {
            Map<String, Object> line = Json.readObject(lines.get(entryLines.get(position)));
            Object subject = entry(line).get("subject");
            String hash = (String) line.get("hash");
            for (int i = position + 1; i < entryLines.size(); i++) {
                Map<String, Object> next = Json.readObject(lines.get(entryLines.get(i)));
                Map<String, Object> entry = entry(next);
                if (entry.get("subject").equals(subject)) {
                    entry.put("previous", hash);
                    next.put("entry", entry);
                    lines.set(entryLines.get(i), hashedAnew(CanonicalJson.write(next)));
                    hash = (String)
                            Json.readObject(lines.get(entryLines.get(i))).get("hash");
                }
            }
        }

        private void renumber(int from, int by) {
            long count = 0;
            for (int i = 0; i < lines.size(); i++) {
                Map<String, Object> line = Json.readObject(lines.get(i));
                if (line.get("line").equals("entry")) {
                    count++;
                    if (i >= from) {
                        line.put("position", (Long) line.get("position") + by);
                        lines.set(i, CanonicalJson.write(line));
                    }
                }
            }
            lines.set(lines.size() - 1, ExportLines.end(count + (by > 0 ? 1 : 0)));
        }

        /** An entry that is right in itself: the first of a subject nobody knew. */
        private String stranger(long position) {
            Map<String, Object> line = Json.readObject(lines.get(entryLines.get((int) position)));
            Map<String, Object> entry = entry(line);
            entry.put("subject", "case/stranger");
            entry.put("number", 0L);
            entry.put("previous", null);
            entry.put("kind", "case-filed");
            entry.put("payload", Map.of("fine", "1.00"));
            line.put("entry", entry);
            return hashedAnew(CanonicalJson.write(line));
        }

        private long alterLeaves() {
            List<Integer> ofLeaves = linesOf("leaves");
            int at = ofLeaves.get(random.nextInt(ofLeaves.size()));
            Map<String, Object> line = Json.readObject(lines.get(at));
            byte[] hashes = Base64.getDecoder().decode((String) line.get("hashes"));
            int leaf = random.nextInt(hashes.length / 32);
            hashes[leaf * 32 + random.nextInt(32)] ^= 1;
            int era = ((Long) line.get("era")).intValue();
            lines.set(at, ExportLines.leaves(era, (Long) line.get("start"), hashes));
            long first = (Long)
                    Form.cast((Map<?, ?>) Json.readObject(lines.get(at + 1)).get("head"))
                            .get("first");
            return first + (Long) line.get("start") + leaf;
        }

        private long alterHead(boolean delete) {
            List<Integer> ofHeads = linesOf("head");
            int which = random.nextInt(ofHeads.size());
            int at = ofHeads.get(which);
            long before = which == 0 ? 0 : end(ofHeads.get(which - 1));
            if (delete) {
                lines.remove(at);
                return before;
            }
            Map<String, Object> line = Json.readObject(lines.get(at));
            Map<String, Object> head = new HashMap<>(Form.cast((Map<?, ?>) line.get("head")));
            switch (random.nextInt(4)) {
                case 0 -> head.put("root", flip((String) head.get("root")));
                case 1 -> head.put("at", "2020-01-01T00:00:00.000000Z");
                case 2 -> head.put("key", flip((String) head.get("key")));
                default -> line.put("signature", "AAAA");
            }
            line.put("head", head);
            lines.set(at, CanonicalJson.write(line));
            return before;
        }

        private long end(int at) {
            Map<String, Object> head =
                    Form.cast((Map<?, ?>) Json.readObject(lines.get(at)).get("head"));
            return (Long) head.get("first") + (Long) head.get("size");
        }

        private List<Integer> linesOf(String kind) {
            Set<Integer> found = new LinkedHashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("\"line\":\"" + kind + "\"")) {
                    found.add(i);
                }
            }
            return List.copyOf(found);
        }

        private static String flip(String hash) {
            char end = hash.charAt(hash.length() - 1);
            return hash.substring(0, hash.length() - 1) + (end == '0' ? '1' : '0');
        }
    }
}
