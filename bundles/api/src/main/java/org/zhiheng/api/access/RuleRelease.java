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

    /** What is proposed. */
    enum Change {
        /** The subject is the hash of a package's content. */
        ACTIVATE,
        /** The subject is the number of the generation to return to. */
        ROLL_BACK,
        /** The subject is the id of a package. */
        RETIRE
    }

    /** How far it is; the last two are final. */
    enum State {
        PROPOSED,
        RELEASED,
        REFUSED
    }

    /**
     * @param proposedBy account
     * @param decidedBy account; null while proposed, as {@code decidedAt}
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
     *     {@code CONFLICT} {@code ACCESS-RELEASE-DECIDED}
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
}
