package org.zhiheng.api.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a package's content as every archive hashes and keeps them: keys are paths inside the package, values the bytes. */
public final class ContentFiles {

    /** The detached signature over the hash, which therefore is not hashed. */
    public static final String SIGNATURE = "signature.p7s";

    private ContentFiles() {}

    /**
     * SHA-256, hexadecimal, over the files in the order of their paths: length of the path in UTF-8 (4 bytes), path, length of the
     * content (8 bytes), content; big-endian, without the signature.
     */
    public static String hash(Map<String, byte[]> files) {
        Hash hash = new Hash();
        new TreeMap<>(files).forEach((path, bytes) -> {
            if (!path.equals(SIGNATURE)) {
                hash.add(path, bytes);
            }
        });
        return hash.hex();
    }

    /** A hash in the making. */
    public static final class Hash {

        private final MessageDigest digest;

        public Hash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        public void add(String path, byte[] bytes) {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, name.length));
            digest.update(name);
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length));
            digest.update(bytes);
        }

        /** Ends it. */
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** All files in one zip, by path. */
    public static byte[] pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The files that were packed.
     *
     * @throws IOException when they are not those of the hash
     */
    public static Map<String, byte[]> unpack(byte[] packed, String contentHash) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IllegalArgumentException e) {
            // A name in it that is no text.
            throw new IOException(e);
        }
        if (!hash(files).equals(contentHash)) {
            throw new IOException("altered: " + contentHash);
        }
        return files;
    }
}
