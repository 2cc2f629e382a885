package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-reset}. */
@Service
@Performs(Operation.FACTOR_RESET)
@Command(scope = "zhiheng", name = "account-reset", description = "提请解除动态验证码绑定,或者连同口令一起重置(先核实本人);由另一名管理员复核后办理")
public final class AccountResetCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "what", description = "factor 动态验证码,password-and-factor 口令和动态验证码", required = true)
    String what;

    @Argument(index = 2, name = "reason", description = "遗失了什么、怎样核实是本人,写在引号里", required = true)
    String reason;

    @Reference
    AccountResets resets;

    @Override
    void run(Principal who, PrintStream console) {
        AccountResets.What wanted = Words.read(AccountResets.What.class, what, "what");
        AccountResets.Step step = resets.request(who, account(who, account), wanted, reason);
        console.println(paint().green("✓") + " 已提请重置" + account + "的" + Words.label(wanted) + ",编号"
                + step.reset().id());
        if (step.half() != null) {
            report().secret("新口令的前一半", step.half(), "只告诉本人;后一半由复核人告诉本人,中间用-连接").forEach(console::println);
        }
        console.println(paint().grey("  → 另一名管理员复核:zhiheng:account-reset-confirm "
                + step.reset().id()));
    }
}
