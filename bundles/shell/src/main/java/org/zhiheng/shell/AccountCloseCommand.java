package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-close}. */
@Service
@Performs(Operation.ACCOUNT_CLOSE)
@Command(scope = "zhiheng", name = "account-close", description = "停用账号,不能恢复:角色、登录和令牌随之结束")
public final class AccountCloseCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Option(name = "--yes", description = "不再确认,写在账号前面;不在终端上时必须写")
    boolean confirmed;

    @Override
    void run(Principal who, PrintStream console) throws IOException, CommandException {
        String id = account(who, account);
        if (!confirmed(confirmed, "停用账号" + account + ",不能恢复。确定停用?", "zhiheng:account-close --yes " + account)) {
            console.println("没有停用");
            return;
        }
        accounts.close(who, id);
        console.println(paint().green("✓") + " 已停用账号" + account);
    }
}
