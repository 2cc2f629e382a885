package org.zhiheng.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {

    private static final long GIGABYTE = 1024L * 1024 * 1024;

    @TempDir
    private Path folder;

    private static Result.Status of(long usable, long total) {
        FormattingResultLog log = new FormattingResultLog();
        DiskCheck.tell(usable, total, log);
        return new Result(log).getStatus();
    }

    @Test
    void less_than_a_gigabyte_and_than_a_twentieth_is_a_warning() {
        assertThat(of(GIGABYTE, 100 * GIGABYTE)).isEqualTo(Result.Status.OK);
        assertThat(of(GIGABYTE - 1, 100 * GIGABYTE)).isEqualTo(Result.Status.WARN);
        assertThat(of(GIGABYTE / 2, 10 * GIGABYTE)).isEqualTo(Result.Status.OK);
        assertThat(of(GIGABYTE / 2 - 1, 10 * GIGABYTE)).isEqualTo(Result.Status.WARN);
    }

    @Test
    void a_folder_that_can_be_written_is_left_as_it_was() throws IOException {
        Files.createDirectory(folder.resolve("attachments"));
        assertThat(new DiskCheck(folder).execute().getStatus()).isNotEqualTo(Result.Status.CRITICAL);
        assertThat(folder.resolve("attachments")).isEmptyDirectory();
    }

    @Test
    void no_folder_or_one_that_cannot_be_written_is_a_failure() throws IOException {
        assertThat(new DiskCheck(folder.resolve("none")).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
        // A file in its place cannot be written into, whoever runs the test.
        Files.createFile(folder.resolve("attachments"));
        assertThat(new DiskCheck(folder).execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }
}
