package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:archive-check}. */
@Service
@Performs(Operation.CASE_ARCHIVE)
@Command(scope = "zhiheng", name = "archive-check", description = "核对一个案卷归档包,不接收;说明证明了什么、没有证明什么;不成立时退出状态是2")
public final class ArchiveCheckCommand extends PermittedCommand {

    @Argument(index = 0, name = "file", description = "归档包,在平台这台机器上", required = true)
    String file;

    @Option(name = "--key", description = "已知属于移出平台的公钥的编号,例如sm3:…")
    String key;

    @Reference(optional = true)
    CaseArchives archives;

    @Override
    void run(Principal who, PrintStream console) {
        Path archive = LocalFile.named(file);
        Receipts.Checked checked;
        try {
            checked = there(archives, "案卷归档包")
                    .check(
                            () -> Files.newInputStream(archive),
                            Files.size(archive),
                            key == null ? Set.of() : Set.of(key));
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "SHELL-FILE", "读不了文件:" + file, null, e);
        }
        new CheckReport(paint()).of(checked).forEach(console::println);
        if (!checked.sound()) {
            ends(VerifyCommand.UNSOUND);
        }
    }
}
