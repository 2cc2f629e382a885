package org.zhiheng.operations.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * The certificate and key that the doors show.
 *
 * @param store a PKCS#12 file, the given one or one made of PEM files
 * @param password of the store and of the key in it
 * @param endsAt when the certificate ends
 */
record ServerKey(Path store, String password, Instant endsAt) {

    static final String CODE = "DOOR-TLS";

    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    /**
     * Reads it and makes sure that it can be used.
     *
     * @param file a .p12 or a .pem file
     * @param work folder of this process' own, for a store made of PEM files
     * @throws ZhihengException unavailable {@code DOOR-TLS}
     */
    static ServerKey read(Path file, Path work) {
        try {
            return file.getFileName().toString().endsWith(".pem") ? ofPem(file, work) : ofStore(file);
        } catch (IOException | GeneralSecurityException e) {
            throw refused("证书" + file + "不能使用,请检查文件、口令和权限:" + e.getMessage(), e);
        }
    }

    private static ServerKey ofStore(Path file) throws IOException, GeneralSecurityException {
        Path secret = file.resolveSibling(file.getFileName() + ".password");
        if (!Files.isReadable(file) || !Files.isReadable(secret)) {
            throw refused("读不到证书" + file + "或者它的口令文件" + secret, null);
        }
        String password = Files.readString(secret, StandardCharsets.UTF_8).strip();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                // Fails where the key has another password.
                store.getKey(alias, password.toCharArray());
                X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
                return new ServerKey(file, password, certificate.getNotAfter().toInstant());
            }
        }
        throw refused("证书文件" + file + "里没有私钥", null);
    }

    private static ServerKey ofPem(Path file, Path work) throws IOException, GeneralSecurityException {
        String name = file.getFileName().toString();
        Path keyFile = file.resolveSibling(name.substring(0, name.length() - ".pem".length()) + ".key");
        if (!Files.isReadable(file) || !Files.isReadable(keyFile)) {
            throw refused("读不到证书" + file + "或者它的私钥" + keyFile, null);
        }
        List<? extends Certificate> chain;
        try (InputStream in = Files.newInputStream(file)) {
            chain = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
        if (chain.isEmpty()) {
            throw refused("文件" + file + "里没有证书", null);
        }
        X509Certificate own = (X509Certificate) chain.get(0);
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                privateKey(keyFile, own.getPublicKey().getAlgorithm()),
                password.toCharArray(),
                chain.toArray(new Certificate[0]));
        Files.createDirectories(work);
        Path made = Files.createTempFile(
                work,
                "server",
                ".p12",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        made.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(made)) {
            store.store(out, password.toCharArray());
        }
        return new ServerKey(made, password, own.getNotAfter().toInstant());
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw refused("私钥" + file + "应当是没有口令的PKCS#8(BEGIN PRIVATE KEY);可用openssl pkcs8 -topk8 -nocrypt转换", null);
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw refused("私钥" + file + "残缺", e);
        }
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static ZhihengException refused(String message, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, CODE, message, null, cause);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ServerKey[" + store + "]";
    }
}
