package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.PackageDetail;

/** {@code zhiheng:region-show}. */
@Service
@Command(scope = "zhiheng", name = "region-show", description = "一个规则包的内容、存疑和被取代的值")
public final class RegionShowCommand extends DeskCommand {

    @Argument(index = 0, name = "package", description = "规则包,例如cn.371002", required = true)
    @Completion(PackageCompleter.class)
    String packageId;

    @Override
    void run(PrintStream console) {
        PackageDetail detail = desk.show(packageId);
        console.println(detail.info().title() + "  " + detail.info().id() + "  "
                + detail.info().version());
        for (PackageDetail.Entry rule : detail.rules()) {
            console.println("  " + rule.kind() + "  " + rule.id() + "  " + rule.title() + "  " + rule.summary());
        }
        print(console, "被上级的新值取代:", detail.overtaken());
        print(
                console,
                "存疑,需要人再看:",
                detail.doubts().stream()
                        .map(each -> each.rule() + (each.from() == null ? "" : " " + each.from()) + ":" + each.doubt()
                                + (each.reading() == null ? "" : "(采用:" + each.reading() + ")"))
                        .toList());
    }

    private static void print(PrintStream console, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            console.println(title);
            lines.forEach(line -> console.println("  " + line));
        }
    }
}
