package org.zhiheng.backup.service;

import java.time.Duration;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;

/** Keeps a lease while long work runs that cannot come back to renew it. */
final class LeaseKeeper implements AutoCloseable {

    private static final int TIMES = 4;

    private final Leases leases;
    private final Background renewing;
    private volatile Lease lease;
    private volatile boolean lost;

    LeaseKeeper(Leases leases, Lease taken, Duration time) {
        this.leases = leases;
        this.lease = taken;
        Duration every = time.dividedBy(TIMES);
        renewing = Background.every("zhiheng-backup-lease", every, every, () -> renew(time));
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
        renewing.close();
        leases.release(lease);
    }
}
