package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.LogKeys;
import org.zhiheng.api.records.SignedHead;

/** {@code zhiheng:key-rotate}. */
@Service
@Performs(Operation.KEY_ROTATE)
@Command(scope = "zhiheng", name = "key-rotate", description = "更换封存全过程记录的密钥:新旧密钥都签名,以前的封存仍然有效")
public final class KeyRotateCommand extends PermittedCommand {

    @Argument(index = 0, name = "suite", description = "算法:SM3-SM2或者SHA256-ED25519;不写就不变")
    @Completion(
            value = StringsCompleter.class,
            values = {"SM3-SM2", "SHA256-ED25519"})
    String suite;

    @Option(name = "--yes", description = "不再确认,写在算法前面;不在终端上时必须写")
    boolean confirmed;

    @Reference(optional = true)
    LogKeys keys;

    @Override
    void run(Principal who, PrintStream console) throws IOException, CommandException {
        LogKeys log = there(keys, "记录");
        String question = suite == null ? "更换密钥?" : "更换密钥,改用" + suite + "(从此开始新的纪元)?";
        if (!confirmed(confirmed, question, "zhiheng:key-rotate --yes" + (suite == null ? "" : " " + suite))) {
            console.println("没有更换");
            return;
        }
        SignedHead head = log.rotate(who, suite);
        console.println(paint().green("✓") + " 已更换,第" + head.head().seal() + "次封存由新密钥签名:"
                + head.head().key());
        console.println(paint().grey("  → 请备份密钥文件夹,并把上面的编号交给外部见证人"));
    }
}
