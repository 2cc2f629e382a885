package org.zhiheng.rest.health;

import java.lang.management.ManagementFactory;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** Alive unless threads wait for each other for ever; then only a restart helps. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=进程", HealthCheck.TAGS + "=live"})
public final class AliveCheck implements HealthCheck {

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        if (deadlocked == null) {
            log.info("进程正常");
        } else {
            log.critical("{} 个线程互相等待", deadlocked.length);
        }
        return new Result(log);
    }
}
