package org.zhiheng.records.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration RENEW_AFTER = Duration.ofSeconds(3);
    /** A signature for each entry would be waste: what comes within this time shares one. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final Leases leases;
    private final Sealer sealer;
    private final Witnesses witnesses;
    private final DatabaseRecords records;
    private final RecorderComponent recorder;
    private final Suite suite;
    private final Clock clock;
    private final Runnable wake;
    private final Loop loop;
    private volatile Lease lease;
    private volatile Instant renewed;
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
        this.leases = leases;
        this.recorder = recorder;
        this.witnesses = witnesses;
        this.suite = settings.suite();
        this.clock = clock;
        records = new DatabaseRecords(transactions, Optional::empty);
        sealer = new Sealer(transactions, leases, recorder.recorder(), keys.log(), clock);
        loop = new Loop("zhiheng-sealer", settings.sealEvery(), TOGETHER, this::seal);
        wake = loop::wake;
        recorder.whenAppended(wake);
    }

    @Deactivate
    void stop() {
        recorder.noLonger(wake);
        loop.stop();
        synchronized (this) {
            if (lease != null) {
                leases.release(lease);
                lease = null;
            }
        }
    }

    /** What keeps it from sealing; null when nothing does. */
    ZhihengException failure() {
        return loop.failure();
    }

    private synchronized void seal(BooleanSupplier stopping) {
        if (!held()) {
            return;
        }
        try {
            Optional<SignedHead> sealed;
            do {
                sealed = sealer.seal(lease, suite);
            } while (sealed.isPresent() && !stopping.getAsBoolean() && held());
        } catch (ZhihengException e) {
            if (!e.code().equals("DB-LEASE-LOST")) {
                throw e;
            }
            // Another node has gone on with it.
            lease = null;
        }
    }

    /**
     * Goes over to a new key, here and now.
     *
     * @param next null for the suite in force
     */
    synchronized SignedHead change(Suite next) {
        if (!held()) {
            throw ZhihengException.unavailable("RECORD-SEALED-ELSEWHERE", "另一节点正在封存,请在那个节点上更换密钥,或者稍后再试");
        }
        return sealer.change(lease, next == null ? inForce() : next);
    }

    private Suite inForce() {
        return records.head().map(each -> Suite.of(each.head().suite())).orElse(suite);
    }

    private boolean held() {
        Instant now = clock.instant();
        if (lease != null && now.isBefore(renewed.plus(RENEW_AFTER))) {
            return true;
        }
        Optional<Lease> got = lease == null ? Optional.empty() : leases.renew(lease, LEASE);
        boolean fresh = got.isEmpty();
        lease = got.or(() -> leases.acquire(Sealer.LEASE, LEASE)).orElse(null);
        renewed = now;
        asked &= !fresh;
        if (!asked && lease != null) {
            asked = lookOutside(fresh);
        }
        return lease != null;
    }

    /**
     * Before this node seals anything: does a witness know more than the database? Nobody may seal until a person has looked into it. A
     * witness that cannot be reached keeps nobody from working; {@link WitnessLoop} tells of it, and it is asked again until it answers.
     *
     * @param first whether it is told in the log
     * @return whether all have answered
     */
    private boolean lookOutside(boolean first) {
        boolean all = true;
        for (Witness each : witnesses.all()) {
            try {
                each.last().ifPresent(head -> sealer.compare(lease, head));
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
        if (!held()) {
            throw ZhihengException.unavailable("RECORD-SEALED-ELSEWHERE", "另一节点正在封存,请在那个节点上办理,或者稍后再试");
        }
        Optional<SignedHead> furthest = witnesses.all().stream()
                .map(Witness::last)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(head -> head.head().end()));
        return sealer.resume(lease, actor, furthest);
    }
}
