package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:deputy-end}. */
@Service
@Performs(Operation.DEPUTY_NAME)
@Command(scope = "zhiheng", name = "deputy-end", description = "提前结束临时代理")
public final class DeputyEndCommand extends PermittedCommand {

    @Argument(index = 0, name = "deputy", description = "哪一项代理,编号见zhiheng:deputy-list", required = true)
    String deputy;

    @Reference
    OwnAccount own;

    @Override
    void run(Principal who, PrintStream console) {
        own.endDeputy(who, deputy);
        console.println(paint().green("✓") + " 代理已经结束");
    }
}
