package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseArchives;

/** {@code zhiheng:archive-export}. */
@Service
@Performs(Operation.CASE_ARCHIVE)
@Command(scope = "zhiheng", name = "archive-export", description = "把已经归档的案卷导出为一个归档包(ZIP):目录、案卷、附件、全过程记录和证明、决定凭证")
public final class ArchiveExportCommand extends PermittedCommand {

    @Argument(index = 0, name = "caseId", description = "案件编号", required = true)
    String caseId;

    @Argument(index = 1, name = "file", description = "写到平台这台机器上的哪个文件(.zip),已经有的不覆盖", required = true)
    String file;

    @Option(name = "--purpose", description = "导出的用途,会记录", required = true)
    String purpose;

    @Reference(optional = true)
    CaseArchives archives;

    @Override
    void run(Principal who, PrintStream console) {
        CaseArchives.Writing writing = there(archives, "案卷归档包").export(who, caseId, purpose);
        LocalFile.write(file, ".zip", writing::to);
        console.println(paint().green("✓") + " 归档包写好了:" + file);
        console.println(paint().grey("  → 核对:zhiheng:archive-check " + file + ",或者zhiheng-verify archive"));
    }
}
