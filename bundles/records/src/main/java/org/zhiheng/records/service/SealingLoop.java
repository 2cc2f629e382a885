package org.zhiheng.records.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Suite;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.witness.Witness;

/** Seals what is committed, on whichever node holds the lease. */
@Component(service = SealingLoop.class, immediate = true)
public final class SealingLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    /** A signature for each entry would be waste: what comes within this time shares one. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final LeaseHolder lease;
    private final Sealer sealer;
    private final Witnesses witnesses;
    private final DatabaseRecords records;
    private final RecorderComponent recorder;
    private final Suite suite;
    private final Runnable wake;
    private final Loop loop;
    /** Whether every witness has answered since this node began to seal. */
    private volatile boolean asked;

    @Activate
    public SealingLoop(
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference RecorderComponent recorder,
            @Reference RecordKeys keys,
            @Reference Witnesses witnesses,
            @Reference RecordSettings settings,
            @Reference Clock clock) {
        this.recorder = recorder;
        this.witnesses = witnesses;
        this.suite = settings.suite();
        records = new DatabaseRecords(transactions, Optional::empty);
        sealer = new Sealer(transactions, leases, recorder.recorder(), keys.log(), clock);
        lease = new LeaseHolder(leases, Sealer.LEASE, LEASE, this::begin, clock);
        loop = new Loop("zhiheng-sealer", settings.sealEvery(), TOGETHER, this::seal);
        wake = loop::wake;
        recorder.whenAppended(wake);
    }

    @Deactivate
    void stop() {
        recorder.noLonger(wake);
        loop.stop();
        lease.release();
    }

    /** What keeps it from sealing; null when nothing does. */
    ZhihengException failure() {
        return loop.failure();
    }

    private synchronized void seal(BooleanSupplier stopping) {
        try {
            Optional<Lease> held = lease.hold();
            if (held.isPresent() && !asked) {
                asked = lookOutside(held.get(), false);
            }
            while (held.isPresent() && sealer.seal(held.get(), suite).isPresent() && !stopping.getAsBoolean()) {
                held = lease.hold();
            }
        } catch (ZhihengException e) {
            if (!e.code().equals("DB-LEASE-LOST")) {
                throw e;
            }
            // Another node has gone on with it.
            lease.lost();
        }
    }

    /**
     * Goes over to a new key, here and now.
     *
     * @param next null for the suite in force
     */
    synchronized SignedHead change(Suite next) {
        return sealer.change(here(), next == null ? inForce() : next);
    }

    private Suite inForce() {
        return records.head().map(each -> Suite.of(each.head().suite())).orElse(suite);
    }

    private void begin(Lease taken) {
        asked = lookOutside(taken, true);
    }

    private Lease here() {
        return lease.hold()
                .orElseThrow(
                        () -> ZhihengException.unavailable("RECORD-SEALED-ELSEWHERE", "另一节点正在封存,请在那个节点上办理,或者稍后再试"));
    }

    /**
     * Before this node seals anything: does a witness know more than the database? Nobody may seal until a person has looked into it. A
     * witness that cannot be reached keeps nobody from working; {@link WitnessLoop} tells of it, and it is asked again until it answers.
     *
     * @param first whether it is told in the log
     * @return whether all have answered
     */
    private boolean lookOutside(Lease taken, boolean first) {
        boolean all = true;
        for (Witness each : witnesses.all()) {
            try {
                each.last().ifPresent(head -> sealer.compare(taken, head));
            } catch (ZhihengException e) {
                if (!e.code().equals("RECORD-WITNESS")) {
                    throw e;
                }
                if (first) {
                    LOG.warn("before sealing, the witness {} could not be asked: {}", each.name(), e.code());
                }
                all = false;
            }
        }
        return all;
    }

    /** Lets a held log go on, here and now; the new era tells what was lost. */
    synchronized Optional<SignedHead> resume(String actor) {
        Lease held = here();
        Optional<SignedHead> furthest = witnesses.all().stream()
                .map(Witness::last)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(head -> head.head().end()));
        return sealer.resume(held, actor, furthest);
    }
}
