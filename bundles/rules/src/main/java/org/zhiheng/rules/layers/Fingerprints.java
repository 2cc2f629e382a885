package org.zhiheng.rules.layers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.zhiheng.rules.RulePackage;

/** Fingerprints of books. */
final class Fingerprints {

    private Fingerprints() {}

    /** SHA-256 over the content hashes, the nation first, a line each. */
    static String ofBook(List<RulePackage> packages) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RulePackage each : packages) {
                digest.update((each.contentHash() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
