package org.zhiheng.disclosure.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.zhiheng.disclosure.domain.Digests;
import org.zhiheng.records.Json;

/** The key for which portals encrypt clues, and how a file of theirs is opened (docs/contracts/clue-files.md). Thread-safe. */
final class ClueKey {

    static final String FORMAT = "zhiheng-clue-1";
    private static final String READER = "clues.pem";
    private static final int TAG_BITS = 128;
    private static final int LINE = 64;

    private final PrivateKey secret;
    private final byte[] told;

    private ClueKey(PrivateKey secret, byte[] told) {
        this.secret = secret;
        this.told = told;
    }

    /** A file is not what a portal that is trusted has written. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /**
     * Opens the key, or makes it where there is none.
     *
     * @param folder of the secret half
     * @param keys where the public half lies for portals
     */
    static ClueKey in(Path folder, Path keys) throws IOException {
        Path file = folder.resolve("clues.key");
        Path shown = keys.resolve(READER);
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            if (Files.exists(file) && Files.exists(shown)) {
                return new ClueKey(
                        factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file))), pem(shown));
            }
            Files.createDirectories(folder);
            Files.createDirectories(keys);
            KeyPair made = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            secretly(file, made.getPrivate().getEncoded());
            Path part = keys.resolve(READER + ".part");
            Files.writeString(
                    part,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                                    .encodeToString(made.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n",
                    StandardCharsets.US_ASCII);
            Files.move(part, shown, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new ClueKey(made.getPrivate(), made.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("the key for clues cannot be read or made", e);
        }
    }

    private static void secretly(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, bytes);
    }

    private static byte[] pem(Path file) throws IOException {
        try {
            return Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII)
                            .replaceAll("-----[A-Z ]+-----", "")
                            .replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("no public key: " + file.getFileName(), e);
        }
    }

    /**
     * Opens what a portal has laid down.
     *
     * @param file as JSON
     * @param portals folder of the public keys of portals that are trusted
     * @throws Refused when it is not signed by one of them, for another key, or was changed
     */
    Map<String, Object> open(Map<String, Object> file, Path portals) throws IOException {
        if (!FORMAT.equals(file.get("format"))) {
            throw new Refused("it has another format");
        }
        try {
            signed(file, portals);
            if (!id(told).equals(file.get("reader"))) {
                throw new Refused("it is for another key");
            }
            byte[] ephemeral = bytes(file, "ephemeral");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(secret);
            PublicKey once = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(ephemeral));
            agreement.doPhase(once, true);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(derived(agreement.generateSecret(), ephemeral), "AES"),
                    new GCMParameterSpec(TAG_BITS, bytes(file, "nonce")));
            cipher.updateAAD(
                    (FORMAT + " " + file.get("id") + " " + file.get("receivedAt")).getBytes(StandardCharsets.UTF_8));
            return Json.readObject(new String(cipher.doFinal(bytes(file, "sealed")), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Refused("it cannot be opened");
        }
    }

    private static void signed(Map<String, Object> file, Path portals) throws IOException, GeneralSecurityException {
        byte[] key = trusted(portals).get(String.valueOf(file.get("key")));
        if (key == null) {
            throw new Refused("no portal that is trusted has signed it");
        }
        StringBuilder lines = new StringBuilder();
        for (String each : new String[] {"format", "id", "receivedAt", "reader", "ephemeral", "nonce", "sealed"}) {
            lines.append(file.get(each)).append('\n');
        }
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        check.update(lines.toString().getBytes(StandardCharsets.UTF_8));
        if (!check.verify(bytes(file, "signature"))) {
            throw new Refused("it was changed");
        }
    }

    private static Map<String, byte[]> trusted(Path portals) throws IOException {
        Map<String, byte[]> keys = new HashMap<>();
        if (Files.isDirectory(portals)) {
            try (Stream<Path> all = Files.list(portals)) {
                for (Path each :
                        all.filter(one -> one.toString().endsWith(".pem")).toList()) {
                    byte[] key = pem(each);
                    keys.put(id(key), key);
                }
            }
        }
        return keys;
    }

    private static String id(byte[] key) {
        MessageDigest digest = Digests.made();
        return "sha-256:" + HexFormat.of().formatHex(digest.digest(key));
    }

    private static byte[] bytes(Map<String, Object> file, String name) throws Refused {
        try {
            return Base64.getDecoder().decode(String.valueOf(file.get(name)));
        } catch (IllegalArgumentException e) {
            throw new Refused(name + " is no Base64");
        }
    }

    /** HKDF (RFC 5869) with SHA-256, of one block. */
    private byte[] derived(byte[] shared, byte[] ephemeral) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Digests.made().digest(told), "HmacSHA256"));
        mac.update(ephemeral);
        byte[] extracted = mac.doFinal(shared);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(FORMAT.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(new byte[] {1});
    }
}
