package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Networks;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.persistence.Background;

/**
 * Puts down whom the doors turn away, and how often, in no more lines than a person can read: of what is alike (address, or network of 64
 * bits, account and why) one line at once and one with a number at the end of the period. Beyond so many different ones in a period all
 * others are one number, so that nobody fills the record from many addresses either.
 */
@Component(service = DoorWatch.class)
public final class DoorRefusals implements DoorWatch {

    /** Different ones told apart in a period. */
    static final int MOST = 200;

    static final Duration PERIOD = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DoorRefusals.class);

    private record Like(Kind kind, String network, String account, String operation, String why) {}

    /** @param more that came after the one that was put down */
    private record Count(String source, int more) {}

    private final AccessStore store;
    private final Journal journal;
    private final Clock clock;
    private final Background periods;
    private final Map<Like, Count> period = new LinkedHashMap<>();
    private final AtomicInteger others = new AtomicInteger();

    @Activate
    public DoorRefusals(@Reference AccessStore store, @Reference Journal journal, @Reference Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        periods = Background.every("zhiheng-door", PERIOD, PERIOD, this::periodically);
    }

    @Deactivate
    void stop() {
        periods.close();
        periodically();
    }

    @Override
    public void tokenRefused(String token, String source) {
        String hash = Secrets.hash(token);
        store.read(data -> data.tokenByHash(hash))
                .ifPresentOrElse(
                        known -> refused(Kind.SIGN_IN_REFUSED, known.account(), null, source, why(known)),
                        () -> refused(Kind.SIGN_IN_REFUSED, null, null, source, "token-unknown"));
    }

    private String why(Token token) {
        if (token.revokedAt() != null) {
            return "token-revoked";
        } else if (!token.goodAt(clock.instant())) {
            return "token-expired";
        }
        boolean closed = store.read(data -> data.account(token.account()))
                .filter(Account::open)
                .isEmpty();
        // A good one: with another's name, in the open, or in a message that did not hold.
        return closed ? "token-closed" : "token-misused";
    }

    @Override
    public void crossSiteRefused(Principal who, Operation operation) {
        refused(Kind.REFUSED, who.account(), operation, who.source(), "cross-site");
    }

    @Override
    public void messageRefused(String source) {
        refused(Kind.SIGN_IN_REFUSED, null, null, source, "soap-message");
    }

    private void refused(Kind kind, String account, Operation operation, String source, String why) {
        Like like = new Like(kind, Networks.network(source), account, operation == null ? null : operation.id(), why);
        synchronized (period) {
            Count before = period.get(like);
            if (before != null) {
                period.put(like, new Count(before.source(), before.more() + 1));
                return;
            } else if (period.size() >= MOST) {
                others.incrementAndGet();
                return;
            }
            period.put(like, new Count(source, 0));
        }
        put(like, source, why);
    }

    private void put(Like like, String source, String detail) {
        store.change(data -> {
            journal.turnedAway(like.kind(), like.account(), like.operation(), source, detail);
            return null;
        });
    }

    private void periodically() {
        try {
            endPeriod();
        } catch (RuntimeException e) {
            LOG.error("could not put down how many were turned away at the doors", e);
        }
    }

    /** Puts down how many more there were, and begins anew. */
    void endPeriod() {
        Map<Like, Count> over;
        int rest;
        synchronized (period) {
            over = new HashMap<>(period);
            rest = others.getAndSet(0);
            period.clear();
        }
        over.forEach((like, count) -> {
            if (count.more() > 0) {
                put(like, count.source(), like.why() + " +" + count.more());
            }
        });
        if (rest > 0) {
            put(new Like(Kind.SIGN_IN_REFUSED, null, null, null, null), null, "others +" + rest);
        }
    }
}
