package org.zhiheng.api.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be recorded. Number, time of recording and hash are the record's to give.
 *
 * @param occurredAt when it happened, which may be before it is recorded; microseconds count, what is finer is cut off
 * @param actor who did it: the id of an account, or {@code system:<part>}; never a name
 * @param kind what happened, e.g. {@code case-filed}; lower case with hyphens
 * @param payload keys and values of JSON: {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean}, {@code null},
 *     {@code List}, {@code Map}, and {@link Personal} wherever a value may stand. Money is a string. Nothing personal but as {@link Personal}
 * @param attachments files stored before
 * @param ruleBook fingerprint of the rule book it relied on; null where it relied on none
 */
public record Appending(
        Subject subject,
        Instant occurredAt,
        String actor,
        String kind,
        Map<String, Object> payload,
        List<Attachment> attachments,
        String ruleBook) {

    public Appending {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(kind, "kind");
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        attachments = List.copyOf(attachments);
    }
}
