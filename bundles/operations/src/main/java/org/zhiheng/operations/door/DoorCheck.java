package org.zhiheng.operations.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Not ready while the doors' settings are refused or their certificate has ended; thirty days before that is a warning. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=监听", HealthCheck.TAGS + "=ready"})
public final class DoorCheck implements HealthCheck {

    private static final Duration NOTICE = Duration.ofDays(30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));

    private final Doors doors;
    private final Clock clock;

    @Activate
    public DoorCheck(@Reference Doors doors, @Reference Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        return tell(doors.plan(), clock.instant());
    }

    static Result tell(DoorPlan plan, Instant now) {
        FormattingResultLog log = new FormattingResultLog();
        if (plan.refusal().isPresent()) {
            log.critical(
                    "{} {}", plan.refusal().get().code(), plan.refusal().get().getMessage());
            return new Result(log);
        }
        log.info("监听 {}", plan.told());
        plan.key().ifPresent(key -> {
            Duration left = Duration.between(now, key.endsAt());
            if (left.isNegative()) {
                log.critical("DOOR-CERTIFICATE-ENDED 证书已于{}到期,请更换", DAY.format(key.endsAt()));
            } else if (left.compareTo(NOTICE) < 0) {
                log.warn("DOOR-CERTIFICATE-ENDING 证书{}到期,还有{}天,请更换", DAY.format(key.endsAt()), left.toDays());
            }
        });
        return new Result(log);
    }
}
