package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Networks;
import org.zhiheng.api.error.ZhihengException;

/**
 * Slows down an address from which many sign-ins fail, whoever's accounts they are on: against one password tried on all of them. A
 * success forgives nothing, or an attacker's own account would. Of a bounded number of addresses, per node. Thread-safe.
 */
@Component(service = SourceDelays.class)
public final class SourceDelays {

    private static final int MOST_KEPT = 10_000;

    /** Of the few passwords that are hashed at a time, so many at most come from one network: the others are for everybody else. */
    private static final int AT_ONCE = 2;

    /** More than a large office sends at eight in the morning. */
    private static final int MOST_WAITING = 100;

    private static final long PATIENCE_SECONDS = 10;

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    /** Those of one network who are being answered; there only while somebody is. */
    private static final class Line {
        private final Semaphore places = new Semaphore(AT_ONCE, true);
        private int waiting;
    }

    private final AccessPolicy policy;
    private final Clock clock;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Failures> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Activate
    public SourceDelays(@Reference AccessSettings settings, @Reference Clock clock) {
        this.policy = settings.policy();
        this.clock = clock;
    }

    boolean blocked(String source) {
        Instant now = clock.instant();
        synchronized (kept) {
            Failures failures = kept.get(Networks.network(source));
            return failures != null && failures.blockedUntil() != null && now.isBefore(failures.blockedUntil());
        }
    }

    void failed(String source) {
        Instant now = clock.instant();
        synchronized (kept) {
            kept.compute(Networks.network(source), (key, before) -> {
                boolean over = before == null || !now.isBefore(before.last().plus(policy.longestDelay()));
                int count = over ? 1 : before.count() + 1;
                Duration delay = policy.sourceDelayAfter(count);
                return new Failures(count, now, delay.isZero() ? null : now.plus(delay));
            });
        }
    }

    /**
     * Does what takes long for somebody at an address, when it is that network's turn; and looks again then whether the address waits.
     *
     * @throws ZhihengException {@code UNAVAILABLE} {@code ACCESS-SOURCE}; {@code ACCESS-BUSY} when too many wait, or too long
     */
    <T> T inTurn(String source, Supplier<T> work) {
        String network = Networks.network(source);
        Line line = join(network);
        try {
            if (!taken(line.places)) {
                throw busy();
            }
            try {
                if (blocked(source)) {
                    throw Authenticator.sourceBlocked();
                }
                return work.get();
            } finally {
                line.places.release();
            }
        } finally {
            leave(network, line);
        }
    }

    private Line join(String network) {
        synchronized (lines) {
            Line line = lines.computeIfAbsent(network, key -> new Line());
            if (line.waiting >= MOST_WAITING) {
                throw busy();
            }
            line.waiting++;
            return line;
        }
    }

    private void leave(String network, Line line) {
        synchronized (lines) {
            line.waiting--;
            if (line.waiting == 0) {
                lines.remove(network);
            }
        }
    }

    private static boolean taken(Semaphore places) {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ZhihengException busy() {
        return ZhihengException.unavailable("ACCESS-BUSY", "现在登录的人太多,请稍后再试");
    }
}
