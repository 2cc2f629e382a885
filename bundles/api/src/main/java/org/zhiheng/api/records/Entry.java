package org.zhiheng.api.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of the record. What is hashed, and how, is written in docs/contracts/records.md.
 *
 * @param number in its subject, from 0 without gaps
 * @param occurredAt when it happened, to the microsecond
 * @param recordedAt when it was appended, by the clock of the platform, to the microsecond
 * @param actor who did it: the id of an account, or {@code system:<part>}
 * @param kind what happened
 * @param payload as JSON has it; a personal datum is a map with the one key {@code personal} and its digest as value
 * @param ruleBook fingerprint of the rule book it relied on, or null
 * @param previousHash of the entry before in the same subject; null for number 0
 * @param hash of this entry, {@code <algorithm>:<hexadecimal>}
 */
public record Entry(
        Subject subject,
        long number,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        String kind,
        Map<String, Object> payload,
        List<Attachment> attachments,
        String ruleBook,
        String previousHash,
        String hash) {

    public Entry {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        attachments = List.copyOf(attachments);
    }
}
