package org.zhiheng.disclosure.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zhiheng.records.CanonicalJson;

/** Digests of what is shown, so that the record can say what it was without saying it. */
public final class Digests {

    private Digests() {}

    /** Null for nothing. */
    static String of(Content content) {
        return content.isEmpty() ? null : of(CanonicalJson.write(content.form()).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code sha256:<hexadecimal>}. */
    public static String of(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(made().digest(bytes));
    }

    /** As {@link #of(byte[])}, of a text. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static MessageDigest made() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
