package org.zhiheng.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The public keys that are believed. Immutable. */
final class Trusted {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final Map<String, String> DIGESTS = Map.of("SM3-SM2", "SM3", "SHA256-ED25519", "SHA-256");
    private static final Map<String, String> NAMES = Map.of("SM3-SM2", "sm3", "SHA256-ED25519", "sha-256");
    private static final Map<String, String> SIGNATURES = Map.of("SM3-SM2", "SM3withSM2", "SHA256-ED25519", "Ed25519");

    private final Map<String, byte[]> keys;

    private Trusted(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** All keys in a folder; none where there is no such folder. */
    static Trusted in(Path folder) throws IOException {
        Map<String, byte[]> keys = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each :
                        all.filter(file -> file.toString().endsWith(".pem")).toList()) {
                    byte[] key = key(each);
                    for (String suite : DIGESTS.keySet()) {
                        keys.put(suite + " " + id(suite, key), key);
                    }
                }
            }
        }
        return new Trusted(keys);
    }

    private static byte[] key(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("no public key: " + file.getFileName(), e);
        }
    }

    private static String id(String suite, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance(DIGESTS.get(suite), PROVIDER);
            return NAMES.get(suite) + ":" + HexFormat.of().formatHex(digest.digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("BouncyCastle has it", e);
        }
    }

    /** Their ids, under every suite. */
    Set<String> ids() {
        return keys.keySet().stream()
                .map(each -> each.substring(each.indexOf(' ') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a key that is believed has signed a message. */
    boolean signed(String suite, String key, byte[] message, byte[] signature) {
        byte[] known = keys.get(suite + " " + key);
        if (known == null) {
            return false;
        }
        try {
            PublicKey made = BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(known));
            Signature check = Signature.getInstance(SIGNATURES.get(suite), PROVIDER);
            check.initVerify(made);
            check.update(message);
            return check.verify(signature);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // A key or a signature that cannot even be read is one that does not verify.
            return false;
        }
    }
}
