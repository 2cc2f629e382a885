package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.witness.FileWitness;

class FileWitnessTest {

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
        assertThat(FileWitness.read(file)).containsExactly(head(0), head(2));
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
        assertThat(FileWitness.read(file)).containsExactly(head(1));
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
        assertThat(FileWitness.read(file)).hasSize(2);
    }

    @Test
    void a_line_torn_by_a_crash_is_cut_off() throws IOException {
        witness.keep(head(0), null);
        Files.writeString(file, "{\"head\":{\"at\":", StandardOpenOption.APPEND);
        assertThat(witness.last()).contains(head(0));
        witness.keep(head(1), log.consistency(head(0), head(1)));
        assertThat(FileWitness.read(file)).containsExactly(head(0), head(1));
    }
}
