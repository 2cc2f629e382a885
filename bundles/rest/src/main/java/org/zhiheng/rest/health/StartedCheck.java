package org.zhiheng.rest.health;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Ready only when all bundles of the distribution are started: until then some region's rules may not have arrived. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=启动", HealthCheck.TAGS + "=ready"})
public final class StartedCheck implements HealthCheck {

    /** By name, for this bundle needs nothing else of Karaf. */
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private final BundleContext context;

    @Activate
    public StartedCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (context.getServiceReference(BOOT_FINISHED) == null) {
            log.temporarilyUnavailable("平台正在启动");
        } else {
            log.info("平台已经启动");
        }
        return new Result(log);
    }
}
