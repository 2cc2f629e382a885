package org.zhiheng.backup.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/**
 * Secrets under a passphrase: Argon2id makes the key (RFC 9106, its second recommended choice), AES-256-GCM encrypts and binds the rest of the backup to
 * them. The passphrase is kept nowhere: who forgets it has no keys.
 */
public final class KeyEnvelope {

    /** Its file's name. */
    public static final String FILE = "keys.sealed";
    /** Fewest characters of a passphrase. */
    public static final int SHORTEST = 12;

    private static final String FORMAT = "zhiheng-keys-1";
    private static final int MEMORY_KIB = 65_536;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    /** An altered file must not make the reader compute for hours, or take all memory. */
    private static final int MOST_MEMORY_KIB = 1 << 20;

    private static final int MOST_PASSES = 20;
    private static final int MOST_LANES = 16;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private KeyEnvelope() {}

    /** @throws ZhihengException {@code BACKUP-PASSPHRASE} when it is too short */
    public static void check(char[] passphrase) {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST) {
            throw ZhihengException.invalid("BACKUP-PASSPHRASE", "备份口令至少" + SHORTEST + "个字符", "passphrase");
        }
    }

    /**
     * Seals files.
     *
     * @param bound what they are bound to
     */
    public static byte[] seal(SortedMap<String, byte[]> files, char[] passphrase, byte[] bound) {
        check(passphrase);
        byte[] salt = random(SALT_BYTES);
        byte[] nonce = random(NONCE_BYTES);
        List<Object> list = new ArrayList<>();
        files.forEach((path, bytes) -> list.add(Map.of("path", path, "bytes", base64(bytes))));
        byte[] plain = CanonicalJson.bytes(Map.of("files", list));
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, passphrase, salt, MEMORY_KIB, PASSES, LANES, nonce, bound, plain);
            Map<String, Object> map = new HashMap<>();
            map.put("format", FORMAT);
            map.put("kdf", "argon2id");
            map.put("memoryKib", MEMORY_KIB);
            map.put("passes", PASSES);
            map.put("lanes", LANES);
            map.put("salt", base64(salt));
            map.put("cipher", "AES-256-GCM");
            map.put("nonce", base64(nonce));
            map.put("sealed", base64(sealed));
            return CanonicalJson.bytes(map);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws ZhihengException {@code BACKUP-PASSPHRASE-WRONG} when the passphrase is another, or envelope or backup was changed;
     *     {@code BACKUP-KEYS} when it is no envelope
     */
    public static SortedMap<String, byte[]> open(byte[] envelope, char[] passphrase, byte[] bound) {
        Map<String, Object> map;
        byte[] salt;
        byte[] nonce;
        byte[] sealed;
        int memory;
        int passes;
        int lanes;
        try {
            map = Json.readObject(new String(envelope, StandardCharsets.UTF_8));
            salt = Base64.getDecoder().decode((String) map.get("salt"));
            nonce = Base64.getDecoder().decode((String) map.get("nonce"));
            sealed = Base64.getDecoder().decode((String) map.get("sealed"));
            memory = bounded(map.get("memoryKib"), MOST_MEMORY_KIB);
            passes = bounded(map.get("passes"), MOST_PASSES);
            lanes = bounded(map.get("lanes"), MOST_LANES);
        } catch (RuntimeException e) {
            throw new ZhihengException(ErrorKind.INVALID, "BACKUP-KEYS", "密钥包不合格式", null, e);
        }
        if (!FORMAT.equals(map.get("format"))) {
            throw ZhihengException.invalid("BACKUP-KEYS", "密钥包不合格式", null);
        }
        try {
            return files(cipher(Cipher.DECRYPT_MODE, passphrase, salt, memory, passes, lanes, nonce, bound, sealed));
        } catch (AEADBadTagException e) {
            throw new ZhihengException(
                    ErrorKind.INVALID, "BACKUP-PASSPHRASE-WRONG", "备份口令不对,或者备份被改动过", "passphrase", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedMap<String, byte[]> files(byte[] plain) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Object each : (List<?>)
                Json.readObject(new String(plain, StandardCharsets.UTF_8)).get("files")) {
            Map<?, ?> file = (Map<?, ?>) each;
            files.put((String) file.get("path"), Base64.getDecoder().decode((String) file.get("bytes")));
        }
        return files;
    }

    private static byte[] cipher(
            int mode,
            char[] passphrase,
            byte[] salt,
            int memory,
            int passes,
            int lanes,
            byte[] nonce,
            byte[] bound,
            byte[] text)
            throws GeneralSecurityException {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] password = new byte[encoded.remaining()];
        encoded.get(password);
        Arrays.fill(encoded.array(), (byte) 0);
        byte[] key = new byte[KEY_BYTES];
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(password, key);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(FORMAT.getBytes(StandardCharsets.US_ASCII));
            cipher.updateAAD(bound);
            return cipher.doFinal(text);
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static int bounded(Object value, int most) {
        long number = (Long) value;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(String.valueOf(number));
        }
        return (int) number;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
