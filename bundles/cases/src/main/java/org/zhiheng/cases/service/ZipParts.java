package org.zhiheng.cases.service;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a ZIP part by part as it goes out, and knows the size and hash of each: the same parts at the same moment make the same bytes. Not for several threads. */
final class ZipParts {

    private final ZipOutputStream zip;
    private final Instant at;
    private final List<Part> parts = new ArrayList<>();

    /** @param at the moment that all parts bear */
    ZipParts(OutputStream out, Instant at) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.at = at;
    }

    /**
     * @param size bytes
     * @param sha256 64 hexadecimal digits
     */
    record Part(String name, long size, String sha256) {}

    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void part(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        Counting counting = new Counting(zip);
        MessageDigest digest = sha256();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(counting, digest))) {
            content.to(out);
        }
        zip.closeEntry();
        parts.add(new Part(name, counting.size, HexFormat.of().formatHex(digest.digest())));
    }

    /** Those that were written, in their order. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    void finish() throws IOException {
        zip.finish();
    }

    /** Counts what goes into a part, and leaves the file open. */
    private static final class Counting extends FilterOutputStream {
        private long size;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int each) throws IOException {
            out.write(each);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has it", e);
        }
    }
}
