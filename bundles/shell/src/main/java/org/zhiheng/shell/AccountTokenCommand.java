package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-token}. */
@Service
@Performs(Operation.TOKEN_ISSUE)
@Command(scope = "zhiheng", name = "account-token", description = "给程序账号签发令牌,显示一次")
public final class AccountTokenCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "until", description = "到哪一天为止(不含),例如2027-01-01", required = true)
    String until;

    @Argument(
            index = 2,
            name = "operations",
            description = "可以办理的事项,例如ruling.ask rules.view;不超出账号的角色",
            required = true,
            multiValued = true)
    @Completion(OperationCompleter.class)
    List<String> operations;

    @Override
    void run(Principal who, PrintStream console) {
        Accounts.Issued issued = accounts.issueToken(
                who, account(who, account), Words.operations(operations), Words.day(until, clock, "until"));
        console.println(paint().green("✓") + " 已签发令牌,编号" + issued.id());
        report().secret("令牌", issued.token(), "吊销:zhiheng:account-token-revoke " + issued.id())
                .forEach(console::println);
    }
}
