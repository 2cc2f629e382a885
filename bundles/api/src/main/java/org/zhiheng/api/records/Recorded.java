package org.zhiheng.api.records;

/**
 * The receipt of an append: which entry it became. It holds once the transaction has committed.
 *
 * @param number in its subject, from 0
 * @param hash of the entry
 */
public record Recorded(Subject subject, long number, String hash) {}
