package org.zhiheng.records.vault;

/** The two secrets of the vault, kept where the signing keys are. Thread-safe. */
public interface VaultKeys {

    /**
     * The key that wraps the keys of persons: 32 bytes for AES-256.
     *
     * @param name which; wrapped keys say theirs, so that another can take over
     */
    byte[] wrapping(String name);

    /** The name of the wrapping key that new keys are wrapped with. */
    String newestWrapping();

    /** The key of the look-up HMAC, 32 bytes. */
    byte[] lookup();
}
