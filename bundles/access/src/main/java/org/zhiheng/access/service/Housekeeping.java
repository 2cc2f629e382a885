package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Background;

/** Deletes what lets nobody in any more: sessions that are over, and tokens once nobody is to be seen coming with them. */
@Component(service = Housekeeping.class, immediate = true)
public final class Housekeeping {

    /** So long it is seen, and put down, who still comes with a token that is over. */
    static final Duration TOKENS_KNOWN = Duration.ofDays(180);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final AccessStore store;
    private final AccessPolicy policy;
    private final Clock clock;
    private final Background rounds;

    @Activate
    public Housekeeping(@Reference AccessStore store, @Reference AccessSettings settings, @Reference Clock clock) {
        this.store = store;
        this.policy = settings.policy();
        this.clock = clock;
        rounds = Background.every("zhiheng-housekeeping", Duration.ofMinutes(1), EVERY, this::round);
    }

    @Deactivate
    void stop() {
        rounds.close();
    }

    private void round() {
        try {
            tidy();
        } catch (ZhihengException e) {
            LOG.warn("old sessions and tokens were not deleted: {}", e.code());
        }
    }

    void tidy() {
        Instant now = clock.instant();
        store.change(data -> {
            data.forgetSessions(now.minus(policy.idle()), now.minus(policy.absolute()));
            data.forgetTokens(now.minus(TOKENS_KNOWN));
            return null;
        });
    }
}
