package org.zhiheng.rest.health;

import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleDesk;

/**
 * Ready once rules are in force and all that was delivered at the start has been looked at; then changes come and go without making
 * the node unready. A damaged archive does make it so: what it would answer may not be what was last in force; and a newest
 * generation that this node cannot load. Refused packages are a warning, as those that await people. The check is there even when the desk is not, for a missing check would look like health.
 */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=规则", HealthCheck.TAGS + "=ready"})
public final class RulesReadyCheck implements HealthCheck {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile RuleDesk desk;

    /** The desk that was ready: another one has to become so anew. */
    private volatile RuleDesk seenReady;

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        RuleDesk now = desk;
        if (now == null) {
            log.temporarilyUnavailable("RULES-DESK 规则服务尚未启动");
            return new Result(log);
        }
        List<DeliveryInfo> others = now.notInForce();
        if (now != seenReady && !now.settled()) {
            List<FaultInfo> failures = others.stream()
                    .filter(each -> each.state().equals("failed"))
                    .flatMap(each -> each.faults().stream())
                    .toList();
            failures.forEach(each -> log.critical("{}", told(each)));
            if (failures.isEmpty()) {
                log.temporarilyUnavailable("规则尚未生效");
            }
            return new Result(log);
        }
        seenReady = now;
        if (!now.current()) {
            // Answers go on, but another node gives others.
            log.critical("RULES-BEHIND 另一节点启用的新一代规则在本节点装不上,本节点仍按原来的规则回答");
        }
        log.info("{} 个规则包生效", now.inForce().size());
        for (DeliveryInfo each : others) {
            switch (each.state()) {
                case "retired", "rolled-back" -> {
                    // decided by a person, and no news
                }
                case "failed" -> each.faults().forEach(fault -> log.warn("{}", told(fault)));
                case "awaiting" -> log.warn(
                        "规则包 {} 没有生效,{}:{}", name(each), until(each.packageId(), now.inForce()), each.reason());
                default -> log.warn("规则包 {} 没有生效:{}", name(each), each.reason());
            }
        }
        return new Result(log);
    }

    /** What answers until two people have decided: after an upgrade of the platform, too, it is what was in force before. */
    private static String until(String packageId, List<PackageInfo> inForce) {
        return inForce.stream()
                .filter(each -> each.id().equals(packageId))
                .findFirst()
                .map(each -> "在此以前仍按" + each.version() + "办理")
                .orElse("在此以前没有这个规则包");
    }

    /** The package; of one that could not be read the bundle that brought it. */
    private static String name(DeliveryInfo delivery) {
        return delivery.packageId() == null ? delivery.origin() : delivery.packageId() + " " + delivery.version();
    }

    private static String told(FaultInfo fault) {
        return fault.code() + " " + fault.message() + (fault.hint() == null ? "" : "。" + fault.hint());
    }
}
