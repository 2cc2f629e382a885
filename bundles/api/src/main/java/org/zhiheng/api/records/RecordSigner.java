package org.zhiheng.api.records;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Signs what leaves the platform with the key that signs the heads of the log, so that whoever trusts the log needs to trust no other key. Checks no permission. Thread-safe. */
@ProviderType
public interface RecordSigner {

    /**
     * @param suite {@code SM3-SM2} or {@code SHA256-ED25519}
     * @param key id of the key: the hash of its public half, as the log introduced it
     * @param signature Base64
     */
    record Signed(String suite, String key, String signature) {}

    /**
     * Signs the canonical JSON of an object with the key in force.
     *
     * @param content as JSON has it, with its form under {@code format}; {@code suite} and {@code key} are added to what is signed
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code RECORD-SIGN} for a form that is the log's own, or none; {@code UNAVAILABLE}
     *     {@code RECORD-KEYS} where the secret half of the key is not here, or the log has not begun
     */
    Signed sign(Map<String, Object> content);

    /**
     * The public half of a key of the log, as SubjectPublicKeyInfo (DER), to be carried to who checks signatures.
     *
     * @param key its id
     * @return empty where the log has introduced none of this id
     */
    Optional<byte[]> publicKey(String key);
}
