package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** What was seen stands in the database, whose key lets only one of two at the same time in. */
@Component(service = OnceOnly.class)
public final class OnceOnlyService implements OnceOnly {

    private static final Duration CLEANED_EVERY = Duration.ofMinutes(1);

    private final AccessStore store;
    private final Clock clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

    @Activate
    public OnceOnlyService(@Reference AccessStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean first(String digest, Instant until) {
        clean();
        if (store.read(data -> data.seenBefore(digest))) {
            return false;
        }
        try {
            return store.change(data -> {
                data.remember(digest, until);
                return true;
            });
        } catch (ZhihengException e) {
            // Another one came in between: the database says that it is there, or that it waited too long for it.
            if (e.kind() == ErrorKind.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private void clean() {
        Instant now = clock.instant();
        Instant last = cleanedAt.get();
        if (now.isAfter(last.plus(CLEANED_EVERY)) && cleanedAt.compareAndSet(last, now)) {
            store.change(data -> {
                data.forgetSeen(now);
                return null;
            });
        }
    }
}
