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

/** {@code zhiheng:account-reset-factor}. */
@Service
@Performs(Operation.FACTOR_RESET)
@Command(scope = "zhiheng", name = "account-reset-factor", description = "解除动态验证码的绑定(先核实本人),全部登录结束")
public final class AccountResetFactorCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Option(name = "--yes", description = "不再确认,写在账号前面;不在终端上时必须写")
    boolean confirmed;

    @Override
    void run(Principal who, PrintStream console) throws IOException, CommandException {
        String id = account(who, account);
        if (!confirmed(confirmed, "已经当面核实是" + account + "本人?", "zhiheng:account-reset-factor --yes " + account)) {
            console.println("没有解除");
            return;
        }
        accounts.resetFactor(who, id);
        console.println(paint().green("✓") + " 已解除" + account + "的动态验证码,下次登录须重新绑定");
    }
}
