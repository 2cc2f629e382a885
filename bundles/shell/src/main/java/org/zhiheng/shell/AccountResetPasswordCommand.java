package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-reset-password}. */
@Service
@Performs(Operation.PASSWORD_RESET)
@Command(scope = "zhiheng", name = "account-reset-password", description = "重置口令:显示一次新的初始口令,全部登录结束")
public final class AccountResetPasswordCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Override
    void run(Principal who, PrintStream console) {
        String password = accounts.resetPassword(who, account(who, account));
        console.println(paint().green("✓") + " 已重置" + account + "的口令");
        report().secret("初始口令", password, "本人登录后须修改").forEach(console::println);
    }
}
