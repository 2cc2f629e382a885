package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseArchives;

/** {@code zhiheng:archive-list}. */
@Service
@Performs(Operation.CASE_VIEW)
@Command(scope = "zhiheng", name = "archive-list", description = "一个机构接收的别处的案卷,新的在前")
public final class ArchiveListCommand extends PermittedCommand {

    private static final int PAGE = 50;

    @Argument(index = 0, name = "body", description = "机构", required = true)
    String body;

    @Option(name = "--after", description = "从这一页之后,上一页末尾写明")
    String after;

    @Reference(optional = true)
    CaseArchives archives;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        CaseArchives.Page page = there(archives, "案卷归档包").list(who, body, PAGE, after);
        if (page.archived().isEmpty()) {
            console.println("没有接收过案卷");
            return;
        }
        Columns columns = new Columns().row(paint().greys("接收", "案号", "案由", "密钥", "编号"));
        for (CaseArchives.Archived each : page.archived()) {
            columns.row(
                    Words.time(each.at(), clock),
                    each.number() == null ? "-" : each.number(),
                    each.title(),
                    each.anchored() ? "已核对" : paint().yellow("没有核对"),
                    paint().grey(each.id()));
        }
        columns.lines("").forEach(console::println);
        if (page.next() != null) {
            console.println(paint().grey("→ 后面的:zhiheng:archive-list --after " + page.next() + " " + body));
        }
    }
}
