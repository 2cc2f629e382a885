package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-reset-confirm}. */
@Service
@Performs(Operation.RESET_CONFIRM)
@Command(scope = "zhiheng", name = "account-reset-confirm", description = "复核同意一项重置并办理,全部登录结束;提请人不能复核自己的")
public final class AccountResetConfirmCommand extends AccountCommand {

    @Argument(index = 0, name = "reset", description = "重置的编号,见zhiheng:account-reset-list", required = true)
    String reset;

    @Option(name = "--yes", description = "不再确认,写在编号前面;不在终端上时必须写")
    boolean confirmed;

    @Reference
    AccountResets resets;

    @Override
    void run(Principal who, PrintStream console) throws IOException, CommandException {
        if (!confirmed(confirmed, "已经自己核实是本人遗失?", "zhiheng:account-reset-confirm --yes " + reset)) {
            console.println("没有办理");
            return;
        }
        AccountResets.Step step = resets.confirm(who, reset);
        console.println(paint().green("✓") + " 已重置" + Words.label(step.reset().what()) + ",下次登录须重新绑定动态验证码");
        if (step.half() != null) {
            report().secret("新口令的后一半", step.half(), "只告诉本人;接在前一半的后面,中间用-连接").forEach(console::println);
        }
    }
}
