package org.zhiheng.shell;

import java.io.IOException;
import javax.security.auth.login.LoginException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.shell.door.Consoles;

/**
 * {@code zhiheng:sign-in}: at the server's own terminal, where nobody is signed in when it opens. Over ssh people have signed in before
 * they can type anything. The one command without an operation, for nobody is there yet who might be allowed it.
 */
@Service
@Command(scope = "zhiheng", name = "sign-in", description = "在服务器本机的控制台登录")
public final class SignInCommand implements Action {

    private static final Character UNSEEN = 0;

    @Reference
    Session session;

    @Override
    public Object execute() throws IOException, CommandException {
        Paint paint = Terminals.paint(session);
        if (!Boolean.TRUE.equals(session.get(Session.IS_LOCAL))) {
            throw Refusals.of(ZhihengException.conflict("SHELL-SIGNED-IN", "已经登录"), null, paint);
        }
        try {
            Consoles.signIn(
                    session.readLine("账号 ", null),
                    session.readLine("口令 ", UNSEEN),
                    session.readLine("动态验证码(没有绑定的直接回车) ", UNSEEN));
        } catch (LoginException e) {
            if (e.getCause() instanceof ZhihengException refused) {
                throw Refusals.of(refused, null, paint);
            }
            throw Refusals.of(ZhihengException.unavailable("SHELL-SIGN-IN", "现在不能登录:平台的账号尚未就绪"), null, paint);
        }
        session.getConsole().println(paint.green("✓") + " 已登录;本人的角色和命令:zhiheng:whoami,退出:zhiheng:sign-out");
        return null;
    }
}
