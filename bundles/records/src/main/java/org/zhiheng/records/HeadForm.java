package org.zhiheng.records;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;

/** What of a head is signed, and how a signed head is written. */
public final class HeadForm {

    /** Names this form inside what is signed. */
    public static final String FORMAT = "zhiheng-head-1";

    private static final Set<String> KEYS =
            Set.of("format", "log", "seal", "suite", "era", "first", "size", "root", "at", "key");
    private static final Set<String> SIGNED_KEYS = Set.of("head", "signature");
    private static final Pattern LOG = Pattern.compile("[0-9a-f]{32}");

    private HeadForm() {}

    public static Map<String, Object> object(TreeHead head) {
        Map<String, Object> map = new HashMap<>();
        map.put("format", FORMAT);
        map.put("log", head.log());
        map.put("seal", head.seal());
        map.put("suite", head.suite());
        map.put("era", head.era());
        map.put("first", head.first());
        map.put("size", head.size());
        map.put("root", head.root());
        map.put("at", Times.write(head.at()));
        map.put("key", head.key());
        return map;
    }

    /** The bytes that are signed: canonical JSON. */
    public static byte[] signed(TreeHead head) {
        return CanonicalJson.bytes(object(head));
    }

    public static Map<String, Object> object(SignedHead head) {
        return Map.of("head", object(head.head()), "signature", head.signature());
    }

    /** A head with its signature, on one line. */
    public static String write(SignedHead head) {
        return CanonicalJson.write(object(head));
    }

    public static SignedHead read(String line) {
        return readSigned(Json.read(line));
    }

    static SignedHead readSigned(Object object) {
        Form form = new Form(object, "签名的树头", SIGNED_KEYS);
        form.base64("signature");
        return new SignedHead(readHead(form.object("head")), form.text("signature"));
    }

    private static TreeHead readHead(Object object) {
        Form form = new Form(object, "树头", KEYS);
        if (!form.text("format").equals(FORMAT)) {
            throw form.fault("format");
        }
        if (!LOG.matcher(form.text("log")).matches()) {
            throw form.fault("log");
        }
        Suite suite = Suite.of(form.text("suite"));
        if (HashAlgorithm.of(form.text("root")) != suite.hash()) {
            throw form.fault("root");
        }
        if (form.whole("era") > Integer.MAX_VALUE) {
            throw form.fault("era");
        }
        return new TreeHead(
                form.text("log"),
                form.whole("seal"),
                suite.written(),
                (int) form.whole("era"),
                form.whole("first"),
                form.whole("size"),
                form.text("root"),
                Times.read(form.text("at")),
                form.hash("key"));
    }

    /**
     * Whether the head was signed with this key.
     *
     * @param publicKey SubjectPublicKeyInfo, DER
     */
    public static boolean verifies(SignedHead head, byte[] publicKey) {
        Suite suite = Suite.of(head.head().suite());
        return suite.keyId(publicKey).equals(head.head().key())
                && suite.verifies(
                        publicKey, signed(head.head()), Base64.getDecoder().decode(head.signature()));
    }
}
