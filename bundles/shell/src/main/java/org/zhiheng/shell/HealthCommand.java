package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:health}: what {@code /system/health} says, for people. */
@Service
@Performs(Operation.SYSTEM_HEALTH)
@Command(scope = "zhiheng", name = "health", description = "运行状况;有一项不好时退出状态是2")
public final class HealthCommand extends PermittedCommand {

    static final int UNWELL = 2;

    private static final HealthCheckExecutionOptions ANY_TAG_NOW =
            new HealthCheckExecutionOptions().setCombineTagsWithOr(true).setForceInstantExecution(true);

    @Reference
    HealthCheckExecutor executor;

    @Override
    void run(Principal who, PrintStream console) {
        List<HealthCheckExecutionResult> results =
                executor.execute(HealthCheckSelector.tags("live", "ready"), ANY_TAG_NOW).stream()
                        .sorted(Comparator.comparing(
                                each -> each.getHealthCheckMetadata().getName()))
                        .toList();
        if (results.isEmpty()) {
            console.println(paint().yellow("!") + " 还没有检查项目:平台正在启动");
            ends(UNWELL);
        }
        for (HealthCheckExecutionResult each : results) {
            Result result = each.getHealthCheckResult();
            console.println(mark(result.getStatus()) + " "
                    + each.getHealthCheckMetadata().getName());
            for (ResultLog.Entry entry : result) {
                if (!entry.isDebug()) {
                    console.println("  " + entry.getMessage());
                }
            }
            if (result.getStatus().compareTo(Result.Status.WARN) > 0) {
                ends(UNWELL);
            }
        }
    }

    private String mark(Result.Status status) {
        return switch (status) {
            case OK -> paint().green("✓");
            case WARN, TEMPORARILY_UNAVAILABLE -> paint().yellow("!");
            case CRITICAL, HEALTH_CHECK_ERROR -> paint().red("✗");
        };
    }
}
