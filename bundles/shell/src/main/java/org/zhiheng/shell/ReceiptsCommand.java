package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.Receipts;

/** {@code zhiheng:receipts}. */
@Service
@Performs(Operation.CASES_USE)
@Command(scope = "zhiheng", name = "receipts", description = "一个案件的决定凭证;最后一列是文书上二维码的内容")
public final class ReceiptsCommand extends PermittedCommand {

    @Argument(index = 0, name = "caseId", description = "案件编号", required = true)
    String caseId;

    @Reference(optional = true)
    Receipts receipts;

    @Override
    void run(Principal who, PrintStream console) {
        List<Receipts.Info> all = there(receipts, "决定凭证").of(who, caseId);
        if (all.isEmpty()) {
            console.println("还没有决定");
            return;
        }
        Columns columns = new Columns().row(paint().greys("决定之日", "内容", "凭证", "二维码"));
        for (Receipts.Info each : all) {
            columns.row(
                    each.decidedOn().toString(),
                    each.part() + "第" + each.version() + "版" + (each.ofChange() ? ",变更" : ""),
                    each.issuedAt() == null ? paint().yellow("稍后生成") : each.id(),
                    paint().grey(each.mark()));
        }
        columns.lines("").forEach(console::println);
    }
}
