package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;

/** {@code zhiheng:release-list}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "release-list", description = "等待另一人复核的规则生效事项")
public final class ReleaseListCommand extends ReleaseCommand {

    private static final int MOST = 50;

    @Option(name = "--decided", description = "复核过的和失效的,新的在前")
    boolean decided;

    @Override
    void run(Principal who, PrintStream console) {
        if (decided) {
            releases.decided(null, MOST).forEach(each -> whole(who, each).forEach(console::println));
            return;
        }
        List<RuleRelease.Proposal> open = releases.open();
        if (open.isEmpty()) {
            console.println("没有等待复核的事项");
            return;
        }
        lines(who, open).forEach(console::println);
        console.println(paint().grey("→ 复核:zhiheng:release-accept 编号,或者zhiheng:release-refuse 编号 理由"));
    }
}
