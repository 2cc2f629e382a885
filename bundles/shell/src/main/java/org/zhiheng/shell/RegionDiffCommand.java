package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:region-diff}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "region-diff", description = "两代规则之间的差别;不写就是最近两代")
public final class RegionDiffCommand extends DeskCommand {

    @Argument(index = 0, name = "from", description = "从第几代;不写就是后面一代的上一代")
    Long from;

    @Argument(index = 1, name = "to", description = "到第几代;不写就是现在这一代")
    Long to;

    @Override
    void run(Principal who, PrintStream console) throws Exception {
        int generations = desk.generations().size();
        if (from == null && generations < 2) {
            console.println(generations == 0 ? "还没有规则生效" : "只有一代规则,没有可比的");
            return;
        }
        long until = to == null ? desk.generations().get(0).number() : to;
        long since = from == null ? until - 1 : from;
        report().diff(since, until, desk.diff(since, until)).forEach(console::println);
    }
}
