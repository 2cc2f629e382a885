package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;

/** {@code zhiheng:release-refuse}. */
@Service
@Performs(Operation.RULES_RELEASE)
@Command(scope = "zhiheng", name = "release-refuse", description = "复核不通过一个提请事项")
public final class ReleaseRefuseCommand extends ReleaseCommand {

    @Argument(index = 0, name = "proposal", description = "提请事项的编号,前几位就可以", required = true)
    @Completion(ProposalCompleter.class)
    String proposal;

    @Argument(index = 1, name = "reason", description = "理由", required = true)
    String reason;

    @Override
    void run(Principal who, PrintStream console) {
        RuleRelease.Proposal open = open(proposal);
        releases.refuse(who, open.id(), reason);
        console.println(paint().green("✓") + " 复核不通过:" + what(open));
    }
}
