package org.zhiheng.records.read;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.RecordReader.Reach;
import org.zhiheng.api.records.RecordReader.Sealed;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/**
 * Leads one reader along the log. A batch of entries is read in one transaction with the bookmark; when it fails, the entries are read one
 * by one, to find which it was. One that fails again and again is set aside where the reader may go on without it; else the reader stands
 * still and goes on trying. Not for several threads.
 */
public final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int BATCH = 200;
    private static final int TRIES = 5;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Leases leases;
    private final RecordReader reader;
    /** Null for a local reader, which shares its bookmark with nobody. */
    private final LeaseHolder lease;

    private final Bookmarks bookmarks;
    private final Clock clock;
    private int tries;
    private volatile Standing standing = new Standing(0, 0, null, false);

    /**
     * How far a reader is.
     *
     * @param next position of the entry it takes next
     * @param setAside entries it went on without
     * @param failure why it stands still; null when it does not
     * @param stopped whether it has been tried so often that it will hardly go on by itself
     */
    public record Standing(long next, long setAside, String failure, boolean stopped) {}

    /** @param node name of this node, for a local reader */
    public Reading(Transactions transactions, Leases leases, RecordReader reader, String node, Clock clock) {
        this.transactions = transactions;
        this.leases = leases;
        this.reader = reader;
        this.clock = clock;
        lease = shared(reader)
                ? new LeaseHolder(leases, "records.reader." + reader.name(), LEASE, taken -> {}, clock)
                : null;
        bookmarks = new Bookmarks(reader.name(), shared(reader) ? "" : node);
    }

    private static boolean shared(RecordReader reader) {
        return reader.reach() == Reach.SHARED;
    }

    public String name() {
        return reader.name();
    }

    public Standing standing() {
        return standing;
    }

    /**
     * Reads what there is, at most a batch.
     *
     * @return whether there may be more to read at once
     */
    public boolean once() {
        try {
            int read = batch(BATCH);
            tries = 0;
            return read == BATCH;
        } catch (RuntimeException e) {
            if (lostLease(e)) {
                return false;
            }
            return singly();
        }
    }

    /** Gives the lease back. */
    public void end() {
        if (lease != null) {
            lease.release();
        }
    }

    private boolean lostLease(RuntimeException e) {
        boolean lost = e instanceof ZhihengException told && told.code().equals("DB-LEASE-LOST");
        if (lost) {
            lease.lost();
        }
        return lost;
    }

    private int batch(int size) {
        Optional<Lease> held = held();
        return transactions.required(tx -> {
            confirm(tx, held);
            long next = bookmarks.next(tx.connection());
            List<Sealed> entries = bookmarks.entries(tx.connection(), next, size);
            entries.forEach(reader::read);
            if (!entries.isEmpty()) {
                next = entries.get(entries.size() - 1).position() + 1;
                bookmarks.move(tx.connection(), next);
            }
            standing = new Standing(next, bookmarks.setAside(tx.connection()), null, false);
            return entries.size();
        });
    }

    /** Empty for a reader that needs none. Before a transaction begins: a renewal must not be rolled back with it. */
    private Optional<Lease> held() {
        return lease == null
                ? Optional.empty()
                : Optional.of(lease.hold()
                        .orElseThrow(() -> ZhihengException.conflict("DB-LEASE-LOST", "另一节点已接手读取" + reader.name())));
    }

    private void confirm(Tx tx, Optional<Lease> held) throws SQLException {
        if (held.isPresent()) {
            leases.confirm(tx, held.get());
        }
    }

    private boolean singly() {
        for (int i = 0; i < BATCH; i++) {
            try {
                if (batch(1) == 0) {
                    return false;
                }
                tries = 0;
            } catch (RuntimeException e) {
                if (lostLease(e)) {
                    return false;
                }
                return failed(e);
            }
        }
        return true;
    }

    /** @return whether it goes on behind the entry that failed */
    private boolean failed(RuntimeException failure) {
        tries++;
        String reason = String.valueOf(failure.getMessage());
        // Told before the database is asked again, for it may be what failed.
        standing = new Standing(standing.next(), standing.setAside(), reason, tries >= TRIES);
        Optional<Sealed> entry = transactions.required(
                tx -> bookmarks.entries(tx.connection(), bookmarks.next(tx.connection()), 1).stream()
                        .findFirst());
        standing = new Standing(
                entry.map(Sealed::position).orElse(standing.next()), standing.setAside(), reason, tries >= TRIES);
        if (entry.isEmpty() || tries < TRIES || !reader.mayGoOnWithout(entry.get())) {
            if (tries == 1) {
                LOG.error(
                        "reader {} failed at position {} and will try again", reader.name(), standing.next(), failure);
            }
            return false;
        }
        Optional<Lease> held = held();
        transactions.run(tx -> {
            confirm(tx, held);
            long position = entry.get().position();
            bookmarks.setAside(tx.connection(), position, clock.instant(), reason);
            bookmarks.move(tx.connection(), position + 1);
        });
        LOG.error(
                "reader {} went on without the entry at position {}",
                reader.name(),
                entry.get().position());
        tries = 0;
        return true;
    }
}
