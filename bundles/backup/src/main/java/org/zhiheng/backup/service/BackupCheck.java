package org.zhiheng.backup.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Warns when the daily backup has not been made. Never stops the platform from working. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=备份", HealthCheck.TAGS + "=ready"})
public final class BackupCheck implements HealthCheck {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Duration LATE = Duration.ofHours(26);

    private final BackupsComponent backups;
    private final BackupSchedule schedule;
    private final BackupSettings settings;
    private final Clock clock;

    @Activate
    public BackupCheck(
            @Reference BackupsComponent backups,
            @Reference BackupSchedule schedule,
            @Reference BackupSettings settings,
            @Reference Clock clock) {
        this.backups = backups;
        this.schedule = schedule;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Optional<Instant> newest = backups.newest();
        if (schedule.failure() != null) {
            log.warn("{} {}", schedule.failure().code(), schedule.failure().getMessage());
        } else if (settings.daily().isPresent()
                && (newest.isEmpty() || clock.instant().isAfter(newest.get().plus(LATE)))) {
            log.warn("BACKUP-LATE 每日备份没有做成");
        }
        log.info(
                "最近的备份:{}",
                newest.map(each -> TIME.format(each.atZone(clock.getZone()))).orElse("没有"));
        return new Result(log);
    }
}
