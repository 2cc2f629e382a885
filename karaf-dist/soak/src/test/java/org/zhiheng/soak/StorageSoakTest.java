package org.zhiheng.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiheng.soak.StorageSoak.Trial;
import org.zhiheng.testdb.DatabaseKind;

/** What {@code ./zhiheng soak} does in full, in small: what is not as it must be is an exception. */
class StorageSoakTest {

    private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void what_was_acknowledged_survives_kills_a_full_disk_and_torn_files(DatabaseKind kind)
            throws IOException, InterruptedException {
        try (StorageSoak soak = new StorageSoak(kind, folder, 7, QUIET)) {
            Outcome outcome = soak.run(List.of(Trial.CRASH, Trial.CRASH, Trial.TORN, Trial.FULL, Trial.FULL));
            assertThat(outcome.rounds()).isEqualTo(5);
            assertThat(outcome.written()).isGreaterThanOrEqualTo(20);
            assertThat(outcome.refused()).isGreaterThanOrEqualTo(8);
            assertThat(outcome.entries()).isGreaterThan(outcome.written());
            assertThat(outcome.codes()).containsKey("DB-FULL");
        }
    }
}
