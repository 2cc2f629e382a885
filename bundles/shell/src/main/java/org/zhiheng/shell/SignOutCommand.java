package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.shell.door.Consoles;

/** {@code zhiheng:sign-out}. */
@Service
@Performs(Operation.SESSION_OWN)
@Command(scope = "zhiheng", name = "sign-out", description = "退出登录")
public final class SignOutCommand extends PermittedCommand {

    @Override
    void run(Principal who, PrintStream console) {
        Consoles.signOut();
        console.println(paint().green("✓") + " 已退出登录");
        // Closing the server's own terminal would end the platform.
        if (!Boolean.TRUE.equals(session.get(Session.IS_LOCAL))) {
            session.close();
        }
    }
}
