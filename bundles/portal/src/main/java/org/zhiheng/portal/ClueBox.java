package org.zhiheng.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes clues and complaints of the public and lays them into a folder as files for the platform (docs/contracts/clue-files.md): encrypted for the platform alone, so that
 * nobody who gets hold of this machine reads who has said what, and signed by this portal. Whoever sent one asks later by a code that nobody else has. Thread-safe.
 */
final class ClueBox {

    static final String FORMAT = "zhiheng-clue-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without those that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE = 16;
    private static final int GROUP = 4;
    private static final int MOST_WAITING = 2000;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LINE = 64;
    private static final String READER = "clues.pem";

    private final Path files;
    private final Path keys;
    private final Path own;
    private final Clock clock;

    /**
     * @param files where they are laid for the platform
     * @param keys where the platform's public key for clues is found
     * @param own where this portal keeps its key, and what it has taken and the platform has not
     */
    ClueBox(Path files, Path keys, Path own, Clock clock) {
        this.files = files;
        this.keys = keys;
        this.own = own;
        this.clock = clock;
    }

    /** Nothing can be taken at the moment. */
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;

        Closed(String reason) {
            super(reason);
        }
    }

    /**
     * Takes one.
     *
     * @param clue as it was checked
     * @return the code by which it is asked for
     * @throws Closed without a key of the platform, or while too many wait for it
     */
    synchronized String take(ObjectNode clue) throws IOException {
        Path reader = keys.resolve(READER);
        if (!Files.exists(reader)) {
            throw new Closed("there is no key of the platform");
        }
        Files.createDirectories(files);
        Files.createDirectories(own);
        try (Stream<Path> waiting = Files.list(files)) {
            if (waiting.count() >= MOST_WAITING) {
                throw new Closed("too many wait for the platform");
            }
        }
        String code = code();
        String hash = hash(code);
        String id = UUID.randomUUID().toString();
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        clue.put("code", hash);
        try {
            ObjectNode file = sealed(id, at, clue, key(Files.readString(reader, StandardCharsets.US_ASCII)));
            Path part = files.resolve("zhiheng-clue-" + id + ".part");
            Files.writeString(part, JSON.writeValueAsString(file), StandardCharsets.UTF_8);
            Files.writeString(own.resolve(hash), at.toString(), StandardCharsets.US_ASCII);
            Files.move(part, files.resolve("zhiheng-clue-" + id + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IOException("a clue could not be encrypted", e);
        }
        return code;
    }

    /** When one was taken that the platform has not told of yet; empty where there is none. */
    Optional<String> taken(String code) throws IOException {
        Path mark = own.resolve(hash(code));
        return Files.exists(mark) ? Optional.of(Files.readString(mark, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /** The platform tells of it itself by now. */
    void forget(String code) throws IOException {
        Files.deleteIfExists(own.resolve(hash(code)));
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** By which the platform knows a code; however it is written. */
    static String hash(String code) {
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        return HexFormat.of().formatHex(sha256(plain.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    // ---- encrypting and signing

    private record Reader(byte[] encoded, PublicKey key) {}

    private static Reader key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        return new Reader(encoded, KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private ObjectNode sealed(String id, Instant at, JsonNode clue, Reader reader)
            throws GeneralSecurityException, IOException {
        KeyPair once = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(once.getPrivate());
        agreement.doPhase(reader.key(), true);
        byte[] ephemeral = once.getPublic().getEncoded();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(derived(agreement.generateSecret(), ephemeral, reader.encoded()), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((FORMAT + " " + id + " " + at).getBytes(StandardCharsets.UTF_8));
        byte[] sealed = cipher.doFinal(JSON.writeValueAsBytes(clue));
        ObjectNode file = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("id", id)
                .put("receivedAt", at.toString())
                .put("reader", "sha-256:" + HexFormat.of().formatHex(sha256(reader.encoded())))
                .put("ephemeral", Base64.getEncoder().encodeToString(ephemeral))
                .put("nonce", Base64.getEncoder().encodeToString(nonce))
                .put("sealed", Base64.getEncoder().encodeToString(sealed));
        KeyPair signer = signer();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signer.getPrivate());
        signature.update(signed(file));
        return file.put(
                        "key",
                        "sha-256:"
                                + HexFormat.of()
                                        .formatHex(sha256(signer.getPublic().getEncoded())))
                .put("signature", Base64.getEncoder().encodeToString(signature.sign()));
    }

    /** What is signed: the values before the key, each on a line. */
    private static byte[] signed(ObjectNode file) {
        StringBuilder lines = new StringBuilder();
        for (String each : new String[] {"format", "id", "receivedAt", "reader", "ephemeral", "nonce", "sealed"}) {
            lines.append(file.path(each).asText()).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** HKDF (RFC 5869) with SHA-256, of one block. */
    private static byte[] derived(byte[] secret, byte[] ephemeral, byte[] reader) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(sha256(reader), "HmacSHA256"));
        mac.update(ephemeral);
        byte[] extracted = mac.doFinal(secret);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update(FORMAT.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(new byte[] {1});
    }

    /** This portal's own key, made when it is first needed; its public half lies beside it, to be carried to the platform. */
    private KeyPair signer() throws GeneralSecurityException, IOException {
        Path secret = own.resolve("portal.key");
        Path told = own.resolve("portal.pem");
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        if (Files.exists(secret) && Files.exists(told)) {
            PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret)));
            byte[] encoded = Base64.getDecoder()
                    .decode(Files.readString(told, StandardCharsets.US_ASCII)
                            .replaceAll("-----[A-Z ]+-----", "")
                            .replaceAll("\\s", ""));
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(encoded)), key);
        }
        KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.deleteIfExists(secret);
        if (Files.getFileStore(own).supportsFileAttributeView("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(secret, made.getPrivate().getEncoded());
        Files.writeString(
                told,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                                .encodeToString(made.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n",
                StandardCharsets.US_ASCII);
        return made;
    }
}
