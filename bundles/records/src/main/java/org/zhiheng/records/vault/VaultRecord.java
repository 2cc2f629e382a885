package org.zhiheng.records.vault;

/**
 * A personal datum as it is stored.
 *
 * @param digest as it stands in the payload; unique, for its salt is
 * @param person under whose key it lies
 * @param kind what it is
 * @param sealed nonce and ciphertext of salt and value
 * @param lookup keyed HMAC by which an equal value of the same kind is found
 */
public record VaultRecord(String digest, String person, String kind, byte[] sealed, byte[] lookup) {}
