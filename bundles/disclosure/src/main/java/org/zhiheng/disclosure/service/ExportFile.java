package org.zhiheng.disclosure.service;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.disclosure.domain.Digests;
import org.zhiheng.records.CanonicalJson;

/** A file for the portal while it is written (docs/contracts/disclosure-exports.md). For one thread. */
final class ExportFile implements AutoCloseable {

    static final String FORMAT = "zhiheng-disclosure-export-1";

    /** What a line of an item begins with, as canonical JSON has it. */
    private static final String OF = "{\"id\":\"";

    private final MessageDigest digest = Digests.made();
    private final Path file;
    private final OutputStream out;
    private long lines;
    private int items;

    private ExportFile(Path file) throws IOException {
        this.file = file;
        out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
    }

    ExportFile(Path file, Map<String, Object> head) throws IOException {
        this(file);
        Map<String, Object> all = new LinkedHashMap<>(head);
        all.put("format", FORMAT);
        line(all);
    }

    void item(Map<String, Object> item) {
        try {
            line(item);
            items++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(Map<String, Object> line) throws IOException {
        line(CanonicalJson.write(line));
    }

    private void line(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        lines++;
    }

    /**
     * Writes a finished file anew without some matters, and signs it. Its lines are looked at and not read: each begins with the id that it is of.
     *
     * @param part where it is written; nothing is left there where it has none of them
     * @return empty where it has none of them
     */
    static Optional<Signed> without(Path file, Path part, Set<String> ids, RecordSigner signer) throws IOException {
        if (!tellsOf(file, ids)) {
            return Optional.empty();
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                ExportFile out = new ExportFile(part)) {
            out.line(in.readLine());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String id = id(line);
                if (id != null && !ids.contains(id)) {
                    out.line(line);
                    out.items++;
                }
            }
            return Optional.of(out.sign(signer));
        }
    }

    private static boolean tellsOf(Path file, Set<String> ids) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(ExportFile::id).anyMatch(each -> each != null && ids.contains(each));
        }
    }

    /** The id that a line is of; null for the first and the last one. */
    private static String id(String line) {
        return line.startsWith(OF) ? line.substring(OF.length(), line.indexOf('"', OF.length())) : null;
    }

    /**
     * A file that is finished.
     *
     * @param hash of everything before the last line
     * @param key id of the key that signed it
     * @param items how many it has
     */
    record Signed(String hash, String key, int items) {}

    int items() {
        return items;
    }

    /**
     * Signs it, and makes it durable.
     *
     * @return what it was signed with
     */
    Signed sign(RecordSigner signer) throws IOException {
        String hash = "sha256:" + HexFormat.of().formatHex(digest.digest());
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("format", FORMAT);
        end.put("lines", lines);
        end.put("hash", hash);
        RecordSigner.Signed signed = signer.sign(end);
        end.put("suite", signed.suite());
        end.put("key", signed.key());
        end.put("signature", signed.signature());
        line(Map.of("end", end));
        out.flush();
        out.close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new Signed(hash, signed.key(), items);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
