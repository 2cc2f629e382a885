package org.zhiheng.rules.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Component;

/**
 * The one clock of the platform, as a service: the machine's time in the zone in which the law counts its days. Whoever needs the
 * time takes it from here, so that nothing else reads the system clock and every test can set its own.
 */
@Component(service = Clock.class)
public final class PlatformClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock system;

    public PlatformClock() {
        this(ZONE);
    }

    private PlatformClock(ZoneId zone) {
        system = Clock.system(zone);
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PlatformClock(zone);
    }

    @Override
    public Instant instant() {
        return system.instant();
    }
}
