package org.zhiheng.records.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Personal;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.PersonalDigest;

/**
 * Encrypts personal data: AES-256-GCM, a key for each person, wrapped by the platform's. What is encrypted is bound to where it belongs, so a stored datum
 * put in place of another does not open. Thread-safe.
 */
public final class VaultCipher {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final VaultKeys keys;
    private final SecureRandom random = new SecureRandom();

    public VaultCipher(VaultKeys keys) {
        this.keys = keys;
    }

    /** A new key for a person. */
    public WrappedKey newKey(String person) {
        return wrap(person, randomBytes(KEY));
    }

    private WrappedKey wrap(String person, byte[] key) {
        String name = keys.newestWrapping();
        return new WrappedKey(person, name, encrypt(keys.wrapping(name), key, "key", person));
    }

    /** The same key under the newest wrapping key. */
    public WrappedKey wrapAnew(WrappedKey key) {
        return wrap(key.person(), unwrap(key));
    }

    private byte[] unwrap(WrappedKey key) {
        return decrypt(keys.wrapping(key.wrapping()), key.wrapped(), "key", key.person());
    }

    /**
     * Seals a datum under a fresh salt.
     *
     * @param algorithm of the digest
     * @param key of the person the datum is about
     */
    public VaultRecord seal(Personal datum, HashAlgorithm algorithm, WrappedKey key) {
        byte[] salt = randomBytes(PersonalDigest.SALT);
        String digest = PersonalDigest.of(algorithm, salt, datum.kind(), datum.value());
        byte[] value = datum.value().getBytes(StandardCharsets.UTF_8);
        byte[] plain = Arrays.copyOf(salt, salt.length + value.length);
        System.arraycopy(value, 0, plain, salt.length, value.length);
        byte[] sealed = encrypt(unwrap(key), plain, "datum", digest);
        return new VaultRecord(digest, datum.person(), datum.kind(), sealed, lookup(datum.kind(), datum.value()));
    }

    /**
     * Opens a datum.
     *
     * @throws ZhihengException {@code RECORD-VAULT} when it was altered or does not lie under this key
     */
    public Revealed open(VaultRecord stored, WrappedKey key) {
        byte[] plain = decrypt(unwrap(key), stored.sealed(), "datum", stored.digest());
        byte[] salt = Arrays.copyOf(plain, PersonalDigest.SALT);
        String value = new String(plain, salt.length, plain.length - salt.length, StandardCharsets.UTF_8);
        if (!PersonalDigest.matches(stored.digest(), salt, stored.kind(), value)) {
            throw damaged(null);
        }
        return new Revealed(stored.digest(), salt, stored.kind(), value);
    }

    /** By which a value is found again without being stored in the clear. */
    public byte[] lookup(String kind, String value) {
        return PersonalDigest.mac(HashAlgorithm.SHA_256, keys.lookup(), kind, value);
    }

    private byte[] encrypt(byte[] key, byte[] plain, String purpose, String belongsTo) {
        byte[] nonce = randomBytes(NONCE);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose, belongsTo).doFinal(plain);
            byte[] stored = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE, sealed.length);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] decrypt(byte[] key, byte[] stored, String purpose, String belongsTo) {
        if (stored.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw damaged(null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(stored, NONCE), purpose, belongsTo)
                    .doFinal(stored, NONCE, stored.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw damaged(e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String purpose, String belongsTo)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((purpose + "\0" + belongsTo).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static ZhihengException damaged(Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-VAULT", "保险库里的这一项被改动,或者密钥不对", null, cause);
    }
}
