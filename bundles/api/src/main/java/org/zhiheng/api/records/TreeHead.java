package org.zhiheng.api.records;

import java.time.Instant;

/**
 * What a seal says of the log: its root at a size.
 *
 * @param log identity of the log, 32 hexadecimal digits drawn when it began
 * @param seal number of the seal in the log, from 0 without gaps
 * @param suite hash and signature, {@code SM3-SM2} or {@code SHA256-ED25519}
 * @param era number of the tree, from 0; a change of suite closes a tree and begins the next
 * @param first position of the first entry of this tree; 0 in era 0
 * @param size entries in this tree; it covers positions {@code first} to {@code first + size - 1}
 * @param root RFC 6962 hash of the tree
 * @param at when it was sealed, to the microsecond
 * @param key id of the key that signed it: the hash of the public key
 */
public record TreeHead(
        String log, long seal, String suite, int era, long first, long size, String root, Instant at, String key) {

    /** How many entries the log has up to this head, those of earlier trees included. */
    public long end() {
        return first + size;
    }
}
