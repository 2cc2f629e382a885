package org.zhiheng.records.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.keys.SecretFiles;

/** The vault's secrets in a PKCS#12 file under a password; made with the first use. Thread-safe within one process. */
public final class Pkcs12VaultKeys implements VaultKeys {

    private static final String WRAPPING = "wrapping-";
    private static final String LOOKUP = "lookup";
    private static final int BYTES = 32;

    private final Path file;
    private final char[] password;
    /** Opened once: the file makes every look cost many milliseconds, so that passwords are slow to guess. */
    private final Map<String, byte[]> opened = new HashMap<>();

    private KeyStore store;

    private Pkcs12VaultKeys(Path file, char[] password) {
        this.file = file;
        this.password = password.clone();
    }

    /**
     * Opens the file, or makes it with fresh secrets.
     *
     * @throws ZhihengException {@code RECORD-KEYS} when it cannot be read with this password
     */
    public static Pkcs12VaultKeys open(Path file, char[] password) {
        Pkcs12VaultKeys opened = new Pkcs12VaultKeys(file, password);
        opened.load();
        return opened;
    }

    private void load() {
        try {
            store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password);
                }
                return;
            }
            store.load(null, password);
            put(WRAPPING + 1, "AES");
            put(LOOKUP, "HmacSHA256");
            save();
        } catch (IOException | GeneralSecurityException e) {
            throw failure("读不了保险库的密钥文件(口令不对,或者文件损坏):" + file, e);
        }
    }

    /** Makes another wrapping key. Keys wrapped before stay readable until they are wrapped anew. */
    public synchronized void rotate() {
        try {
            put(WRAPPING + (count() + 1), "AES");
            save();
        } catch (IOException | GeneralSecurityException e) {
            throw failure("写不了保险库的密钥文件:" + file, e);
        }
    }

    private void put(String alias, String algorithm) throws GeneralSecurityException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        store.setEntry(
                alias,
                new KeyStore.SecretKeyEntry(new SecretKeySpec(random, algorithm)),
                new KeyStore.PasswordProtection(password));
        Arrays.fill(random, (byte) 0);
    }

    private void save() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        SecretFiles.write(file, bytes.toByteArray());
    }

    private int count() throws GeneralSecurityException {
        return (int) Collections.list(store.aliases()).stream()
                .filter(each -> each.startsWith(WRAPPING))
                .count();
    }

    @Override
    public synchronized byte[] wrapping(String name) {
        return secret(name);
    }

    @Override
    public synchronized String newestWrapping() {
        try {
            return WRAPPING + count();
        } catch (GeneralSecurityException e) {
            throw failure("读不了保险库的密钥文件:" + file, e);
        }
    }

    @Override
    public synchronized byte[] lookup() {
        return secret(LOOKUP);
    }

    /** All secrets by their names, to compare them with what is known of them. */
    public synchronized Map<String, byte[]> secrets() {
        try {
            Map<String, byte[]> secrets = new TreeMap<>();
            for (String each : Collections.list(store.aliases())) {
                secrets.put(each, secret(each));
            }
            return secrets;
        } catch (GeneralSecurityException e) {
            throw failure("读不了保险库的密钥文件:" + file, e);
        }
    }

    private byte[] secret(String alias) {
        return opened.computeIfAbsent(alias, this::open).clone();
    }

    private byte[] open(String alias) {
        try {
            // The file takes names in any case; what is stored says it in one.
            boolean written = Collections.list(store.aliases()).contains(alias);
            Key key = written ? store.getKey(alias, password) : null;
            if (key == null) {
                throw ZhihengException.unavailable("RECORD-KEYS", "保险库的密钥不在:" + alias);
            }
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw failure("读不了保险库的密钥:" + alias, e);
        }
    }

    private static ZhihengException failure(String message, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-KEYS", message, null, cause);
    }
}
