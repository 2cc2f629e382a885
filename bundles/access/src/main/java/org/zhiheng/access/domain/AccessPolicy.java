package org.zhiheng.access.domain;

import java.time.Duration;
import java.util.Set;
import org.zhiheng.api.access.Role;

/**
 * The settings of signing in.
 *
 * @param memoryKib Argon2id's memory for each password
 * @param shortest fewest characters of a password
 * @param remembered how many former passwords may not come back
 * @param failuresAllowed wrong attempts in a row before the first delay
 * @param sourceFailuresAllowed as {@code failuresAllowed} from one address, whoever's accounts they are: a whole office may share one
 * @param firstDelay doubles with each further failure up to {@code longestDelay}
 * @param idle without a request for so long, a session is over
 * @param absolute after so long a session is over in any case
 * @param sessions most for one account; a new one ends the oldest
 * @param cached how long what was read of a session, token or the tree may be relied on
 * @param temporary how long a password holds that somebody else has made
 * @param longestToken longest life of a program's token
 * @param withoutFactor roles that may do without a second factor; who holds any other must have one
 * @param basic whether programs may send their token by HTTP Basic
 */
public record AccessPolicy(
        int memoryKib,
        int iterations,
        int parallelism,
        int shortest,
        int remembered,
        int failuresAllowed,
        int sourceFailuresAllowed,
        Duration firstDelay,
        Duration longestDelay,
        Duration idle,
        Duration absolute,
        int sessions,
        Duration cached,
        Duration temporary,
        Duration longestToken,
        Set<Role> withoutFactor,
        boolean basic) {

    /** Below this (19 MiB, two passes) a stolen table of hashes is too cheap to search. */
    private static final int LEAST_MEMORY_KIB = 19_456;

    private static final int LEAST_ITERATIONS = 2;
    private static final int LEAST_LENGTH = 8;
    private static final Duration LONGEST_CACHED = Duration.ofSeconds(4);

    public AccessPolicy {
        withoutFactor = Set.copyOf(withoutFactor);
        require(memoryKib >= LEAST_MEMORY_KIB && iterations >= LEAST_ITERATIONS && parallelism >= 1, "argon2");
        require(shortest >= LEAST_LENGTH, "shortest");
        require(remembered >= 0 && remembered <= 24, "remembered");
        require(failuresAllowed >= 1 && failuresAllowed <= 100, "failuresAllowed");
        require(sourceFailuresAllowed >= failuresAllowed, "sourceFailuresAllowed");
        require(positive(firstDelay) && longestDelay.compareTo(firstDelay) >= 0, "delay");
        require(positive(idle) && absolute.compareTo(idle) >= 0, "idle");
        require(sessions >= 1, "sessions");
        // Whatever was revoked must be without effect on every node within five seconds.
        require(!cached.isNegative() && cached.compareTo(LONGEST_CACHED) <= 0, "cached");
        require(positive(temporary) && positive(longestToken), "temporary");
    }

    /** What holds unless something else is set. */
    public static AccessPolicy standard() {
        return new AccessPolicy(
                32_768,
                3,
                1,
                12,
                5,
                5,
                50,
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                5,
                Duration.ofSeconds(3),
                Duration.ofHours(72),
                Duration.ofDays(366),
                Set.of(Role.PARTY),
                false);
    }

    /** How long an account waits after so many failures in a row; zero while they are allowed. */
    public Duration delayAfter(int failures) {
        return delay(failures - failuresAllowed);
    }

    /** How long an address waits after so many failures. */
    public Duration sourceDelayAfter(int failures) {
        return delay(failures - sourceFailuresAllowed);
    }

    private Duration delay(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay;
        for (int more = beyond; more > 0 && delay.compareTo(longestDelay) < 0; more--) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String setting) {
        if (!holds) {
            throw new IllegalArgumentException("setting of access out of bounds: " + setting);
        }
    }
}
