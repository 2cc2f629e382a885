package org.zhiheng.persistence;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives background work to one node at a time. A node that has stopped, or stands still for long, loses its lease when the time is over;
 * another then takes it with a greater token. What the first still writes when it wakes up is stopped by {@link #confirm(Tx, Lease)},
 * which every transaction of such work calls: without it a lease is only a hint.
 *
 * <p>Time is the database's, so nodes whose clocks differ agree on who holds a lease.
 */
@ProviderType
public interface Leases {

    /**
     * Takes the lease if nobody holds it, in a transaction of its own.
     *
     * @param time how long it holds; several times as long as the holder takes to come back and renew it
     * @return empty while another process, or this one, holds it
     */
    Optional<Lease> acquire(String name, Duration time);

    /**
     * Holds the lease for another while, in a transaction of its own.
     *
     * @return the lease with its new end; empty when it is over or another holds it, and then the work must stop
     */
    Optional<Lease> renew(Lease lease, Duration time);

    /** Gives the lease back before its time; nothing happens when it is lost already. */
    void release(Lease lease);

    /**
     * Lets a transaction go on only while the lease has not changed hands, and lets it change hands only after the transaction. Called as the
     * first thing in it.
     *
     * @throws org.zhiheng.api.error.ZhihengException conflict {@code DB-LEASE-LOST}
     */
    void confirm(Tx tx, Lease lease) throws java.sql.SQLException;
}
