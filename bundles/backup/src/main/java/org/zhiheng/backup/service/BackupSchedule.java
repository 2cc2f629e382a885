package org.zhiheng.backup.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;

/**
 * Makes the daily backup when it is due, also one whose hour passed while the platform stood still. Every node looks; the lease lets one make it, and the
 * others see that it is there.
 */
@Component(service = BackupSchedule.class, immediate = true)
public final class BackupSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration AGAIN = Duration.ofMinutes(30);

    private final BackupsComponent backups;
    private final BackupSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService looking;
    private volatile ZhihengException failure;
    private volatile Instant failedAt = Instant.MIN;

    @Activate
    public BackupSchedule(
            @Reference BackupsComponent backups, @Reference BackupSettings settings, @Reference Clock clock) {
        this.backups = backups;
        this.settings = settings;
        this.clock = clock;
        looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "zhiheng-backup");
            thread.setDaemon(true);
            return thread;
        });
        if (settings.daily().isPresent()) {
            looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
        }
    }

    @Deactivate
    void stop() {
        // Not interrupted: an interrupt closes the files of an embedded database.
        looking.shutdown();
    }

    private void look() {
        try {
            boolean tooSoon = clock.instant().isBefore(failedAt.equals(Instant.MIN) ? failedAt : failedAt.plus(AGAIN));
            if (tooSoon || !due(clock, settings.daily().orElseThrow(), backups.newest())) {
                return;
            }
            backups.makeByClock();
            failure = null;
            failedAt = Instant.MIN;
        } catch (ZhihengException e) {
            if (!e.code().equals("BACKUP-RUNNING")) {
                failed(e);
            }
        } catch (RuntimeException e) {
            failed(ZhihengException.unavailable("BACKUP-FAILED", "备份没有做成:" + e.getMessage()));
        }
    }

    private void failed(ZhihengException e) {
        failure = e;
        failedAt = clock.instant();
        LOG.error(
                "the daily backup failed and is tried again in {} min: {} {}",
                AGAIN.toMinutes(),
                e.code(),
                e.getMessage(),
                e);
    }

    /** Whether the last hour at which one was due has none since. */
    static boolean due(Clock clock, LocalTime daily, Optional<Instant> newest) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime last = now.with(daily);
        if (last.isAfter(now)) {
            last = last.minusDays(1);
        }
        return newest.isEmpty() || newest.get().isBefore(last.toInstant());
    }

    /** Why the last daily backup was not made; null when nothing failed. */
    ZhihengException failure() {
        return failure;
    }
}
