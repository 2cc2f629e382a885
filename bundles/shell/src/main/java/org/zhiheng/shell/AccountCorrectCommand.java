package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-correct}. */
@Service
@Performs(Operation.PERSON_CORRECT)
@Command(scope = "zhiheng", name = "account-correct", description = "更正账号的人员编号或者姓名;编号是另一人的,账号就归那一人")
public final class AccountCorrectCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "number", description = "人员编号", required = true)
    String number;

    @Argument(index = 2, name = "person", description = "姓名", required = true)
    String person;

    @Override
    void run(Principal who, PrintStream console) {
        accounts.correctPerson(who, account(who, account), number, person);
        console.println(paint().green("✓") + " 已更正" + account + "的人员");
    }
}
