package org.zhiheng.api.records;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** The keys that sign the heads of the log. Whoever shows them has checked the permission before. Thread-safe. */
@ProviderType
public interface LogKeys {

    /**
     * A key as the log introduced it.
     *
     * @param id the hash of the public key, by which seals name it
     * @param suite {@code SM3-SM2} or {@code SHA256-ED25519}
     * @param era number of the tree in which it signs
     * @param since when the log introduced it
     * @param inForce whether it signs now
     * @param held whether its secret half is at hand; of former keys it need not be
     */
    record KeyInfo(String id, String suite, int era, Instant since, boolean inForce, boolean held) {}

    /** All keys of the log, the newest first; empty before the first seal. */
    List<KeyInfo> list();

    /**
     * Goes over to a new key, introduced in the log and signed by the old one. Everything that waits is sealed with the old key first.
     *
     * @param by who wants it; put down with the new key
     * @param suite the suite from now on; null for the one in force
     * @return the first head the new key signed
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#KEY_ROTATE}; {@code INVALID} for an unknown suite; {@code UNAVAILABLE} when another node seals, or
     *     the secret half of the key in force is not here
     */
    SignedHead rotate(Principal by, String suite);
}
