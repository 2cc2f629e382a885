package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:password}: asks for what nobody should see on a command line. */
@Service
@Performs(Operation.PASSWORD_CHANGE_OWN)
@Command(scope = "zhiheng", name = "password", description = "修改本人的口令;本人的其他登录随之结束")
public final class PasswordCommand extends PermittedCommand {

    @Reference
    OwnAccount own;

    @Override
    void run(Principal who, PrintStream console) throws IOException {
        String current = secret("现在的口令 ");
        String next = secret("新口令(12个字符以上) ");
        if (!next.equals(secret("再输入一次 "))) {
            throw ZhihengException.invalid("SHELL-PASSWORD", "两次输入的新口令不同,没有修改", null);
        }
        SignedIn in = own.changePassword(who, current, next, login().source());
        login().continuesIn(in);
        console.println(paint().green("✓") + " 口令已修改,本人的其他登录已经结束");
        if (in.restrictions().contains(Restriction.MUST_BIND_FACTOR)) {
            console.println(paint().grey("  → 接下来绑定动态验证码:zhiheng:factor"));
        }
    }
}
