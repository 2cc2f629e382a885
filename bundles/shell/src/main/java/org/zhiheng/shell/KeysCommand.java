package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.LogKeys;

/** {@code zhiheng:keys}. */
@Service
@Performs(Operation.KEY_ROTATE)
@Command(scope = "zhiheng", name = "keys", description = "封存全过程记录所用的密钥,新的在前")
public final class KeysCommand extends PermittedCommand {

    @Reference(optional = true)
    LogKeys keys;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        Paint paint = paint();
        List<LogKeys.KeyInfo> all = there(keys, "记录").list();
        if (all.isEmpty()) {
            console.println("还没有密钥:第一次封存时产生");
            return;
        }
        Columns columns = new Columns().row(paint.greys("", "算法", "启用", "纪元", "私钥", "编号"));
        for (LogKeys.KeyInfo each : all) {
            columns.row(
                    each.inForce() ? paint.green("在用") : "以前",
                    each.suite(),
                    Words.time(each.since(), clock),
                    String.valueOf(each.era()),
                    each.held() ? "在" : each.inForce() ? paint.red("不在") : paint.grey("不在"),
                    each.id());
        }
        columns.lines("").forEach(console::println);
    }
}
