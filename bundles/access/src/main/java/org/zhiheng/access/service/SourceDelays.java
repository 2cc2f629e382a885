package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Networks;

/**
 * Slows down an address from which many sign-ins fail, whoever's accounts they are on: against one password tried on all of them. A
 * success forgives nothing, or an attacker's own account would. Of a bounded number of addresses, per node. Thread-safe.
 */
@Component(service = SourceDelays.class)
public final class SourceDelays {

    private static final int MOST_KEPT = 10_000;

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    private final AccessPolicy policy;
    private final Clock clock;
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
}
