package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.Receipts;

/** {@code zhiheng:receipt-check}. */
@Service
@Performs(Operation.RULING_ASK)
@Command(scope = "zhiheng", name = "receipt-check", description = "核对一份带来的决定凭证,存有当时规则书的再次计算;说明证明了什么、没有证明什么;不成立时退出状态是2")
public final class ReceiptCheckCommand extends PermittedCommand {

    @Argument(index = 0, name = "file", description = "凭证文件,在平台这台机器上", required = true)
    String file;

    @Option(name = "--disclosures", description = "连同凭证交给当事人的个人信息文件")
    String disclosures;

    @Option(name = "--key", description = "已知属于作出机关的平台的公钥的编号,例如sm3:…")
    String key;

    @Reference(optional = true)
    Receipts receipts;

    @Override
    void run(Principal who, PrintStream console) {
        Receipts.Checked checked = there(receipts, "决定凭证")
                .check(
                        LocalFile.text(file),
                        disclosures == null ? null : LocalFile.text(disclosures),
                        key == null ? Set.of() : Set.of(key));
        new CheckReport(paint()).of(checked).forEach(console::println);
        if (!checked.sound()) {
            ends(VerifyCommand.UNSOUND);
        }
    }
}
