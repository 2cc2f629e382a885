package org.zhiheng.access.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.api.access.Accounts;

/**
 * What somebody signs in with. Immutable: what changes it makes another one.
 *
 * @param name lower case, unique
 * @param closedAt null while open
 * @param password null for a program
 */
public record Account(
        String id,
        String name,
        Accounts.Kind kind,
        String person,
        String body,
        Instant openedAt,
        Instant closedAt,
        Password password,
        Attempts attempts,
        Factor factor) {

    /**
     * @param hash in the PHC string format
     * @param temporaryUntil until when a password made by somebody else lets in; null for one the person has chosen
     * @param former hashes of earlier ones, the newest first
     */
    public record Password(String hash, Instant temporaryUntil, List<String> former) {
        public Password {
            former = List.copyOf(former);
        }

        public boolean temporary() {
            return temporaryUntil != null;
        }

        /** As the same password hashed anew. */
        public Password rehashed(String newHash) {
            return new Password(newHash, temporaryUntil, former);
        }

        /** Followed by another one. */
        public Password replaced(String newHash, Instant until, int remembered) {
            List<String> before = Stream.concat(Stream.of(hash), former.stream())
                    .limit(remembered)
                    .toList();
            return new Password(newHash, until, before);
        }

        @Override
        public String toString() {
            return "Password";
        }
    }

    /** @param failures wrong attempts in a row; @param blockedUntil null when it may be tried now */
    public record Attempts(int failures, Instant blockedUntil) {

        public static final Attempts NONE = new Attempts(0, null);

        public boolean blockedAt(Instant now) {
            return blockedUntil != null && now.isBefore(blockedUntil);
        }

        /** After one more. While blocked nothing is counted, or whoever keeps trying could block somebody for ever. */
        public Attempts failed(Instant now, AccessPolicy policy) {
            if (blockedAt(now)) {
                return this;
            }
            Duration delay = policy.delayAfter(failures + 1);
            return new Attempts(failures + 1, delay.isZero() ? null : now.plus(delay));
        }
    }

    /**
     * The second factor.
     *
     * @param secret encrypted; null while none is bound
     * @param offered encrypted; one that waits for its first code, or null
     * @param lastStep the last time step whose code was used; none at or before it counts again
     * @param recovery hashes of the recovery codes left
     */
    public record Factor(String secret, String offered, long lastStep, List<String> recovery) {

        public static final Factor NONE = new Factor(null, null, -1, List.of());

        public Factor {
            recovery = List.copyOf(recovery);
        }

        public boolean bound() {
            return secret != null;
        }

        public Factor used(long step) {
            return new Factor(secret, offered, step, recovery);
        }

        public Factor withoutRecovery(String hash) {
            List<String> left = new ArrayList<>(recovery);
            left.remove(hash);
            return new Factor(secret, offered, lastStep, left);
        }

        @Override
        public String toString() {
            return "Factor";
        }
    }

    public boolean open() {
        return closedAt == null;
    }

    public Account with(Password changed) {
        return new Account(id, name, kind, person, body, openedAt, closedAt, changed, attempts, factor);
    }

    public Account with(Attempts changed) {
        return new Account(id, name, kind, person, body, openedAt, closedAt, password, changed, factor);
    }

    public Account with(Factor changed) {
        return new Account(id, name, kind, person, body, openedAt, closedAt, password, attempts, changed);
    }

    /** As somebody else's: of whom it was thought to be another person's. */
    public Account of(Person another) {
        return new Account(id, name, kind, another.id(), body, openedAt, closedAt, password, attempts, factor);
    }

    public Account closed(Instant at) {
        return new Account(id, name, kind, person, body, openedAt, at, password, attempts, factor);
    }
}
