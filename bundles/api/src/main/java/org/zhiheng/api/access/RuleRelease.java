package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Two people bring rules in force: a rule steward proposes, another one releases. Other accounts of the same person do not count as
 * another one. Thread-safe.
 */
@ProviderType
public interface RuleRelease {

    /** Type of the record's subject of a proposal. */
    String SUBJECT = "rule-release";

    /** What is proposed. */
    enum Change {
        /** The subject is the hash of a package's content. */
        ACTIVATE,
        /** The subject is the number of the generation to return to. */
        ROLL_BACK,
        /** The subject is the id of a package. */
        RETIRE
    }

    /** How far it is; all but the first are final. */
    enum State {
        PROPOSED,
        RELEASED,
        REFUSED,
        /** Nobody decided in time, or who proposed it no longer may: nothing is done. */
        LAPSED
    }

    /**
     * @param proposedBy account
     * @param decidedBy account; null while proposed and when it lapsed
     * @param decidedAt or lapsed; null while proposed
     * @param reason why it was refused; else null
     */
    record Proposal(
            String id,
            Change change,
            String subject,
            String note,
            State state,
            String proposedBy,
            Instant proposedAt,
            String decidedBy,
            Instant decidedAt,
            String reason) {}

    /**
     * A proposal that was decided.
     *
     * @param number of the decision among all, from 1 without gaps, in the order in which they were made
     */
    record Decided(long number, Proposal proposal) {}

    /** @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-RELEASE-OPEN} when the same is proposed already */
    Proposal propose(Principal by, Change change, String subject, String note);

    /**
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code ACCESS-FOUR-EYES} for who proposed it, under whatever account;
     *     {@code CONFLICT} {@code ACCESS-RELEASE-DECIDED}, {@code ACCESS-RELEASE-LAPSED} after 30 days or when who proposed it no longer may
     */
    Proposal release(Principal by, String proposal);

    /** As {@link #release}, with the reason. */
    Proposal refuse(Principal by, String proposal, String reason);

    /** Whether exactly this was released. */
    boolean released(Change change, String subject);

    /** The newest decision about exactly this; empty when there is none, whatever is proposed. */
    Optional<Decided> decision(Change change, String subject);

    /** Decisions after one, the oldest first. Cheap when there is none: asked every second. */
    List<Decided> decidedAfter(long number);

    /** What waits for a second person, the oldest first. */
    List<Proposal> open();

    /** One of them, decided or not. */
    Optional<Proposal> proposal(String id);

    /**
     * Those decided or lapsed, the newest first.
     *
     * @param before only those decided before this moment; null for the newest
     * @param size at most, 1 to 200
     */
    List<Proposal> decided(Instant before, int size);
}
