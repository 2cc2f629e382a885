package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;

/** {@code zhiheng:record}. */
@Service
@Performs(Operation.AUDIT_VIEW)
@Command(scope = "zhiheng", name = "record", description = "一个对象的全过程记录;个人信息只有摘要")
public final class RecordCommand extends PermittedCommand {

    @Argument(index = 0, name = "subject", description = "类型/编号,例如case/c1;密钥是log/keys", required = true)
    String subject;

    @Option(name = "--from", description = "从第几条起,第一条是0")
    long from;

    @Option(name = "--limit", description = "最多几条")
    int limit = 50;

    @Reference(optional = true)
    Records records;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        Subject about = Subject.parse(subject);
        Records all = there(records, "记录");
        List<Entry> entries = all.history(about, from, limit);
        if (entries.isEmpty()) {
            throw ZhihengException.notFound(
                    "SHELL-RECORD", "没有" + subject + "的记录" + (from > 0 ? ",或者没有这么多条" : ""), "subject");
        }
        RecordReport report = new RecordReport(paint(), clock);
        for (Entry each : entries) {
            report.entry(each, all.inclusion(about, each.number()).orElse(null)).forEach(console::println);
        }
        if (entries.size() == limit) {
            console.println(paint().grey("→ 后面的:zhiheng:record --from " + (from + limit) + " " + subject));
        }
    }
}
