package org.zhiheng.records.vault;

/**
 * A person's key as it is stored. To destroy it is to erase everything that lies under it.
 *
 * @param person whose
 * @param wrapping name of the key it is wrapped with
 * @param wrapped nonce and ciphertext
 */
public record WrappedKey(String person, String wrapping, byte[] wrapped) {}
