package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:release-show}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "release-show", description = "一项提请:谁提请、谁复核、结果和理由")
public final class ReleaseShowCommand extends ReleaseCommand {

    @Argument(index = 0, name = "proposal", description = "提请事项的完整编号,见zhiheng:release-list --decided", required = true)
    String proposal;

    @Override
    void run(Principal who, PrintStream console) {
        RuleRelease.Proposal found = releases.proposal(proposal)
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-RELEASE-UNKNOWN", "没有这一提请事项", "proposal"));
        whole(who, found).forEach(console::println);
    }
}
