package org.zhiheng.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.store.FolderAttachments;

/** A video of two gigabytes is stored and read again, verified, in a process with far less memory than it. */
final class AttachmentBenchmark {

    private static final long SIZE = Long.getLong("zhiheng.attachment.megabytes", 2_048L) << 20;
    private static final String MEMORY = "-Xmx64m";
    private static final int BUFFER = 1 << 16;

    private AttachmentBenchmark() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("zhiheng-attachment");
        try {
            Process storing = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            MEMORY,
                            "-cp",
                            System.getProperty("java.class.path"),
                            AttachmentBenchmark.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();
            if (storing.waitFor() != 0) {
                throw new IllegalStateException("the video did not pass");
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** The process that stores and reads. */
    public static void main(String[] folder) throws IOException {
        FolderAttachments store = new FolderAttachments(Path.of(folder[0]), HashAlgorithm.SM3);
        long began = System.nanoTime();
        Attachment stored = store.store(new Video(), "video/mp4");
        double storing = (System.nanoTime() - began) / 1e9;
        began = System.nanoTime();
        long read = 0;
        try (InputStream in = store.open(stored.hash())) {
            byte[] buffer = new byte[BUFFER];
            for (int more = in.read(buffer); more >= 0; more = in.read(buffer)) {
                read += more;
            }
        }
        System.out.printf(
                "attachment of %,d MB under %s: stored in %.1f s, read and verified in %.1f s%n",
                stored.size() >> 20, MEMORY, storing, (System.nanoTime() - began) / 1e9);
        if (read != SIZE || stored.size() != SIZE) {
            throw new IllegalStateException("what was read is not what was stored");
        }
    }

    /** Bytes that no file system makes smaller. */
    private static final class Video extends InputStream {

        private final SplittableRandom random = new SplittableRandom(2);
        private final byte[] some = new byte[BUFFER];
        private long left = SIZE;

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads a video byte by byte");
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int given = (int) Math.min(Math.min(length, some.length), left);
            random.nextBytes(some);
            System.arraycopy(some, 0, buffer, from, given);
            left -= given;
            return given;
        }
    }
}
