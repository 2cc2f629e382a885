package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;

/** {@code zhiheng:release-propose}. */
@Service
@Performs(Operation.RULES_PROPOSE)
@Command(scope = "zhiheng", name = "release-propose", description = "提请启用、停用规则包,或者回到以前的一代;由另一名规则管理员复核后生效")
public final class ReleaseProposeCommand extends ReleaseCommand {

    @Argument(index = 0, name = "change", description = "activate启用、roll-back回退、retire停用", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"activate", "roll-back", "retire"})
    String change;

    @Argument(index = 1, name = "subject", description = "启用:没有生效的规则包或者它的内容哈希;回退:第几代;停用:规则包", required = true)
    String subject;

    @Argument(index = 2, name = "note", description = "说明,复核人会看到", required = true)
    String note;

    @Override
    void run(Principal who, PrintStream console) {
        RuleRelease.Change kind =
                Words.read(RuleRelease.Change.values(), change, ReleaseProposeCommand::label, "change");
        RuleRelease.Proposal made = desk.propose(who, kind, subject(kind), note);
        console.println(paint().green("✓") + " 已提请,等待另一名规则管理员复核:");
        lines(who, List.of(made)).forEach(console::println);
    }

    private static String label(RuleRelease.Change change) {
        return switch (change) {
            case ACTIVATE -> "启用";
            case ROLL_BACK -> "回退";
            case RETIRE -> "停用";
        };
    }

    /** People write the package; what is released is exactly one content of it. */
    private String subject(RuleRelease.Change kind) {
        if (kind != RuleRelease.Change.ACTIVATE) {
            return subject;
        }
        List<String> contents = desk.notInForce().stream()
                .filter(each -> subject.equals(each.packageId()) || hashed(each))
                .map(DeliveryInfo::contentHash)
                .distinct()
                .toList();
        if (contents.size() != 1) {
            throw ZhihengException.notFound(
                    "SHELL-RELEASE",
                    "没有生效的里面有" + contents.size() + "个是“" + subject + "”;请写内容哈希,见zhiheng:region-list",
                    "subject");
        }
        return contents.get(0);
    }

    private boolean hashed(DeliveryInfo delivery) {
        return !delivery.contentHash().isEmpty() && delivery.contentHash().startsWith(subject);
    }
}
