package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:region-rollback}. */
@Service
@Performs(Operation.RULES_PROPOSE)
@Command(scope = "zhiheng", name = "region-rollback", description = "回到以前的一代规则,作为新的一代生效,重启后仍然如此;不写就是上一代")
public final class RegionRollbackCommand extends DeskCommand {

    @Argument(index = 0, name = "generation", description = "第几代;各代的差别见zhiheng:region-diff")
    long generation;

    @Override
    void run(Principal who, PrintStream console) {
        console.println(paint().green("✓") + " " + report().outcome(desk.rollback(who, generation, "回退")));
    }
}
