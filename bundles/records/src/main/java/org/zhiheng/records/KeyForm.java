package org.zhiheng.records;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;

/**
 * A key as the record itself introduces it: an entry of the subject {@code log/keys}, signed with the new key and, after the first, with the one before.
 *
 * @param log identity of the log
 * @param era tree in which the key signs; a change of suite begins the next
 * @param key its id
 * @param publicKey SubjectPublicKeyInfo, DER
 * @param oldKey id of the key before; null for the first
 * @param finalHead with a change of suite the last head of the tree before, otherwise null
 */
public record KeyForm(
        String log, int era, Suite suite, String key, byte[] publicKey, String oldKey, SignedHead finalHead) {

    /** Names this form inside what is signed. */
    public static final String FORMAT = "zhiheng-key-1";
    /** The chain of keys. Nobody else appends to it. */
    public static final Subject SUBJECT = new Subject("log", "keys");
    /** Kinds of its entries. */
    public static final String INTRODUCED = "key-introduced";

    public static final String CHANGED = "key-changed";
    public static final String SUITE_CHANGED = "suite-changed";

    private static final Set<String> KEYS =
            Set.of("log", "era", "suite", "key", "publicKey", "oldKey", "finalHead", "signedByNew", "signedByOld");

    /** The bytes both keys sign: canonical JSON. */
    public byte[] signed() {
        Map<String, Object> map = object();
        map.put("format", FORMAT);
        return CanonicalJson.bytes(map);
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new HashMap<>();
        map.put("log", log);
        map.put("era", era);
        map.put("suite", suite.written());
        map.put("key", key);
        map.put("publicKey", Base64.getEncoder().encodeToString(publicKey));
        map.put("oldKey", oldKey);
        map.put("finalHead", finalHead == null ? null : HeadForm.object(finalHead));
        return map;
    }

    /** The kind its entry has. */
    public String kind() {
        if (oldKey == null) {
            return INTRODUCED;
        }
        return finalHead == null ? CHANGED : SUITE_CHANGED;
    }

    /**
     * The payload of its entry.
     *
     * @param signedByOld null for the first key
     */
    public Map<String, Object> payload(byte[] signedByNew, byte[] signedByOld) {
        Map<String, Object> map = object();
        map.put("signedByNew", Base64.getEncoder().encodeToString(signedByNew));
        map.put("signedByOld", signedByOld == null ? null : Base64.getEncoder().encodeToString(signedByOld));
        return map;
    }

    /**
     * Reads the entry of a key and checks it against the key before.
     *
     * @param before null when it is the first
     * @throws org.zhiheng.api.error.ZhihengException when it is not of this form, or not signed as it must be
     */
    public static KeyForm read(Entry entry, KeyForm before) {
        Form form = new Form(entry.payload(), "密钥记录", KEYS);
        Suite suite = Suite.of(form.text("suite"));
        Map<String, Object> payload = entry.payload();
        SignedHead finalHead = payload.get("finalHead") == null ? null : HeadForm.readSigned(payload.get("finalHead"));
        KeyForm key = new KeyForm(
                form.text("log"),
                (int) form.whole("era"),
                suite,
                form.hash("key"),
                form.base64("publicKey"),
                form.textOrNull("oldKey"),
                finalHead);
        boolean right = suite.keyId(key.publicKey).equals(key.key)
                && entry.kind().equals(key.kind())
                && suite.verifies(key.publicKey, key.signed(), form.base64("signedByNew"))
                && (before == null ? key.isFirst() && payload.get("signedByOld") == null : key.follows(before, form));
        if (!right) {
            throw form.fault("签名");
        }
        return key;
    }

    private boolean isFirst() {
        return oldKey == null && finalHead == null && era == 0;
    }

    private boolean follows(KeyForm before, Form form) {
        boolean sameTree = finalHead == null && suite == before.suite && era == before.era;
        boolean nextTree = finalHead != null
                && era == before.era + 1
                && finalHead.head().era() == before.era
                && HeadForm.verifies(finalHead, before.publicKey);
        return log.equals(before.log)
                && before.key.equals(oldKey)
                && (sameTree || nextTree)
                && before.suite.verifies(before.publicKey, signed(), form.base64("signedByOld"));
    }
}
