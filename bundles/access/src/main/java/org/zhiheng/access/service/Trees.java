package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;

/** The tree of bodies, read again after some seconds. Thread-safe. */
@Component(service = Trees.class)
public final class Trees {

    private record Read(Tree tree, Instant at) {}

    private final AccessStore store;
    private final AccessPolicy policy;
    private final Clock clock;
    private volatile Read last;

    @Activate
    public Trees(@Reference AccessStore store, @Reference AccessSettings settings, @Reference Clock clock) {
        this.store = store;
        this.policy = settings.policy();
        this.clock = clock;
    }

    Tree current() {
        Read known = last;
        Instant now = clock.instant();
        if (known == null || !now.isBefore(known.at().plus(policy.cached()))) {
            known = new Read(new Tree(store.read(AccessData::bodies)), now);
            last = known;
        }
        return known.tree();
    }

    void forget() {
        last = null;
    }
}
