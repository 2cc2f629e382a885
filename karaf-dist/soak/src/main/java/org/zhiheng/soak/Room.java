package org.zhiheng.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The room on the disk, taken from a running process and its children by a limit for the size of files: whoever wants to write beyond it hears what he would hear of a full
 * disk. Needs no rights and no disk of its own.
 */
final class Room {

    private static final int BLOCK = 8_192;
    private static final int MOST_BLOCKS = 40;

    private final long pid;
    private final UnaryOperator<List<String>> as;

    /** @param as makes a command of the user whose process it is */
    Room(long pid, UnaryOperator<List<String>> as) {
        this.pid = pid;
        this.as = as;
    }

    /**
     * Lets files grow only a little beyond the largest of a folder.
     *
     * @return the limit in bytes
     */
    long take(Path folder, SplittableRandom random) throws IOException, InterruptedException {
        long largest = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.toList()) {
                largest = Math.max(largest, size(each));
            }
        }
        // In the middle of a block: a write is cut short before it is refused, as on a full disk.
        return take((largest / BLOCK + random.nextInt(2, MOST_BLOCKS)) * BLOCK + BLOCK / 2);
    }

    /** Lets files grow only to so many bytes. */
    long take(long limit) throws IOException, InterruptedException {
        limit(String.valueOf(limit));
        return limit;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Gives it back. */
    void give() throws IOException, InterruptedException {
        limit("unlimited");
    }

    private void limit(String bytes) throws IOException, InterruptedException {
        List<Long> processes = new ArrayList<>();
        ProcessHandle.of(pid).ifPresent(top -> {
            processes.add(pid);
            top.descendants().forEach(each -> processes.add(each.pid()));
        });
        for (long each : processes) {
            // Only the soft limit, so that it can be taken back. A process may have ended meanwhile.
            Process tool = new ProcessBuilder(
                            as.apply(List.of("prlimit", "--pid", String.valueOf(each), "--fsize=" + bytes + ":")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean done = tool.waitFor(10, TimeUnit.SECONDS) && tool.exitValue() == 0;
            if (!done && ProcessHandle.of(each).isPresent()) {
                throw new IOException("the limit of process " + each + " could not be set");
            }
        }
    }
}
