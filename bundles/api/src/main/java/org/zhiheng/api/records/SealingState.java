package org.zhiheng.api.records;

import java.time.Instant;

/**
 * How far sealing and witnessing have come.
 *
 * @param waiting entries committed and not sealed
 * @param sealed entries sealed
 * @param witnessed entries whose head a witness outside keeps; the rest could still be taken back by whoever holds key and database
 * @param sealedAt when the last seal was made; null before the first
 */
public record SealingState(long waiting, long sealed, long witnessed, Instant sealedAt) {}
