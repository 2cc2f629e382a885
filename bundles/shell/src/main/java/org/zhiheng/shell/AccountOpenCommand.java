package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-open}. */
@Service
@Performs(Operation.ACCOUNT_OPEN)
@Command(scope = "zhiheng", name = "account-open", description = "开立账号,没有任何角色;显示一次初始口令")
public final class AccountOpenCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号名:以字母开头,3到40个小写字母、数字或者._-", required = true)
    String account;

    @Argument(index = 1, name = "number", description = "人员编号;同一编号的账号是同一个人的", required = true)
    String number;

    @Argument(index = 2, name = "person", description = "姓名,程序账号写负责人", required = true)
    String person;

    @Argument(index = 3, name = "body", description = "机构编号,见zhiheng:body-list", required = true)
    @Completion(BodyCompleter.class)
    String body;

    @Option(name = "--program", description = "程序账号:没有口令,用令牌")
    boolean program;

    @Override
    void run(Principal who, PrintStream console) {
        Accounts.Kind kind = program ? Accounts.Kind.PROGRAM : Accounts.Kind.PERSON;
        Accounts.Opened opened = accounts.open(who, new Accounts.NewAccount(account, kind, number, person, body));
        console.println(paint().green("✓") + " 已开立账号" + account);
        if (opened.password() != null) {
            report().secret("初始口令", opened.password(), "本人首次登录后须修改").forEach(console::println);
        }
        console.println(paint().grey("  → 由安全管理员授予角色:zhiheng:account-grant " + account + " 角色 机构"));
    }
}
