package org.zhiheng.records.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.HashAlgorithm;

/** The files of attachments in one folder that all nodes share. Thread-safe. */
public final class FolderAttachments {

    private static final int BUFFER = 1 << 16;
    /** No attachment takes so long between two buffers. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final AttachmentFolder files;
    private final HashAlgorithm algorithm;

    public FolderAttachments(Path folder, HashAlgorithm algorithm) {
        this.folder = folder;
        this.files = new AttachmentFolder(folder);
        this.algorithm = algorithm;
    }

    /** As {@link org.zhiheng.api.records.AttachmentStore#store}. */
    public Attachment store(InputStream content, String mediaType) throws IOException {
        Path temporary = disk(this::incoming);
        try {
            HashAlgorithm.Running running = algorithm.begin();
            long size = 0;
            try (FileChannel channel = disk(() -> FileChannel.open(temporary, StandardOpenOption.WRITE))) {
                byte[] buffer = new byte[BUFFER];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    running.update(buffer, 0, read);
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                    while (bytes.hasRemaining()) {
                        disk(() -> channel.write(bytes));
                    }
                    size += read;
                }
                disk(() -> {
                    channel.force(true);
                    return true;
                });
            }
            return placed(temporary, new Attachment(algorithm.text(running.end()), size, mediaType));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Stores a file that lies whole and forced on the same disk; it stays where it is, too.
     *
     * @throws IOException as {@link #store}
     */
    Attachment adopt(Path file, String mediaType) throws IOException {
        HashAlgorithm.Running running = algorithm.begin();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                running.update(buffer, 0, read);
                size += read;
            }
        }
        return placed(file, new Attachment(algorithm.text(running.end()), size, mediaType));
    }

    private Attachment placed(Path file, Attachment attachment) throws IOException {
        if (!disk(() -> place(file, files.file(attachment.hash())))
                && files.fault(attachment).isPresent()) {
            throw new IOException("the attachment stored under this hash is damaged: " + attachment.hash());
        }
        return attachment;
    }

    /** Where one comes in. What came in half before a crash and was left goes. */
    private Path incoming() throws IOException {
        Path incoming = arriving();
        Path temporary = Files.createTempFile(incoming, "new-", null);
        // By the disk's own clock, which all nodes share.
        Instant abandoned = Files.getLastModifiedTime(temporary).toInstant().minus(ABANDONED);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(incoming)) {
            for (Path each : others) {
                if (isOlder(each, abandoned)) {
                    Files.deleteIfExists(each);
                }
            }
        }
        return temporary;
    }

    /** Where files lie that are not whole. What nothing came to for a day is deleted from there. */
    Path arriving() throws IOException {
        return Files.createDirectories(folder.resolve("incoming"));
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException e) {
            // Its node has just placed it.
            return false;
        }
    }

    /**
     * Gives the file its name, unless the name is taken: a link never replaces what is there.
     *
     * @return whether it was free
     */
    private boolean place(Path temporary, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        boolean free = true;
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            free = false;
        }
        for (Path each : new Path[] {file.getParent(), file.getParent().getParent(), folder}) {
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        return free;
    }

    /** Work on the disk. */
    @FunctionalInterface
    interface DiskWork<T> {
        T run() throws IOException;
    }

    /** So that a full disk is told apart from a stream that broke. */
    static <T> T disk(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-ATTACHMENT-DISK", "附件没有写成:磁盘已满或者不能写", null, e);
        }
    }

    /** Whether there is one of this hash. */
    boolean has(String hash) {
        return files.has(hash);
    }

    /** Deletes one; nothing where there is none. */
    void delete(String hash) {
        disk(() -> Files.deleteIfExists(files.file(hash)));
    }

    /** As {@link org.zhiheng.api.records.AttachmentStore#open}, without asking the record why there is none. */
    public InputStream open(String hash) throws IOException {
        Path file = files.file(hash);
        if (!Files.isRegularFile(file)) {
            throw ZhihengException.notFound("RECORD-ATTACHMENT-MISSING", "附件不在:" + hash, "hash");
        }
        return new Verified(Files.newInputStream(file), hash);
    }

    /** Hashes what is read, and does not tell the end unless the hash is right. */
    private static final class Verified extends FilterInputStream {

        private final String hash;
        private final HashAlgorithm algorithm;
        private final HashAlgorithm.Running running;
        private boolean ended;

        Verified(InputStream in, String hash) {
            super(in);
            this.hash = hash;
            this.algorithm = HashAlgorithm.of(hash);
            this.running = algorithm.begin();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            if (read > 0) {
                running.update(buffer, from, read);
            } else if (read < 0 && !ended) {
                ended = true;
                if (!algorithm.text(running.end()).equals(hash)) {
                    throw new IOException("the attachment is not what was stored: " + hash);
                }
            }
            return read;
        }

        /** Skipping reads, for what is not read is not verified. */
        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[(int) Math.max(0, Math.min(BUFFER, count))];
            return Math.max(0, read(buffer, 0, buffer.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
