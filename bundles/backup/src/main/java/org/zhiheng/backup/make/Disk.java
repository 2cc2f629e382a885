package org.zhiheng.backup.make;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What backups are written to. */
public interface Disk {

    /** The machine's own. */
    Disk REAL = new Disk() {
        @Override
        public long usable(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            return new Durable(new FileOutputStream(file.toFile()));
        }
    };

    /** Bytes that may still be written. */
    long usable(Path folder) throws IOException;

    /** A new file, durable when it is closed. */
    OutputStream create(Path file) throws IOException;

    /** Waits at its end until the bytes are on the disk. */
    final class Durable extends OutputStream {

        private final FileOutputStream out;

        Durable(FileOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                out.getFD().sync();
            }
        }
    }
}
