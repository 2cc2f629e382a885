package org.zhiheng.records.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * Work done again and again in a thread of its own: at once when it is woken, else after a while. What fails is tried again, more and more
 * seldom, and is told in the log when it begins and when it is over. Thread-safe.
 */
final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long LONGEST_MILLIS = 10_000;
    private static final long STOP_WITHIN_MILLIS = 20_000;
    private static final int DOUBLINGS = 10;

    /** What is done each time; long work asks now and then whether it is to stop. */
    @FunctionalInterface
    interface Work {
        void once(BooleanSupplier stopping);
    }

    private final Duration every;
    private final Duration apart;
    private final Work work;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile ZhihengException failure;
    private int failures;

    /**
     * @param every the longest pause between two times
     * @param apart the shortest, so that many wake-up calls make one time
     */
    Loop(String name, Duration every, Duration apart, Work work) {
        this.every = every;
        this.apart = apart;
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void wake() {
        signals.release();
    }

    /** What the last time failed of; null when it did not. */
    ZhihengException failure() {
        return failure;
    }

    /**
     * Ends after the work that runs. The thread is not interrupted, for an interrupt would close the files of an embedded database.
     */
    void stop() {
        stopping = true;
        signals.release();
        try {
            thread.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            once();
            try {
                TimeUnit.MILLISECONDS.sleep(apart.toMillis());
                if (signals.tryAcquire(pauseMillis(), TimeUnit.MILLISECONDS)) {
                    signals.drainPermits();
                }
            } catch (InterruptedException e) {
                // Derby interrupts whoever is in it when a failure shuts the database down; nobody else does. Only
                // stop() ends the loop.
                LOG.warn("{} was interrupted and goes on", thread.getName());
            }
        }
    }

    private void once() {
        try {
            work.once(() -> stopping);
            if (failures > 0) {
                LOG.info("{} works again", thread.getName());
            }
            failures = 0;
            failure = null;
        } catch (ZhihengException e) {
            failed(e);
        } catch (RuntimeException e) {
            failed(new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-BACKGROUND", "后台工作失败:" + e, null, e));
        }
    }

    private void failed(ZhihengException e) {
        if (failure == null || !failure.code().equals(e.code())) {
            LOG.error("{} failed and will try again: {} {}", thread.getName(), e.code(), e.getMessage(), e);
        }
        failures++;
        failure = e;
    }

    private long pauseMillis() {
        return failures == 0
                ? every.toMillis()
                : Math.min(LONGEST_MILLIS, Math.max(every.toMillis(), 1) << Math.min(failures, DOUBLINGS));
    }
}
