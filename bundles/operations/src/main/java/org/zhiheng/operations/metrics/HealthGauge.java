package org.zhiheng.operations.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.metrics.Metrics;

/** Tells monitoring what the health checks say, so that one alert covers all of them: background work, certificate, disk, database. */
@Component(
        service = {},
        immediate = true)
public final class HealthGauge {

    private final HealthCheckExecutor executor;
    private final Metrics.Registration gauge;

    @Activate
    public HealthGauge(@Reference PlatformMetrics metrics, @Reference HealthCheckExecutor executor) {
        this.executor = executor;
        gauge = metrics.gauge(
                "zhiheng_health_status",
                "Health checks: 0 well, 1 a warning, 2 not ready yet, 3 and 4 failed",
                "check",
                this::states);
    }

    @Deactivate
    void deactivate() {
        gauge.close();
    }

    private Map<String, Double> states() {
        Map<String, Double> states = new LinkedHashMap<>();
        for (HealthCheckExecutionResult each : executor.execute(
                HealthCheckSelector.tags("ready", "live"),
                new HealthCheckExecutionOptions().setCombineTagsWithOr(true))) {
            states.put(each.getHealthCheckMetadata().getName(), (double)
                    each.getHealthCheckResult().getStatus().ordinal());
        }
        return states;
    }
}
