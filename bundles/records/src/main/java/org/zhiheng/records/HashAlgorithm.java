package org.zhiheng.records;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.zhiheng.api.error.ZhihengException;

/** The hash functions of the record; both give 32 bytes. A hash is written {@code <name>:<64 hexadecimal digits>}, lower case. */
public enum HashAlgorithm {
    SHA_256("sha-256"),
    SM3("sm3");

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private final String written;

    HashAlgorithm(String written) {
        this.written = written;
    }

    /** Its name as hashes carry it. */
    public String written() {
        return written;
    }

    /** The hash of the parts, one behind the other. */
    public byte[] hash(byte[]... parts) {
        Running running = begin();
        for (byte[] part : parts) {
            running.update(part, 0, part.length);
        }
        return running.end();
    }

    /** The hash as it is written. */
    public String text(byte[] hash) {
        return written + ":" + HexFormat.of().formatHex(hash);
    }

    /** A hash over bytes that come bit by bit. */
    public Running begin() {
        return this == SM3 ? new RunningSm3() : new RunningJdk();
    }

    /** @throws ZhihengException {@code RECORD-HASH} when the text is not a hash as we write it */
    public static HashAlgorithm of(String text) {
        for (HashAlgorithm each : values()) {
            if (text != null && each.wrote(text)) {
                return each;
            }
        }
        throw ZhihengException.invalid("RECORD-HASH", "不是规定写法的哈希值:" + text, null);
    }

    /** Whether the text is a hash as we write it. */
    static boolean isHash(String text) {
        return SHA_256.wrote(text) || SM3.wrote(text);
    }

    /** The bytes of a written hash. */
    public static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text, of(text).written.length() + 1, text.length());
    }

    private boolean wrote(String text) {
        return text.startsWith(written + ":") && digits(text, written.length() + 1);
    }

    private static boolean digits(String text, int from) {
        if (text.length() != from + 2 * LENGTH) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** A hash being computed. Not for several threads. */
    public interface Running {

        void update(byte[] bytes, int from, int length);

        byte[] end();
    }

    private static final class RunningSm3 implements Running {

        private final SM3Digest digest = new SM3Digest();

        @Override
        public void update(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        public byte[] end() {
            byte[] hash = new byte[LENGTH];
            digest.doFinal(hash, 0);
            return hash;
        }
    }

    private static final class RunningJdk implements Running {

        private final MessageDigest digest;

        RunningJdk() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void update(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        @Override
        public byte[] end() {
            return digest.digest();
        }
    }
}
