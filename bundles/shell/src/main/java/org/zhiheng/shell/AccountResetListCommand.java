package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-reset-list}. */
@Service
@Performs(Operation.RESET_CONFIRM)
@Command(scope = "zhiheng", name = "account-reset-list", description = "等待另一名管理员复核的重置")
public final class AccountResetListCommand extends AccountCommand {

    @Reference
    AccountResets resets;

    @Override
    void run(Principal who, PrintStream console) {
        List<AccountResets.Reset> waiting = resets.waiting(who);
        if (waiting.isEmpty()) {
            console.println("没有等待复核的重置");
            return;
        }
        Columns columns = new Columns().row(paint().greys("编号", "账号", "重置", "提请", "作废", "提请人", "理由"));
        waiting.forEach(each -> columns.row(
                each.id(),
                name(who, each.account()),
                Words.label(each.what()),
                Words.time(each.requestedAt(), clock),
                Words.time(each.until(), clock),
                name(who, each.requestedBy()),
                each.reason()));
        columns.lines("").forEach(console::println);
        console.println(paint().grey("→ 复核:zhiheng:account-reset-confirm 编号,或者zhiheng:account-reset-refuse 编号"));
    }

    private String name(Principal who, String account) {
        return directory.show(who, account, null).account().name();
    }
}
