package org.zhiheng.persistence.lease;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/** Leases as rows: each changes hands by one conditional update, which the database lets only one process win. */
public final class DatabaseLeases implements Leases {

    /** Tells the database's time. */
    @FunctionalInterface
    public interface DatabaseTime {
        Instant now(Connection connection) throws SQLException;
    }

    private final Transactions transactions;
    private final DatabaseTime time;
    private final String holder;

    /** @param holder name of this process, different at every start */
    public DatabaseLeases(Transactions transactions, DatabaseTime time, String holder) {
        this.transactions = transactions;
        this.time = time;
        this.holder = holder;
    }

    @Override
    public Optional<Lease> acquire(String name, Duration duration) {
        try {
            return transactions.required(tx -> take(tx.connection(), name, duration));
        } catch (ZhihengException e) {
            if (e.code().equals("DB-DUPLICATE")) {
                // Another took it for the first time in the same moment.
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Lease> take(Connection connection, String name, Duration duration) throws SQLException {
        Instant now = time.now(connection);
        Instant until = Instants.stored(now.plus(duration));
        int taken = Rows.update(
                connection,
                "UPDATE lease SET holder = ?, token = token + 1, held_until = ? WHERE name = ? AND held_until <= ?",
                List.of(holder, until, name, now));
        if (taken == 0) {
            if (token(connection, name).isPresent()) {
                return Optional.empty();
            }
            Rows.update(
                    connection,
                    "INSERT INTO lease (name, holder, token, held_until) VALUES (?, ?, ?, ?)",
                    List.of(name, holder, 1L, until));
        }
        return Optional.of(new Lease(name, holder, token(connection, name).orElseThrow(), until));
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration duration) {
        return transactions.required(tx -> {
            Instant now = time.now(tx.connection());
            Instant until = Instants.stored(now.plus(duration));
            int held = Rows.update(
                    tx.connection(),
                    "UPDATE lease SET held_until = ? WHERE name = ? AND token = ? AND held_until > ?",
                    List.of(until, lease.name(), lease.token(), now));
            return held == 0
                    ? Optional.<Lease>empty()
                    : Optional.of(new Lease(lease.name(), lease.holder(), lease.token(), until));
        });
    }

    @Override
    public void release(Lease lease) {
        // Over and not deleted: the token must go on growing.
        transactions.run(tx -> Rows.update(
                tx.connection(),
                "UPDATE lease SET held_until = ? WHERE name = ? AND token = ?",
                List.of(Instant.EPOCH, lease.name(), lease.token())));
    }

    @Override
    public void confirm(Tx tx, Lease lease) throws SQLException {
        // An update that changes nothing, for its lock: nobody else takes the lease before this transaction ends.
        int held = Rows.update(
                tx.connection(),
                "UPDATE lease SET token = token WHERE name = ? AND token = ?",
                List.of(lease.name(), lease.token()));
        if (held == 0) {
            throw ZhihengException.conflict("DB-LEASE-LOST", "后台工作" + lease.name() + "已由其他节点接手");
        }
    }

    private static Optional<Long> token(Connection connection, String name) throws SQLException {
        return Rows.first(
                connection, "SELECT token FROM lease WHERE name = ?", List.of(name), row -> row.getLong("token"));
    }
}
