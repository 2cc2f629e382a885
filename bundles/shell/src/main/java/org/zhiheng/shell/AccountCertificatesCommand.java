package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-certificates}. */
@Service
@Performs(Operation.SIGNING_CERTIFICATE_REGISTER)
@Command(scope = "zhiheng", name = "account-certificates", description = "程序账号登记的签名证书")
public final class AccountCertificatesCommand extends AccountCommand {

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Override
    void run(Principal who, PrintStream console) {
        Directory.Security security =
                directory.show(who, account(who, account), null).security();
        List<String> lines = security == null ? List.of() : report().certificates(security.certificates());
        if (lines.isEmpty()) {
            console.println("没有登记签名证书");
        }
        lines.forEach(console::println);
    }
}
