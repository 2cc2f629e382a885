package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-reset-refuse}. */
@Service
@Performs(Operation.RESET_CONFIRM)
@Command(scope = "zhiheng", name = "account-reset-refuse", description = "不同意一项重置,或者撤回自己提请的")
public final class AccountResetRefuseCommand extends AccountCommand {

    @Argument(index = 0, name = "reset", description = "重置的编号,见zhiheng:account-reset-list", required = true)
    String reset;

    @Reference
    AccountResets resets;

    @Override
    void run(Principal who, PrintStream console) {
        resets.refuse(who, reset);
        console.println(paint().green("✓") + " 这一重置不再办理");
    }
}
