package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:rules-doubts}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "rules-doubts", description = "生效的规则里存疑的:为什么存疑,这里采用哪种读法")
public final class RulesDoubtsCommand extends DeskCommand {

    @Argument(index = 0, name = "package", description = "只看一个规则包,例如cn.371002")
    @Completion(PackageCompleter.class)
    String packageId;

    @Override
    void run(Principal who, PrintStream console) {
        ruleReport()
                .doubts(desk.doubts().stream()
                        .filter(each -> packageId == null || each.packageId().equals(packageId))
                        .toList())
                .forEach(console::println);
    }
}
