package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:factor}. */
@Service
@Performs(Operation.FACTOR_MANAGE_OWN)
@Command(scope = "zhiheng", name = "factor", description = "绑定动态验证码:显示二维码,核对一次验证码,给出备用码")
public final class FactorCommand extends PermittedCommand {

    private static final int COLUMNS = 2;

    @Reference
    OwnAccount own;

    @Override
    void run(Principal who, PrintStream console) throws IOException {
        Paint paint = paint();
        OwnAccount.FactorOffer offer = own.offerFactor(who, secret("口令 "));
        if (Terminals.present(session)) {
            console.println("用手机上的验证器扫描:");
            QrCode.lines(offer.uri(), paint.colours()).forEach(console::println);
        }
        console.println("  密钥  " + paint.bold(offer.secret()));
        console.println("  地址  " + offer.uri());
        var recovery = own.confirmFactor(who, secret("验证器显示的六位验证码 "));
        console.println(paint.green("✓") + " 已绑定动态验证码。以后登录时与口令一起输入");
        console.println("  " + paint.yellow("! 备用码只显示这一次,每个用一次,请抄下收好:"));
        Columns columns = new Columns();
        for (int i = 0; i < recovery.size(); i += COLUMNS) {
            columns.row(
                    recovery.subList(i, Math.min(i + COLUMNS, recovery.size())).toArray(new String[0]));
        }
        columns.lines("  ").forEach(console::println);
    }
}
