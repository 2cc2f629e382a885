package org.zhiheng.rules.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;

/**
 * Gathers what arrives until it has been quiet for a moment, and hands it on as one change set, off the thread that delivered it.
 * What could not be handed on, for the archive could not be written, is kept and tried again.
 */
final class DeliveryQueue {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final long CLOSE_SECONDS = 10;
    private static final int MOST_DEFERRALS = 30;
    private static final int MOST_DEFERRALS_BOOTING = 400;
    private static final long FOLLOW_MILLIS = 1_000;

    private final RuleSwapper swapper;
    private final Desk desk;
    private final long quietMillis;
    private final long retryMillis;
    private final ScheduledThreadPoolExecutor worker;
    private final BooleanSupplier booting;
    private final BooleanSupplier othersStarting;
    private List<Supplier<List<Delivery>>> gathered = new ArrayList<>();
    private ScheduledFuture<?> pending;
    private boolean busy = true;
    private int deferrals;
    private String followFailure;

    /**
     * @param quiet how long nothing more must arrive
     * @param retry after which time a change that broke off is tried again
     * @param booting whether the platform is still starting what belongs to it; believed for a bounded time
     * @param othersStarting whether more is about to arrive that belongs together with it, asked when it is quiet; believed for
     *     a shorter time
     */
    DeliveryQueue(
            RuleSwapper swapper,
            Desk desk,
            Duration quiet,
            Duration retry,
            BooleanSupplier booting,
            BooleanSupplier othersStarting) {
        this.swapper = swapper;
        this.desk = desk;
        this.quietMillis = quiet.toMillis();
        this.retryMillis = retry.toMillis();
        this.booting = booting;
        this.othersStarting = othersStarting;
        worker = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "zhiheng-rule-swap"));
        worker.setRemoveOnCancelPolicy(true);
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** First of all brings back what was in force, without waiting for any delivery. */
    void start() {
        worker.execute(() -> guarded(swapper::restore));
        worker.scheduleWithFixedDelay(this::follow, FOLLOW_MILLIS, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
        synchronized (this) {
            schedule(quietMillis);
        }
    }

    /** Looks each second for what other nodes and people did; a failure is told once, until it is over or another. */
    private void follow() {
        try {
            if (idle() && !moreComing()) {
                swapper.installed();
            }
            swapper.follow();
            if (followFailure != null) {
                LOG.info("Changes of rules by other nodes and by people are followed again");
            }
            followFailure = null;
            desk.following();
        } catch (RuntimeException e) {
            String told = e instanceof ZhihengException known ? known.code() : e.toString();
            if (!told.equals(followFailure)) {
                LOG.error("What other nodes or people changed could not be followed; what is in force stays", e);
            }
            followFailure = told;
            desk.lagging(e);
        }
    }

    /** @param deliveries reads what arrived; called later, on the queue's thread, and may fail */
    synchronized void add(Supplier<List<Delivery>> deliveries) {
        gathered.add(deliveries);
        busy = true;
        schedule(quietMillis);
    }

    private boolean moreComing() {
        return booting.getAsBoolean() || othersStarting.getAsBoolean();
    }

    private void schedule(long millis) {
        if (pending != null) {
            pending.cancel(false);
        }
        pending = worker.schedule(this::handOn, millis, TimeUnit.MILLISECONDS);
    }

    private void handOn() {
        List<Supplier<List<Delivery>>> arrived = take();
        if (arrived == null) {
            return;
        }
        List<Delivery> deliveries = new ArrayList<>();
        for (Supplier<List<Delivery>> each : arrived) {
            try {
                deliveries.addAll(each.get());
            } catch (RuntimeException e) {
                LOG.warn("Delivered rule files are gone or cannot be read; what is in force stays", e);
            }
        }
        boolean done = guarded(() -> {
            swapper.deliver(deliveries);
            desk.recovered();
        });
        finish(done ? List.of() : deliveries);
    }

    /** What has arrived; null while more is about to arrive. */
    private synchronized List<Supplier<List<Delivery>>> take() {
        int most = booting.getAsBoolean() ? MOST_DEFERRALS_BOOTING : MOST_DEFERRALS;
        if (deferrals < most && moreComing()) {
            deferrals++;
            schedule(quietMillis);
            return null;
        }
        deferrals = 0;
        pending = null;
        List<Supplier<List<Delivery>>> taken = gathered;
        gathered = new ArrayList<>();
        return taken;
    }

    private synchronized void finish(List<Delivery> left) {
        if (!left.isEmpty()) {
            gathered.add(0, () -> left);
            if (pending == null && !worker.isShutdown()) {
                schedule(retryMillis);
            }
        }
        busy = !gathered.isEmpty();
    }

    /** Whether everything that arrived so far has been looked at. */
    synchronized boolean idle() {
        return !busy;
    }

    private boolean guarded(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("Rules could not be changed; what is in force stays", e);
            desk.failed(e);
            return false;
        }
    }

    void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
