package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.Receipts;

/** {@code zhiheng:receipt-replay}. */
@Service
@Performs(Operation.CASES_USE)
@Command(scope = "zhiheng", name = "receipt-replay", description = "用当时的事实和存档的规则书再次计算决定所依据的裁断;有不同时退出状态是2")
public final class ReceiptReplayCommand extends PermittedCommand {

    @Argument(index = 0, name = "caseId", description = "案件编号", required = true)
    String caseId;

    @Argument(index = 1, name = "receipt", description = "凭证编号,见zhiheng:receipts", required = true)
    String receipt;

    @Reference(optional = true)
    Receipts receipts;

    @Override
    void run(Principal who, PrintStream console) {
        Receipts.Replay replay = there(receipts, "决定凭证").replay(who, caseId, receipt);
        List<String> lines = new ArrayList<>();
        new CheckReport(paint()).replay(replay, lines);
        lines.forEach(console::println);
        console.println("当时的计算版本" + replay.recordedEngine() + ",现在的计算版本" + replay.engine());
        console.println(replay.same() ? paint().green("全部相同") : paint().red("有不同"));
        if (!replay.same()) {
            ends(VerifyCommand.UNSOUND);
        }
    }
}
