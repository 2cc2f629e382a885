package org.zhiheng.api.rules;

import java.time.Instant;
import java.util.List;

/**
 * A package content that was delivered and is not in force.
 *
 * @param state {@code refused}, {@code waiting} for its ancestors, {@code awaiting} two people, {@code rolled-back} or {@code retired}; {@code failed} when not a
 *     package but the platform was at fault, e.g. its archive, and the change is tried again
 * @param packageId null when the package could not be read far enough
 * @param contentHash SHA-256, hexadecimal; empty when {@code failed}
 * @param origin the bundle or file that delivered it
 * @param at when it came into this state
 * @param reason in Chinese, for people
 * @param faults what was wrong with it, or with the platform; empty unless {@code refused} or {@code failed}
 */
public record DeliveryInfo(
        String state,
        String packageId,
        String version,
        String contentHash,
        String origin,
        Instant at,
        String reason,
        List<FaultInfo> faults) {}
