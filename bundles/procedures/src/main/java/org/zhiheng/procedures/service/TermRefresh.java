package org.zhiheng.procedures.service;

import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.store.RunStore;
import org.zhiheng.rules.RuleBooks;

/**
 * Reckons the terms and clocks in the lists anew after rules were swapped, so that a calendar that was missing or a value that was corrected is seen there
 * too. One node does it, run by run; what a run is does not change. A day that has become another one is recorded.
 */
@Component(service = TermRefresh.class, immediate = true)
public final class TermRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(TermRefresh.class);
    private static final String LEASE = "procedures.terms";
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    private final RunStore store;
    private final Definitions definitions;
    private final Journal journal;
    private final Leases leases;
    private final Background thread;
    private volatile boolean stopping;

    @Activate
    public TermRefresh(
            @Reference RunStore store,
            @Reference Definitions definitions,
            @Reference Journal journal,
            @Reference Leases leases) {
        this.store = store;
        this.definitions = definitions;
        this.journal = journal;
        this.leases = leases;
        thread = Background.every("zhiheng-procedures-terms", EVERY, EVERY, this::now);
    }

    @Deactivate
    void deactivate() {
        stopping = true;
        thread.close();
    }

    private void now() {
        try {
            once();
        } catch (ZhihengException e) {
            // Before the first rules are in force there is nothing to reckon with, and that is told elsewhere.
            if (!e.code().equals("RULES-NOT-READY")) {
                LOG.warn("terms of tasks could not be reckoned anew and will be tried again: {}", e.code());
            }
        }
    }

    /** Reckons what is outdated. Package-private for tests. */
    void once() {
        RuleBooks books = definitions.inForce();
        if (store.read(data -> data.outdated(books.generation(), 1)).isEmpty()) {
            return;
        }
        Lease lease = leases.acquire(LEASE, HELD).orElse(null);
        if (lease == null) {
            return;
        }
        try {
            List<String> ids;
            do {
                ids = store.read(data -> data.outdated(books.generation(), BATCH));
                ids.forEach(each -> refresh(each, books));
                lease = leases.renew(lease, HELD).orElse(null);
            } while (!stopping && lease != null && ids.size() == BATCH);
        } finally {
            if (lease != null) {
                leases.release(lease);
            }
        }
    }

    private void refresh(String id, RuleBooks books) {
        store.change(data -> {
            RunState run = data.lock(id).orElseThrow();
            journal.refresh(data, run, definitions.of(run), books);
            return null;
        });
    }
}
