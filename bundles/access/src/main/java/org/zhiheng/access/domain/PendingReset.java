package org.zhiheng.access.domain;

import java.time.Instant;
import org.zhiheng.api.access.AccountResets.Reset;
import org.zhiheng.api.access.AccountResets.State;

/**
 * A reset that was asked for.
 *
 * @param half of the new password, encrypted; null where the password stays and once it is decided
 */
public record PendingReset(Reset reset, String half) {

    /** The same, decided. */
    public PendingReset decided(State state, String by, Instant at) {
        return new PendingReset(
                new Reset(
                        reset.id(),
                        reset.account(),
                        reset.what(),
                        reset.reason(),
                        state,
                        reset.requestedBy(),
                        reset.requestedAt(),
                        reset.until(),
                        by,
                        at),
                null);
    }

    /** Whether somebody may still decide about it. */
    public boolean waitingAt(Instant moment) {
        return reset.state() == State.REQUESTED && moment.isBefore(reset.until());
    }
}
