package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;

/** {@code zhiheng:account-grant}. */
@Service
@Performs({Operation.ROLE_GRANT, Operation.SECURITY_APPOINT})
@Command(scope = "zhiheng", name = "account-grant", description = "授予角色(安全管理员;首任安全管理员由系统管理员任命)")
public final class AccountGrantCommand extends AccountCommand {

    private static final Set<Role> ADMINISTRATORS =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "role", description = "角色,例如rule-steward或者规则管理员", required = true)
    @Completion(RoleCompleter.class)
    String role;

    @Argument(index = 2, name = "body", description = "在哪个机构", required = true)
    @Completion(BodyCompleter.class)
    String body;

    @Option(name = "--scope", description = "写在账号前面。数据范围:own、body、body-and-below、division、all;不写时三种管理员是all,其他角色是body")
    String scope;

    @Option(name = "--until", description = "写在账号前面。到哪一天为止(不含),例如2027-01-01;不写就是不限")
    String until;

    @Override
    void run(Principal who, PrintStream console) {
        Role given = Words.read(Role.class, role, "role");
        Scope reach = scope == null ? usual(given) : Words.read(Scope.class, scope, "scope");
        Grant grant = accounts.grant(who, account(who, account), given, body, reach, Words.day(until, clock, "until"));
        console.println(paint().green("✓") + " 已授予" + account + " " + Words.label(grant.role()) + "(" + grant.body()
                + "," + Words.label(reach) + ")");
    }

    /** An administrator of one body alone would reach next to nobody. */
    private static Scope usual(Role role) {
        return ADMINISTRATORS.contains(role) ? Scope.ALL : Scope.BODY;
    }
}
