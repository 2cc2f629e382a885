package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.witness.FileWitness;

class FileWitnessTest {

    private static final String NOT_AFTER = "没有接在前一行之后:它或者前一行被改动过,或者之间有行被删去、添入";

    @TempDir
    private Path folder;

    private Path file;
    private FileWitness witness;
    private MemoryLog log;
    private TestKeys keys;

    @BeforeEach
    void a_log() {
        file = folder.resolve("elsewhere/heads.jsonl");
        witness = new FileWitness(file);
        keys = new TestKeys(folder);
        log = MemoryLog.begun(keys.make(Suite.SHA256_ED25519));
        for (int i = 0; i < 3; i++) {
            log.appendSome(5, 2, new SplittableRandom(i));
            log.seal();
        }
    }

    private SignedHead head(int seal) {
        return log.heads().get(seal);
    }

    @Test
    void heads_are_kept_in_order() {
        assertThat(witness.last()).isEmpty();
        witness.keep(head(0), null);
        witness.keep(head(2), log.consistency(head(0), head(2)));
        assertThat(witness.heads()).containsExactly(head(0), head(2));
        assertThat(new FileWitness(file).last()).contains(head(2));
    }

    @Test
    void what_does_not_continue_the_last_head_is_refused() {
        witness.keep(head(1), null);
        MemoryLog other = MemoryLog.begun(keys.make(Suite.SHA256_ED25519));
        other.appendSome(30, 2, new SplittableRandom(7));
        ConsistencyProof right = log.consistency(head(1), head(2));
        refused(head(2), null);
        refused(head(0), log.consistency(head(0), head(1)));
        refused(other.seal(), right);
        refused(
                head(2),
                new ConsistencyProof(
                        0,
                        right.from(),
                        right.to(),
                        right.path().subList(1, right.path().size())));
        assertThat(witness.heads()).containsExactly(head(1));
    }

    private void refused(SignedHead head, ConsistencyProof proof) {
        assertThatThrownBy(() -> witness.keep(head, proof))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-WITNESS-REFUSED"));
    }

    @Test
    void the_next_tree_needs_no_proof() {
        witness.keep(head(2), null);
        log.change(keys.make(Suite.SM3_SM2));
        witness.keep(log.seal(), null);
        assertThat(witness.heads()).hasSize(2);
    }

    @Test
    void a_line_torn_by_a_crash_is_cut_off() throws IOException {
        witness.keep(head(0), null);
        Files.writeString(file, "{\"head\":{\"at\":", StandardOpenOption.APPEND);
        assertThat(witness.last()).contains(head(0));
        witness.keep(head(1), log.consistency(head(0), head(1)));
        assertThat(witness.heads()).containsExactly(head(0), head(1));
    }

    @Test
    void each_line_has_the_hash_of_the_one_before_so_that_the_bad_one_is_named() throws IOException {
        witness.keep(head(0), null);
        witness.keep(head(1), log.consistency(head(0), head(1)));
        witness.keep(head(2), log.consistency(head(1), head(2)));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).contains("\"previous\":null");
        HashAlgorithm sha = HashAlgorithm.SHA_256;
        assertThat(lines.get(1))
                .contains("\"previous\":\"" + sha.text(sha.hash(lines.get(0).getBytes(StandardCharsets.UTF_8))) + "\"");
        assertThat(faults(lines)).isEmpty();

        assertThat(faults(List.of(lines.get(0), lines.get(2)))).containsExactly("6 见证heads第2行" + NOT_AFTER);
        assertThat(faults(List.of(lines.get(1), lines.get(2)))).containsExactly("0 见证heads第1行" + NOT_AFTER);
        assertThat(faults(List.of(lines.get(0), lines.get(2), lines.get(1))))
                .first()
                .isEqualTo("6 见证heads第2行" + NOT_AFTER);
        assertThat(faults(List.of(lines.get(0), lines.get(1) + " ", lines.get(2))))
                .first()
                .isEqualTo("6 见证heads第2行" + NOT_AFTER);
        assertThat(faults(List.of(lines.get(0), lines.get(1).substring(3), lines.get(2))))
                .first()
                .asString()
                .startsWith("6 见证heads第2行读不出来:");
        // What another one keeps, or kept before lines had this, has no chain; where there is one it goes on.
        assertThat(faults(List.of(HeadForm.write(head(0)), HeadForm.write(head(1)))))
                .isEmpty();
        String chained = WitnessLines.write(head(1), HeadForm.write(head(0)));
        assertThat(faults(List.of(HeadForm.write(head(0)), chained))).isEmpty();
        assertThat(faults(List.of(HeadForm.write(head(0)), chained, HeadForm.write(head(2)))))
                .containsExactly("11 见证heads第3行" + NOT_AFTER);
    }

    private static List<String> faults(List<String> lines) {
        return WitnessLines.read("heads", lines).faults().stream()
                .map(each -> each.position() + " " + each.message())
                .toList();
    }

    @Test
    void nothing_is_added_to_a_file_that_was_altered() throws IOException {
        witness.keep(head(0), null);
        Files.writeString(file, Files.readString(file).replace("\"seal\":0", "\"seal\": 0"));
        assertThatThrownBy(() -> witness.keep(head(1), log.consistency(head(0), head(1))))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RECORD-WITNESS"));
    }
}
