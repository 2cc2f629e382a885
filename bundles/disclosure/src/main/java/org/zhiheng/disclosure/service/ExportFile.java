package org.zhiheng.disclosure.service;

import java.io.BufferedOutputStream;
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
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.disclosure.domain.Digests;
import org.zhiheng.records.CanonicalJson;

/** A file for the portal while it is written (docs/contracts/disclosure-exports.md). For one thread. */
final class ExportFile implements AutoCloseable {

    static final String FORMAT = "zhiheng-disclosure-export-1";

    private final MessageDigest digest = Digests.made();
    private final Path file;
    private final OutputStream out;
    private long lines;
    private int items;

    ExportFile(Path file, Map<String, Object> head) throws IOException {
        this.file = file;
        out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
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
        out.write(CanonicalJson.write(line).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        lines++;
    }

    /**
     * A file that is finished.
     *
     * @param hash of everything before the last line
     * @param key id of the key that signed it
     */
    record Signed(String hash, String key) {}

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
        return new Signed(hash, signed.key());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
