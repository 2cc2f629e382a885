package org.zhiheng.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A file of the platform (docs/contracts/disclosure-exports.md). Nothing of it is used before all of it was checked. For one thread. */
final class Delivered {

    static final String FORMAT = "zhiheng-disclosure-export-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 4 << 20;

    private final Path file;
    private final JsonNode head;
    private final String hash;

    private Delivered(Path file, JsonNode head, String hash) {
        this.file = file;
        this.head = head;
        this.hash = hash;
    }

    /** Why a file is not used. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** Takes an item, or what was taken away. */
    @FunctionalInterface
    interface Lines {
        /** @param line with its {@code id}, and {@code put} or {@code remove} */
        void take(JsonNode line) throws IOException;
    }

    /**
     * Checks a file.
     *
     * @throws Refused when it is cut off, changed, or signed by nobody who is believed
     */
    static Delivered checked(Path file, Trusted trusted) throws IOException {
        MessageDigest digest = sha256();
        JsonNode head = null;
        JsonNode last = null;
        byte[] before = null;
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] line = line(in);
            while (line != null) {
                if (before != null) {
                    digest.update(before);
                    digest.update((byte) '\n');
                    lines++;
                }
                if (head == null) {
                    head = parsed(line);
                }
                before = line;
                line = line(in);
            }
        }
        if (before != null) {
            last = parsed(before);
        }
        if (head == null || last == null || !last.path("end").isObject()) {
            throw new Refused("it is cut off");
        }
        if (!FORMAT.equals(head.path("format").asText())) {
            throw new Refused("it has another format");
        }
        JsonNode end = last.path("end");
        String hash = "sha256:" + HexFormat.of().formatHex(digest.digest());
        if (end.path("lines").asLong() != lines || !hash.equals(end.path("hash").asText())) {
            throw new Refused("it was changed");
        }
        if (!trusted.signed(
                end.path("suite").asText(), end.path("key").asText(), signed(end, hash, lines), signature(end))) {
            throw new Refused("nobody who is trusted has signed it");
        }
        return new Delivered(file, head, hash);
    }

    /** What is signed: the last line without the signature, as canonical JSON has it. */
    private static byte[] signed(JsonNode end, String hash, long lines) {
        return JSON.createObjectNode()
                .put("format", FORMAT)
                .put("hash", hash)
                .put("key", end.path("key").asText())
                .put("lines", lines)
                .put("suite", end.path("suite").asText())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signature(JsonNode end) {
        try {
            return Base64.getDecoder().decode(end.path("signature").asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** The next line that has its end; null where there is none. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() >= LONGEST_LINE) {
                throw new Refused("a line is too long");
            }
            line.write(next);
            next = in.read();
        }
        return next < 0 ? null : line.toByteArray();
    }

    private static JsonNode parsed(byte[] line) throws Refused {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Refused("a line is no JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes are read without input", e);
        }
    }

    String platform() {
        return head.path("platform").asText();
    }

    long number() {
        return head.path("number").asLong();
    }

    long previous() {
        return head.path("previous").asLong();
    }

    /** Whether it has everything, in the place of what was there. */
    boolean whole() {
        return head.path("whole").asBoolean();
    }

    String madeAt() {
        return head.path("madeAt").asText();
    }

    String hash() {
        return hash;
    }

    /** Gives its items one by one. */
    void each(Lines lines) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            line(in);
            byte[] line = line(in);
            while (line != null) {
                JsonNode read = parsed(line);
                if (!read.has("end")) {
                    lines.take(read);
                }
                line = line(in);
            }
        }
    }
}
