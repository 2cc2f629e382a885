package org.zhiheng.records.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.Suite;

/**
 * Keys in a PKCS#12 file under a password. Keys are only ever added, for old heads name old keys. A file that was replaced meanwhile, because
 * another node has made a key, is read again when a key is missed and before one is added. Thread-safe within one process.
 */
public final class Pkcs12Keys implements KeyProvider {

    private static final String ALIAS = "log-";
    /** The certificate is only a wrapping that PKCS#12 asks for; nobody looks at its end. */
    private static final int YEARS = 100;

    private static final X500Name NAME = new X500Name("CN=zhiheng log");

    /** Not registered with the platform: it serves this file alone. */
    private final BouncyCastleProvider provider = new BouncyCastleProvider();

    private final Path file;
    private final char[] password;
    private final Clock clock;
    private volatile List<StoredKey> keys = List.of();
    /** When the file was written that was read; null when none was. */
    private volatile FileTime read;

    private Pkcs12Keys(Path file, char[] password, Clock clock) {
        this.file = file;
        this.password = password.clone();
        this.clock = clock;
    }

    /**
     * Opens the file; one that does not exist has no keys and is made with the first.
     *
     * @throws ZhihengException {@code RECORD-KEYS} when it cannot be read with this password
     */
    public static Pkcs12Keys open(Path file, char[] password, Clock clock) {
        Pkcs12Keys opened = new Pkcs12Keys(file, password, clock);
        if (Files.exists(file)) {
            opened.load();
        }
        return opened;
    }

    private synchronized void load() {
        List<StoredKey> stored = new ArrayList<>();
        FileTime written = time();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12", provider);
            store.load(in, password);
            for (int i = 0; i < Collections.list(store.aliases()).size(); i++) {
                stored.add(StoredKey.of((PrivateKey) store.getKey(ALIAS + i, password), (X509Certificate)
                        store.getCertificate(ALIAS + i)));
            }
        } catch (IOException | GeneralSecurityException | NullPointerException e) {
            throw failure("读不了密钥文件(口令不对,或者文件损坏):" + file, e);
        }
        keys = List.copyOf(stored);
        read = written;
    }

    @Override
    public Optional<LogKey> key(String id) {
        Optional<LogKey> found = find(id);
        if (found.isEmpty() && !Objects.equals(time(), read)) {
            load();
            found = find(id);
        }
        return found;
    }

    /** When the file was written; one that is gone has nothing new. */
    private FileTime time() {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) : read;
        } catch (IOException e) {
            throw failure("读不了密钥文件:" + file, e);
        }
    }

    private Optional<LogKey> find(String id) {
        return keys.stream()
                .filter(each -> each.id().equals(id))
                .map(LogKey.class::cast)
                .findFirst();
    }

    @Override
    public Optional<LogKey> newest() {
        List<StoredKey> now = keys;
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(now.size() - 1));
    }

    @Override
    public synchronized LogKey make(Suite suite) {
        try {
            KeyPair pair = pair(suite);
            X509Certificate certificate = certificate(pair, suite);
            StoredKey made = StoredKey.of(pair.getPrivate(), certificate);
            KeyStore store = KeyStore.getInstance("PKCS12", provider);
            if (Files.exists(file)) {
                load();
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
            } else {
                store.load(null, password);
            }
            store.setKeyEntry(ALIAS + keys.size(), pair.getPrivate(), password, new X509Certificate[] {certificate});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            SecretFiles.write(file, bytes.toByteArray());
            List<StoredKey> more = new ArrayList<>(keys);
            more.add(made);
            keys = List.copyOf(more);
            return made;
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw failure("写不了密钥文件:" + file, e);
        }
    }

    private KeyPair pair(Suite suite) throws GeneralSecurityException {
        if (suite == Suite.SHA256_ED25519) {
            return KeyPairGenerator.getInstance("Ed25519", provider).generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(KeyPair pair, Suite suite)
            throws GeneralSecurityException, OperatorCreationException {
        Date from = Date.from(clock.instant());
        Date to = Date.from(
                clock.instant().atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME, new BigInteger(120, new SecureRandom()), from, to, NAME, pair.getPublic());
        String algorithm = suite == Suite.SHA256_ED25519 ? "Ed25519" : "SM3withSM2";
        return new JcaX509CertificateConverter()
                .setProvider(provider)
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm)
                        .setProvider(provider)
                        .build(pair.getPrivate())));
    }

    private static ZhihengException failure(String message, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-KEYS", message, null, cause);
    }

    private record StoredKey(Suite suite, byte[] publicKey, byte[] privateKey) implements LogKey {

        static StoredKey of(PrivateKey key, X509Certificate certificate) {
            Suite suite = key.getAlgorithm().startsWith("Ed") ? Suite.SHA256_ED25519 : Suite.SM3_SM2;
            return new StoredKey(suite, certificate.getPublicKey().getEncoded(), key.getEncoded());
        }

        @Override
        public byte[] sign(byte[] message) {
            return suite.sign(privateKey, message);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "StoredKey[" + id() + "]";
        }
    }
}
