package org.zhiheng.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds a lease for work that goes on and on: takes it when it is free, renews it in time, and knows when it is lost. Thread-safe; what is
 * done with the lease is the caller's to order.
 */
public final class LeaseHolder {

    /** A third of the time: two renewals may fail before another node may take over. */
    private static final int RENEWALS = 3;

    private final Leases leases;
    private final String name;
    private final Duration time;
    private final Consumer<Lease> whenTaken;
    private final Clock clock;
    private Lease lease;
    private Instant renewed;

    /**
     * @param time how long it holds without being renewed
     * @param whenTaken called each time it was taken anew, before it is given out; what it throws reaches whoever asked
     */
    public LeaseHolder(Leases leases, String name, Duration time, Consumer<Lease> whenTaken, Clock clock) {
        this.leases = leases;
        this.name = name;
        this.time = time;
        this.whenTaken = whenTaken;
        this.clock = clock;
    }

    /** The lease, taken or renewed where that is due; empty while another process holds it. */
    public synchronized Optional<Lease> hold() {
        Instant now = clock.instant();
        if (lease != null && now.isBefore(renewed.plus(time.dividedBy(RENEWALS)))) {
            return Optional.of(lease);
        }
        Optional<Lease> kept = lease == null ? Optional.empty() : leases.renew(lease, time);
        lease = kept.orElse(null);
        renewed = now;
        if (lease == null) {
            Optional<Lease> taken = leases.acquire(name, time);
            taken.ifPresent(whenTaken);
            lease = taken.orElse(null);
        }
        return Optional.ofNullable(lease);
    }

    /** To be called when the database has said that another holds it. */
    public synchronized void lost() {
        lease = null;
    }

    /** Gives it back, if it is held. */
    public synchronized void release() {
        if (lease != null) {
            leases.release(lease);
            lease = null;
        }
    }
}
