package org.zhiheng.records;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** What of a personal datum enters a payload: its HMAC under a salt of its own. Without the salt it says nothing of the datum. */
public final class PersonalDigest {

    /** The one key of the map that stands in a payload for a personal datum. */
    public static final String KEY = "personal";
    /** Bytes of a salt. */
    public static final int SALT = 32;

    private PersonalDigest() {}

    /** {@code hmac-<algorithm>:<64 hexadecimal digits>}, over kind, a zero byte and value in UTF-8. */
    public static String of(HashAlgorithm algorithm, byte[] salt, String kind, String value) {
        return "hmac-" + algorithm.written() + ":" + HexFormat.of().formatHex(mac(algorithm, salt, kind, value));
    }

    /** The bytes of the same; also what look-up uses, under a secret key in place of the salt. */
    public static byte[] mac(HashAlgorithm algorithm, byte[] key, String kind, String value) {
        Digest digest = algorithm == HashAlgorithm.SM3 ? new SM3Digest() : SHA256Digest.newInstance();
        HMac mac = new HMac(digest);
        mac.init(new KeyParameter(key));
        byte[] kindBytes = kind.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        mac.update(kindBytes, 0, kindBytes.length);
        mac.update((byte) 0);
        mac.update(valueBytes, 0, valueBytes.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    /** Whether this salt and value make this digest. */
    public static boolean matches(String digest, byte[] salt, String kind, String value) {
        for (HashAlgorithm each : HashAlgorithm.values()) {
            if (digest.equals(of(each, salt, kind, value))) {
                return true;
            }
        }
        return false;
    }

    /** Tells every digest that stands in a payload. */
    public static void each(Object value, Consumer<String> digests) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get(KEY) instanceof String digest) {
                digests.accept(digest);
            } else {
                map.values().forEach(each -> each(each, digests));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(each -> each(each, digests));
        }
    }
}
