package org.zhiheng.persistence.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Tx;
import org.zhiheng.persistence.jta.TransactionsComponent;

/** This process's leases. It has another name at each start: what it held before, it waits for like everybody else. */
@Component(service = Leases.class)
public final class LeasesComponent implements Leases {

    private final Leases leases;

    @Activate
    public LeasesComponent(@Reference TransactionsComponent transactions) {
        leases = new DatabaseLeases(
                transactions,
                transactions::databaseTime,
                ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    }

    @Override
    public Optional<Lease> acquire(String name, Duration time) {
        return leases.acquire(name, time);
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration time) {
        return leases.renew(lease, time);
    }

    @Override
    public void release(Lease lease) {
        leases.release(lease);
    }

    @Override
    public void confirm(Tx tx, Lease lease) throws java.sql.SQLException {
        leases.confirm(tx, lease);
    }
}
