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
 * @param finalHead where a tree begins after another, the last head of the one before; otherwise null
 * @param restored whether the log goes on here from a backup
 * @param lostHead where the log goes on from a backup, the last head of it that a witness outside keeps and the backup does not have: what lies between
 *     {@code finalHead} and it is lost; null when a witness knows of nothing lost, and wherever nothing was restored
 */
public record KeyForm(
        String log,
        int era,
        Suite suite,
        String key,
        byte[] publicKey,
        String oldKey,
        SignedHead finalHead,
        boolean restored,
        SignedHead lostHead) {

    /** Names this form inside what is signed. */
    public static final String FORMAT = "zhiheng-key-1";
    /** The chain of keys. Nobody else appends to it. */
    public static final Subject SUBJECT = new Subject("log", "keys");
    /** Kinds of its entries. */
    public static final String INTRODUCED = "key-introduced";

    public static final String CHANGED = "key-changed";
    public static final String SUITE_CHANGED = "suite-changed";
    public static final String RESTORED = "log-restored";

    private static final String WHAT = "密钥记录";
    private static final String LOST_HEAD = "lostHead";
    private static final Set<String> KEYS =
            Set.of("log", "era", "suite", "key", "publicKey", "oldKey", "finalHead", "signedByNew", "signedByOld");
    private static final Set<String> KEYS_RESTORED = Set.of(
            "log", "era", "suite", "key", "publicKey", "oldKey", "finalHead", LOST_HEAD, "signedByNew", "signedByOld");

    /** The key of a log that was not restored from a backup. */
    public KeyForm(
            String log, int era, Suite suite, String key, byte[] publicKey, String oldKey, SignedHead finalHead) {
        this(log, era, suite, key, publicKey, oldKey, finalHead, false, null);
    }

    /**
     * The key with which a log goes on from a backup, in a tree of its own whose number no lost head has.
     *
     * @param before the last key of the backup
     * @param finalHead the last head of the backup
     * @param lostHead the last head a witness outside keeps, where the backup does not have it; else null
     */
    public static KeyForm restored(KeyForm before, SignedHead finalHead, SignedHead lostHead) {
        int era = lostHead == null
                ? before.era
                : Math.max(before.era, lostHead.head().era());
        return new KeyForm(
                before.log, era + 1, before.suite, before.key, before.publicKey, before.key, finalHead, true, lostHead);
    }

    /** Where the tree begins that this key opens: behind every position that was ever given. */
    public long first() {
        long end = finalHead == null ? 0 : finalHead.head().end();
        return lostHead == null ? end : Math.max(end, lostHead.head().end());
    }

    /** The number of the first head of the tree that this key opens: behind every head that was ever signed. */
    public long firstSeal() {
        long last = finalHead == null ? -1 : finalHead.head().seal();
        return 1 + (lostHead == null ? last : Math.max(last, lostHead.head().seal()));
    }

    /** Whether a head kept outside is of the part that this log says it has lost. */
    boolean lacks(SignedHead head) {
        return lostHead != null
                && head.head().log().equals(log)
                && head.head().seal() > finalHead.head().seal()
                && head.head().end() > finalHead.head().end()
                && (head.equals(lostHead)
                        || head.head().seal() < lostHead.head().seal()
                                && head.head().end() <= lostHead.head().end()
                                && head.head().era() <= lostHead.head().era());
    }

    /** Whether positions were lost before this key. */
    public boolean tellsOfLoss() {
        return finalHead != null && first() > finalHead.head().end();
    }

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
        if (restored) {
            map.put(LOST_HEAD, lostHead == null ? null : HeadForm.object(lostHead));
        }
        return map;
    }

    /** The kind its entry has. */
    public String kind() {
        if (oldKey == null) {
            return INTRODUCED;
        }
        if (restored) {
            return RESTORED;
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
        KeyForm key = read(entry);
        Form form = new Form(entry.payload(), WHAT, key.restored ? KEYS_RESTORED : KEYS);
        Suite suite = key.suite;
        Map<String, Object> payload = entry.payload();
        boolean right = suite.keyId(key.publicKey).equals(key.key)
                && entry.kind().equals(key.kind())
                && suite.verifies(key.publicKey, key.signed(), form.base64("signedByNew"))
                && (before == null ? key.isFirst() && payload.get("signedByOld") == null : key.follows(before, form));
        if (!right) {
            throw form.fault("签名");
        }
        return key;
    }

    /**
     * Reads the entry of a key and checks nothing but its form.
     *
     * @throws org.zhiheng.api.error.ZhihengException when it is not of this form
     */
    static KeyForm read(Entry entry) {
        boolean restored = entry.kind().equals(RESTORED);
        Map<String, Object> payload = entry.payload();
        Form form = new Form(payload, WHAT, restored ? KEYS_RESTORED : KEYS);
        return new KeyForm(
                form.text("log"),
                (int) form.whole("era"),
                Suite.of(form.text("suite")),
                form.hash("key"),
                form.base64("publicKey"),
                form.textOrNull("oldKey"),
                head(payload.get("finalHead")),
                restored,
                head(payload.get(LOST_HEAD)));
    }

    private static SignedHead head(Object object) {
        return object == null ? null : HeadForm.readSigned(object);
    }

    private boolean isFirst() {
        return oldKey == null && finalHead == null && era == 0 && !restored;
    }

    private boolean follows(KeyForm before, Form form) {
        boolean sameTree = !restored && finalHead == null && suite == before.suite && era == before.era;
        boolean nextTree = finalHead != null
                && era
                        == 1
                                + (lostHead == null
                                        ? before.era
                                        : Math.max(before.era, lostHead.head().era()))
                && finalHead.head().era() == before.era
                && HeadForm.verifies(finalHead, before.publicKey);
        return log.equals(before.log)
                && before.key.equals(oldKey)
                && (sameTree || nextTree)
                && (lostHead == null || isLost(before))
                && before.suite.verifies(before.publicKey, signed(), form.base64("signedByOld"));
    }

    /** A key that came after the backup is not known any more, so a head signed with it stands here unverified. */
    private boolean isLost(KeyForm before) {
        boolean known = lostHead.head().key().equals(before.key);
        return lostHead.head().log().equals(log) && (!known || HeadForm.verifies(lostHead, before.publicKey));
    }
}
