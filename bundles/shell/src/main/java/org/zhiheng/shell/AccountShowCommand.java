package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-show}. */
@Service
@Performs(Operation.DIRECTORY_VIEW)
@Command(scope = "zhiheng", name = "account-show", description = "一个账号的状态、角色和令牌")
public final class AccountShowCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Option(name = "--purpose", description = "用途;写了就显示姓名和编号,并记入审计")
    String purpose;

    @Override
    void run(Principal who, PrintStream console) {
        report().show(directory.show(who, account(who, account), purpose)).forEach(console::println);
    }
}
