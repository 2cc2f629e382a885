package org.zhiheng.backup.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file of a backup.
 *
 * @param path below the backup's folder, with slashes
 * @param sha256 64 hexadecimal digits
 */
public record FileDigest(String path, long size, String sha256) {

    private static final int BUFFER = 1 << 16;

    public static FileDigest of(Path folder, Path file) throws IOException {
        MessageDigest digest = newDigest();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new FileDigest(
                folder.relativize(file).toString().replace('\\', '/'),
                size,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> written() {
        return Map.of("path", path, "size", size, "sha256", sha256);
    }

    static FileDigest read(Map<?, ?> map) {
        String path = (String) map.get("path");
        // A name that leads out of the folder is no file of a backup.
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || ("/" + path + "/").contains("/../")) {
            throw new IllegalArgumentException(path);
        }
        return new FileDigest(path, (Long) map.get("size"), (String) map.get("sha256"));
    }
}
