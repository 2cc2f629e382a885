package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-unlock}. */
@Service
@Performs(Operation.ACCOUNT_UNLOCK)
@Command(scope = "zhiheng", name = "account-unlock", description = "解除口令多次不对造成的登录限制")
public final class AccountUnlockCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Override
    void run(Principal who, PrintStream console) {
        accounts.unlock(who, account(who, account));
        console.println(paint().green("✓") + " 已解除" + account + "的登录限制");
    }
}
