package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.RuleChange;

/** {@code zhiheng:region-diff}. */
@Service
@Command(scope = "zhiheng", name = "region-diff", description = "两代规则之间的差别;不写就是最近两代")
public final class RegionDiffCommand extends DeskCommand {

    @Argument(index = 0, name = "from", description = "从第几代")
    Long from;

    @Argument(index = 1, name = "to", description = "到第几代")
    Long to;

    @Override
    void run(PrintStream console) {
        long last = desk.generations().isEmpty() ? 0 : desk.generations().get(0).number();
        long until = to == null ? last : to;
        long since = from == null ? until - 1 : from;
        List<RuleChange> changes = desk.diff(since, until);
        console.println("第" + since + "代 → 第" + until + "代:" + changes.size() + "处");
        for (RuleChange each : changes) {
            console.println("  " + each.kind() + "  " + each.packageId() + "  "
                    + (each.rule() == null ? "整个规则包" : each.rule()));
            console.println("    - " + each.before());
            console.println("    + " + each.after());
        }
    }
}
