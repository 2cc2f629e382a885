package org.zhiheng.portal;

import java.time.Clock;
import java.time.ZoneId;

/** The time by which something is shown no more, though no file says so: that of the machine, as the clocks in Shanghai show it. The platform's own is not here. */
final class PortalClock {

    private PortalClock() {}

    static Clock of() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
