package org.zhiheng.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:archive-import}. */
@Service
@Performs(Operation.CASE_ARCHIVE)
@Command(scope = "zhiheng", name = "archive-import", description = "接收别处的案卷归档包:核对成立才接收,只供查阅")
public final class ArchiveImportCommand extends PermittedCommand {

    @Argument(index = 0, name = "file", description = "归档包,在平台这台机器上", required = true)
    String file;

    @Option(name = "--body", description = "归入哪个机构的档案", required = true)
    String body;

    @Option(name = "--document", description = "所依据的文件,例如移交清单的文号", required = true)
    String document;

    @Option(name = "--key", description = "已知属于移出平台的公钥的编号;写了就核对是它签的")
    String key;

    @Reference(optional = true)
    CaseArchives archives;

    @Override
    void run(Principal who, PrintStream console) {
        CaseArchives.Archived archived;
        try (InputStream content = Files.newInputStream(LocalFile.named(file))) {
            archived =
                    there(archives, "案卷归档包").take(who, body, document, key == null ? Set.of() : Set.of(key), content);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "SHELL-FILE", "读不了文件:" + file, null, e);
        }
        console.println(paint().green("✓") + " 接收了" + archived.title()
                + (archived.number() == null ? "" : "(" + archived.number() + ")") + ",编号" + archived.id());
        if (!archived.anchored()) {
            console.println(paint().yellow("  ! 没有写明移出平台的密钥,只核对了归档包自身是否一致"));
        }
    }
}
