package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code zhiheng-verify} as it is handed out: a jar in a process of its own, that knows nothing of the platform. */
final class Verifying {

    private static final Path JAR =
            Path.of("../tools/target/zhiheng-verify.jar").toAbsolutePath();
    private static final int PATIENCE = 60;

    private Verifying() {}

    /** What it says of a file that must hold. */
    static String verified(String command, String name, byte[] file) {
        try {
            Path folder = Files.createTempDirectory("zhiheng-verifying");
            Path given = Files.write(folder.resolve(name), file);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dstdout.encoding=UTF-8",
                            "-Dfile.encoding=UTF-8",
                            "-jar",
                            JAR.toString(),
                            command,
                            given.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            Files.delete(given);
            Files.delete(folder);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
