package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:sessions-end}. */
@Service
@Performs(Operation.SESSION_END)
@Command(scope = "zhiheng", name = "sessions-end", description = "强制下线:结束一个账号的全部登录")
public final class SessionsEndCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Override
    void run(Principal who, PrintStream console) {
        accounts.endSessions(who, account(who, account));
        console.println(paint().green("✓") + " 已结束" + account + "的全部登录");
    }
}
