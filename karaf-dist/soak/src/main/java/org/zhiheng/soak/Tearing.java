package org.zhiheng.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;

/** Leaves files as a power cut may leave them: behind what was synced, part of a write that nobody was told of, or garbage. */
final class Tearing {

    private static final int MOST = 2_000;
    private static final int SECTOR = 512;

    private final SplittableRandom random;

    Tearing(SplittableRandom random) {
        this.random = random;
    }

    /** Of what was to be written next, some sectors; the rest is as it was made: zero. */
    String sectors(DerbyLog log, byte[] next) throws IOException {
        int kept = 0;
        int sectors = 0;
        try (FileChannel channel = FileChannel.open(log.file(), StandardOpenOption.WRITE)) {
            for (int at = 0; at < next.length; sectors++) {
                int length = Math.min(SECTOR - (log.end() + at) % SECTOR, next.length - at);
                if (random.nextBoolean()) {
                    channel.write(ByteBuffer.wrap(next, at, length), log.end() + at);
                    kept++;
                }
                at += length;
            }
        }
        return kept + " of " + sectors + " sectors written to " + log.file().getFileName() + " from " + log.end();
    }

    /** Garbage where PostgreSQL would go on in its write-ahead log. */
    String postgres(Path data) throws IOException, InterruptedException {
        WriteAheadLog log = WriteAheadLog.of(data);
        return garbage(log.file(), log.offset());
    }

    private String garbage(Path file, long from) throws IOException {
        byte[] garbage = bytes(random.nextInt(1, MOST));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(garbage), from);
        }
        return garbage.length + " bytes of garbage in " + file.getFileName() + " from " + from;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A line of the witness that has no end. */
    void witness(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        String line = lines.isEmpty() ? "{\"head\":" : lines.get(lines.size() - 1);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                line.substring(0, random.nextInt(1, line.length())),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** An attachment that did not come in whole. */
    void attachment(Path attachments) throws IOException {
        Path incoming = Files.createDirectories(attachments.resolve("incoming"));
        Files.write(Files.createTempFile(incoming, "new-", null), bytes(random.nextInt(1, MOST)));
    }
}
