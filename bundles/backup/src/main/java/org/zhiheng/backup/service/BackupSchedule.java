package org.zhiheng.backup.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Background;

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
    /** Null where there is no daily backup. */
    private final Background looking;

    private volatile ZhihengException failure;
    private volatile Instant failedAt = Instant.MIN;

    @Activate
    public BackupSchedule(
            @Reference BackupsComponent backups, @Reference BackupSettings settings, @Reference Clock clock) {
        this.backups = backups;
        this.settings = settings;
        this.clock = clock;
        looking = settings.daily().isPresent()
                ? Background.every("zhiheng-backup", Duration.ofMinutes(1), Duration.ofMinutes(1), this::look)
                : null;
    }

    @Deactivate
    void stop() {
        if (looking != null) {
            looking.close();
        }
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
