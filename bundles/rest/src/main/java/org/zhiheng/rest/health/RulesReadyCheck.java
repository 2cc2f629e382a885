package org.zhiheng.rest.health;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.rules.RuleDesk;

/** Ready when rules are in force and all that was delivered at the start has been looked at; refused packages are a warning. */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=规则", HealthCheck.TAGS + "=ready"})
public final class RulesReadyCheck implements HealthCheck {

    private final RuleDesk desk;

    @Activate
    public RulesReadyCheck(@Reference RuleDesk desk) {
        this.desk = desk;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (!desk.settled()) {
            log.temporarilyUnavailable("规则尚未生效");
            return new Result(log);
        }
        log.info("{} 个规则包生效", desk.inForce().size());
        desk.notInForce().stream()
                .filter(each -> !each.state().equals("retired") && !each.state().equals("rolled-back"))
                .forEach(each -> log.warn("规则包 {} {} 没有生效:{}", each.packageId(), each.version(), each.reason()));
        return new Result(log);
    }
}
