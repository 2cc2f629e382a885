package org.zhiheng.records.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.HeadCheck;
import org.zhiheng.records.WitnessLines;

/** A file, best on another machine, to which heads are appended: one line each, each with the hash of the line before. A line torn by a crash is cut off before the next is written. */
public final class FileWitness implements Witness {

    private final Path file;

    public FileWitness(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public synchronized List<String> lines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            // Bytes that are no characters become others, and are found in the line they are part of.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw failure("读不了见证文件:" + file, e);
        }
    }

    @Override
    public synchronized void keep(SignedHead head, ConsistencyProof proof) {
        last().ifPresent(last -> {
            boolean nextTree = head.head().era() > last.head().era()
                    && head.head().first() >= last.head().end()
                    && head.head().log().equals(last.head().log());
            if (!nextTree
                    && (proof == null
                            || head.head().seal() <= last.head().seal()
                            || !HeadCheck.consistent(last.head(), head.head(), proof))) {
                throw ZhihengException.conflict("RECORD-WITNESS-REFUSED", "树头没有接在见证文件的最后一个之后:" + file);
            }
        });
        List<String> lines = lines();
        String before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        append((WitnessLines.write(head, before) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.position(wholeLines(channel));
                channel.truncate(channel.position());
                ByteBuffer buffer = ByteBuffer.wrap(line);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw failure("写不了见证文件:" + file, e);
        }
    }

    /** Where the last whole line ends. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = channel.size(); at > 0; at--) {
            one.clear();
            channel.read(one, at - 1);
            if (one.get(0) == '\n') {
                return at;
            }
        }
        return 0;
    }

    private static ZhihengException failure(String message, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-WITNESS", message, null, cause);
    }
}
