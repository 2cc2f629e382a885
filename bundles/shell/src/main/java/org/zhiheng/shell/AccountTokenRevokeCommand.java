package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-token-revoke}. */
@Service
@Performs(Operation.TOKEN_REVOKE)
@Command(scope = "zhiheng", name = "account-token-revoke", description = "吊销令牌")
public final class AccountTokenRevokeCommand extends AccountCommand {

    @Argument(index = 0, name = "token", description = "令牌的编号,见zhiheng:account-show", required = true)
    String token;

    @Override
    void run(Principal who, PrintStream console) {
        accounts.revokeToken(who, token);
        console.println(paint().green("✓") + " 已吊销令牌" + token);
    }
}
