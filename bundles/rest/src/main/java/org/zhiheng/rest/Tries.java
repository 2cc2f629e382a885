package org.zhiheng.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each address has failed of late, on this node. Thread-safe. */
final class Tries {

    private static final int MOST = 20;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failed> failed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Failed(int times, Instant since) {}

    Tries(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(String address) {
        return of(address).times() >= MOST;
    }

    synchronized void failed(String address) {
        Failed before = of(address);
        failed.put(address, new Failed(before.times() + 1, before.since()));
    }

    private Failed of(String address) {
        Instant now = clock.instant();
        Failed known = failed.get(address);
        return known == null || known.since().plus(WITHIN).isBefore(now) ? new Failed(0, now) : known;
    }
}
