package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.system.Backups;

/** {@code zhiheng:backup-list}. */
@Service
@Performs(Operation.SYSTEM_BACKUP)
@Command(
        scope = "zhiheng",
        name = "backup-list",
        description = "完整的备份,新的在前;核对和恢复用zhiheng-tools backup-verify、zhiheng-tools restore")
public final class BackupListCommand extends PermittedCommand {

    @Reference(optional = true)
    Backups backups;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        List<Backups.Backup> all = there(backups, "备份").list(who);
        if (all.isEmpty()) {
            console.println("还没有备份");
            return;
        }
        Columns columns = new Columns().row(paint().greys("时间", "密钥", "附件", "文件夹"));
        for (Backups.Backup each : all) {
            columns.row(
                    Words.time(each.at(), clock),
                    each.withKeys() ? "含" : paint().grey("不含"),
                    String.valueOf(each.attachments()),
                    each.folder());
        }
        columns.lines("").forEach(console::println);
    }
}
