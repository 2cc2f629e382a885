package org.zhiheng.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.testdb.DatabaseKind;

/** What {@code ./zhiheng soak year} does in full, in small. */
class YearSoakTest {

    @TempDir
    private Path folder;

    @Test
    void a_year_that_is_killed_goes_on_and_nothing_is_lost_or_doubled() throws IOException, InterruptedException {
        try (YearSoak soak =
                new YearSoak(DatabaseKind.DERBY, folder, 4, 5, new PrintStream(OutputStream.nullOutputStream()))) {
            assertThat(soak.run(1)).isGreaterThan(20);
        }
    }
}
