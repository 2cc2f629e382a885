package org.zhiheng.api.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.rulings.Ruling;

/** Questions answered from the registers: who asks names rows by their keys and need not know what is in them. Thread-safe. */
@ProviderType
public interface RegisteredRulings {

    /**
     * @param asOf the day of the act, on which the registers are looked at and the conclusion is drawn
     * @param knownAt the moment as known at which; null for what is known now
     * @param references ids by name, as {@link FactSource#references()} of the question tells
     * @param facts what the registers do not hold
     */
    record Asked(
            String question,
            String division,
            LocalDate asOf,
            Instant knownAt,
            Map<String, Object> references,
            Map<String, Object> facts) {
        public Asked {
            references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * @param facts all the ruling was given: from the registers and besides
     */
    record Answered(Map<String, Object> facts, Ruling<Map<String, Object>> ruling) {}

    /**
     * The proof that certificates, a body and a place were right for an act on an item, at its moment.
     *
     * @param id by which any later act cites it
     * @param proven whether both rulings are determined and in favour
     * @param ours whether {@code competence} is determined, and it is this body that may act
     * @param officers the ruling {@code officer-competence}
     * @param competence the ruling {@code competence}
     * @param entries of the record, one for each ruling
     */
    record Proof(
            String id, boolean proven, boolean ours, Answered officers, Answered competence, List<Recorded> entries) {}

    /** What can be asked so: names and titles of the references of each question. */
    Map<String, Map<String, String>> references();

    /**
     * Asks; nothing is put down. Of people who ask does not see in their register only what is published is told.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code RULING-UNKNOWN}; {@code INVALID} {@code REGISTER-REFERENCE} naming it;
     *     as {@link org.zhiheng.api.rulings.Asking#ask(String, Map, String, LocalDate)}; {@code FORBIDDEN}
     */
    Answered ask(Principal by, Asked asked);

    /**
     * Proves competence and puts both rulings down in the record, under one subject of type {@code competence-proof}. What the registers hold is taken from
     * them: act kind and field from the item, the rules from the division of the body, everything about officers, certificates, empowerment and entrustment.
     * What a register does not know leaves a ruling undetermined, and nothing proven.
     *
     * @param asOf the day of the act
     * @param references {@code officers}, {@code body}, {@code item} and {@code place}, all of them, and {@code recusals}
     * @param facts what no register holds: the step, the moment, days and sanctions of the matter, a designation
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID}: {@code PROOF-REQUIRED} naming the reference that is missing, {@code PROOF-FACT-HELD} naming
     *     the fact that is not for the caller to give, {@code PROOF-DAY} for a moment on another day; {@code REGISTER-REFERENCE}; {@code RULING-FACT-UNKNOWN};
     *     {@code FORBIDDEN}
     */
    Proof prove(Principal by, LocalDate asOf, Map<String, Object> references, Map<String, Object> facts);
}
