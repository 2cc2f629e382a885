package org.zhiheng.rules.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what arrives until it has been quiet for a moment, and hands it on as one change set, off the thread that delivered it.
 */
final class DeliveryQueue {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);
    private static final long CLOSE_SECONDS = 10;
    private static final int MOST_DEFERRALS = 30;

    private final long quietMillis;
    private final RuleSwapper swapper;
    private final BooleanSupplier moreComing;
    private final List<Delivery> gathered = new ArrayList<>();
    private final ScheduledExecutorService worker;
    private ScheduledFuture<?> pending;
    private boolean busy = true;
    private int deferrals;

    /**
     * @param quietMillis how long nothing may arrive before what has arrived is looked at
     * @param moreComing whether more is about to arrive that belongs together with it, asked when it is quiet; believed for
     *     a bounded time
     */
    DeliveryQueue(RuleSwapper swapper, long quietMillis, BooleanSupplier moreComing) {
        this.swapper = swapper;
        this.quietMillis = quietMillis;
        this.moreComing = moreComing;
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "zhiheng-rule-swap"));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        worker = executor;
    }

    /** First of all brings back what was in force; an archive that cannot be read leaves the node not ready, and says why. */
    void start() {
        worker.execute(() -> guarded(swapper::restore));
        schedule();
    }

    synchronized void add(Delivery delivery) {
        gathered.add(delivery);
        busy = true;
        schedule();
    }

    private synchronized void schedule() {
        if (pending != null) {
            pending.cancel(false);
        }
        pending = worker.schedule(this::handOn, quietMillis, TimeUnit.MILLISECONDS);
    }

    private void handOn() {
        List<Delivery> deliveries;
        synchronized (this) {
            if (deferrals < MOST_DEFERRALS && moreComing.getAsBoolean()) {
                deferrals++;
                schedule();
                return;
            }
            deferrals = 0;
            deliveries = List.copyOf(gathered);
            gathered.clear();
        }
        guarded(() -> {
            if (!deliveries.isEmpty()) {
                swapper.deliver(deliveries);
            }
        });
        synchronized (this) {
            busy = !gathered.isEmpty();
        }
    }

    /** Whether everything that arrived so far has been looked at. */
    synchronized boolean idle() {
        return !busy;
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Rules could not be changed; the old ones stay in force", e);
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
