package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;

/** {@code zhiheng:release-accept}. */
@Service
@Performs(Operation.RULES_RELEASE)
@Command(scope = "zhiheng", name = "release-accept", description = "复核通过一个提请事项,规则随即变动;提请人不能复核自己的")
public final class ReleaseAcceptCommand extends ReleaseCommand {

    @Argument(index = 0, name = "proposal", description = "提请事项的编号,前几位就可以", required = true)
    @Completion(ProposalCompleter.class)
    String proposal;

    @Override
    void run(Principal who, PrintStream console) {
        RuleRelease.Proposal open = open(proposal);
        releases.release(who, open.id());
        console.println(paint().green("✓") + " 复核通过:" + what(open));
        console.println(paint().grey("  → 结果:zhiheng:region-list"));
    }
}
