package org.zhiheng.records.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.witness.Witness;
import org.zhiheng.records.witness.Witnessing;

/** Gives heads to the witnesses outside, and knows how far they have come. One node writes; the others look. */
@Component(service = WitnessLoop.class, immediate = true)
public final class WitnessLoop {

    private static final String LEASE = "records.witness";
    private static final Duration LEASE_TIME = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final LeaseHolder lease;
    private final DatabaseRecords records;
    private final Witnessing witnessing;
    private final List<Witness> witnesses;
    private final Loop loop;
    private volatile SignedHead kept;

    @Activate
    public WitnessLoop(
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference Witnesses all,
            @Reference RecordSettings settings,
            @Reference Clock clock) {
        lease = new LeaseHolder(leases, LEASE, LEASE_TIME, taken -> {}, clock);
        records = new DatabaseRecords(transactions, this::witnessed);
        witnesses = all.all();
        witnessing = new Witnessing(transactions, records, settings.witnessEvery(), clock);
        loop = new Loop("zhiheng-witness", LOOK_EVERY, Duration.ZERO, stopping -> look());
    }

    @Deactivate
    void stop() {
        loop.stop();
        lease.release();
    }

    /** Whether any is set. */
    boolean configured() {
        return !witnesses.isEmpty();
    }

    /** The furthest head that a witness keeps, as it was when it was looked at last; empty when none keeps one. */
    Optional<SignedHead> witnessed() {
        return Optional.ofNullable(kept);
    }

    /** What keeps heads from the witnesses; null when nothing does. */
    ZhihengException failure() {
        return loop.failure();
    }

    private void look() {
        Optional<SignedHead> head = records.head();
        if (head.isPresent() && !witnesses.isEmpty() && lease.hold().isPresent()) {
            for (Witness each : witnesses) {
                witnessing.give(each, head.get());
            }
        }
        kept = witnesses.stream()
                .map(Witness::last)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(each -> each.head().end()))
                .orElse(null);
    }
}
