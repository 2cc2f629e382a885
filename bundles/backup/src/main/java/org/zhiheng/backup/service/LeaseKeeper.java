package org.zhiheng.backup.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;

/** Keeps a lease while long work runs that cannot come back to renew it. */
final class LeaseKeeper implements AutoCloseable {

    private static final int TIMES = 4;

    private final Leases leases;
    private final ScheduledExecutorService renewing;
    private volatile Lease lease;
    private volatile boolean lost;

    LeaseKeeper(Leases leases, Lease taken, Duration time) {
        this.leases = leases;
        this.lease = taken;
        renewing = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "zhiheng-backup-lease");
            thread.setDaemon(true);
            return thread;
        });
        long every = time.toMillis() / TIMES;
        renewing.scheduleWithFixedDelay(() -> renew(time), every, every, TimeUnit.MILLISECONDS);
    }

    private void renew(Duration time) {
        try {
            Optional<Lease> renewed = leases.renew(lease, time);
            lost |= renewed.isEmpty();
            lease = renewed.orElse(lease);
        } catch (RuntimeException e) {
            // Whatever it is: one that got out would end the renewing for good, unseen. The database does not answer;
            // the next time tells whether the lease is still ours.
        }
    }

    /** @throws ZhihengException {@code DB-LEASE-LOST} */
    void check() {
        if (lost) {
            throw ZhihengException.conflict("DB-LEASE-LOST", "备份已由其他节点接手");
        }
    }

    @Override
    public void close() {
        renewing.shutdown();
        try {
            renewing.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leases.release(lease);
    }
}
