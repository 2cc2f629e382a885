package org.zhiheng.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets each address send so many requests in a time. It knows the addresses of late, and forgets the one unseen for longest. Thread-safe. */
final class RateLimit {

    private static final int ADDRESSES = 50_000;
    private static final double MINUTE = 60e9;
    private static final int MINUTES = 60;

    private final int most;
    private final double period;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** How much is left to an address, and since when. */
    private static final class Bucket {
        private double left;
        private long at;
    }

    /** @param nanos a clock that only goes forward, in nanoseconds */
    static RateLimit perMinute(int most, LongSupplier nanos) {
        return new RateLimit(most, MINUTE, nanos);
    }

    /** As {@link #perMinute}. */
    static RateLimit perHour(int most, LongSupplier nanos) {
        return new RateLimit(most, MINUTES * MINUTE, nanos);
    }

    private RateLimit(int most, double period, LongSupplier nanos) {
        this.most = Math.max(1, most);
        this.period = period;
        this.nanos = nanos;
    }

    /** @return 0 where the request may be answered; else in how many seconds the next may come */
    synchronized int wait(String address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(address);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.left = most;
            bucket.at = now;
            buckets.put(address, bucket);
        }
        bucket.left = Math.min(most, bucket.left + (now - bucket.at) / period * most);
        bucket.at = now;
        if (bucket.left >= 1) {
            bucket.left -= 1;
            return 0;
        }
        return (int) Math.ceil((1 - bucket.left) * period / most / 1e9);
    }
}
