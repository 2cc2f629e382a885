package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.rulings.Label;

/**
 * Two administrators take away what lets a person in, who has lost it: the security administrator asks for it, another administrator
 * confirms it. One alone could take over anybody's account. Nobody has to do with the own account. Thread-safe.
 */
@ProviderType
public interface AccountResets {

    /** What is reset. */
    enum What {
        /** The person knows the password and binds a new factor. */
        @Label("动态验证码")
        FACTOR,
        /** Half of the new first password is shown to each of the two, so that only the person learns it. */
        @Label("口令和动态验证码")
        PASSWORD_AND_FACTOR
    }

    /** How far it is; the last two are final. */
    enum State {
        REQUESTED,
        CONFIRMED,
        REFUSED
    }

    /**
     * @param until when it lapses unless it is decided
     * @param decidedBy account; null while it is not decided, as {@code decidedAt}
     */
    record Reset(
            String id,
            String account,
            What what,
            String reason,
            State state,
            String requestedBy,
            Instant requestedAt,
            Instant until,
            String decidedBy,
            Instant decidedAt) {}

    /** @param half of the new first password, shown this once; null where the password stays */
    record Step(Reset reset, String half) {
        @Override
        public String toString() {
            return "Step[" + reset.id() + "]";
        }
    }

    /**
     * Asks for a reset; nothing changes yet.
     *
     * @param reason what the person has lost, and how it was seen that it is this person
     * @return with the first half of a new password
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-RESET-OPEN} when one waits already;
     *     {@code ACCESS-RESET-BOTH} for the factor alone while somebody else than the person has seen the password
     */
    Step request(Principal by, String account, What what, String reason);

    /**
     * Carries it out; all sessions of the account end.
     *
     * @return with the second half of a new password
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code ACCESS-FOUR-EYES} for who asked for it, under whatever
     *     account; {@code CONFLICT} {@code ACCESS-RESET-DECIDED}, {@code ACCESS-RESET-OVER}, {@code ACCESS-RESET-BOTH}
     */
    Step confirm(Principal by, String reset);

    /** Nothing changes; who asked for it may do so too. */
    Reset refuse(Principal by, String reset);

    /** What waits for a second person and has not lapsed, of accounts in reach, the oldest first. */
    List<Reset> waiting(Principal by);
}
