package org.zhiheng.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.HeldLog;
import org.zhiheng.api.records.SignedHead;

/** {@code zhiheng:record-resume}. */
@Service
@Performs(Operation.RECORD_RESUME)
@Command(scope = "zhiheng", name = "record-resume", description = "确认数据库恢复过,让停止封存的记录继续;新的纪元第一条写明谁确认、遗失了什么")
public final class RecordResumeCommand extends PermittedCommand {

    @Option(name = "--yes", description = "不再确认;不在终端上时必须写")
    boolean confirmed;

    @Reference(optional = true)
    HeldLog log;

    @Override
    void run(Principal who, PrintStream console) throws IOException, CommandException {
        HeldLog held = there(log, "记录");
        Optional<String> reason = held.reason();
        if (reason.isEmpty()) {
            console.println("记录没有停止封存,不需要确认");
            return;
        }
        console.println(reason.get());
        if (!confirmed(confirmed, "已经查明原因,遗失的记录写明在新的纪元里,继续封存?", "zhiheng:record-resume --yes")) {
            console.println("没有继续封存");
            return;
        }
        Optional<SignedHead> head = held.resume(who);
        console.println(paint().green("✓") + " 继续封存"
                + head.map(each -> ":第" + each.head().era() + "纪元,从位置"
                                + each.head().first() + "开始,第" + each.head().seal() + "次封存")
                        .orElse(""));
    }
}
