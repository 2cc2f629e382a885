package org.zhiheng.api.records;

/**
 * A head with its signature: a seal.
 *
 * @param signature Base64
 */
public record SignedHead(TreeHead head, String signature) {}
