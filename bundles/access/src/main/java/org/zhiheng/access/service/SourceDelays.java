package org.zhiheng.access.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;

/**
 * Slows down an address from which many sign-ins fail, whoever's accounts they are on: against one password tried on all of them. A
 * success forgives nothing, or an attacker's own account would. Of a bounded number of addresses, per node. Thread-safe.
 */
@Component(service = SourceDelays.class)
public final class SourceDelays {

    private static final int MOST_KEPT = 10_000;
    private static final int NETWORK_BYTES = 8;

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
            Failures failures = kept.get(network(source));
            return failures != null && failures.blockedUntil() != null && now.isBefore(failures.blockedUntil());
        }
    }

    void failed(String source) {
        Instant now = clock.instant();
        synchronized (kept) {
            kept.compute(network(source), (key, before) -> {
                boolean over = before == null || !now.isBefore(before.last().plus(policy.longestDelay()));
                int count = over ? 1 : before.count() + 1;
                Duration delay = policy.sourceDelayAfter(count);
                return new Failures(count, now, delay.isZero() ? null : now.plus(delay));
            });
        }
    }

    /** Who has one IPv6 address has all of its network of 64 bits. Only what is written in numbers is looked at: no name is resolved. */
    private static String network(String source) {
        if (source == null || source.indexOf(':') < 0) {
            return String.valueOf(source);
        }
        try {
            byte[] address = InetAddress.getByName(source).getAddress();
            return address.length == 4
                    ? InetAddress.getByAddress(address).getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES));
        } catch (UnknownHostException e) {
            return source;
        }
    }
}
