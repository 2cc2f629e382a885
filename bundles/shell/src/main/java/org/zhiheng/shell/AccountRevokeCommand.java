package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:account-revoke}. */
@Service
@Performs(Operation.ROLE_REVOKE)
@Command(scope = "zhiheng", name = "account-revoke", description = "收回角色")
public final class AccountRevokeCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "role", description = "角色,或者zhiheng:account-show所列的编号", required = true)
    @Completion(RoleCompleter.class)
    String role;

    @Override
    void run(Principal who, PrintStream console) {
        List<Grant> held = directory.show(who, account(who, account), null).grants().stream()
                .filter(each -> each.id().equals(role)
                        || Words.of(each.role()).equals(role)
                        || Words.label(each.role()).equals(role))
                .toList();
        if (held.isEmpty()) {
            throw ZhihengException.notFound("SHELL-ROLE", account + "没有角色" + role, "role");
        }
        if (held.size() > 1) {
            report().grants(held).forEach(console::println);
            throw ZhihengException.conflict("SHELL-ROLE", account + "有" + held.size() + "个这样的角色,请写上面所列的编号");
        }
        accounts.revoke(who, held.get(0).id());
        console.println(paint().green("✓") + " 已收回" + account + "的"
                + Words.label(held.get(0).role()) + "(" + held.get(0).body() + ")");
    }
}
