package org.zhiheng.persistence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done again and again in a daemon thread of its own, with a pause after each time. What it throws is logged and ends nothing. Closed, it ends after the
 * work that runs, which is waited for and not interrupted: an interrupt closes the files of an embedded database. Thread-safe.
 */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration STOP_WITHIN = Duration.ofMinutes(1);

    private final String name;
    private final ScheduledExecutorService thread;

    private Background(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * @param name of the thread
     * @param first after what time it is done first
     * @param pause from one time to the next
     */
    public static Background every(String name, Duration first, Duration pause, Runnable work) {
        Background background = new Background(name);
        background.thread.scheduleWithFixedDelay(
                () -> background.once(work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return background;
    }

    private void once(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed and will try again", name, e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
