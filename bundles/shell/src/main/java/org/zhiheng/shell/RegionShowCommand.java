package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:region-show}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "region-show", description = "一个规则包的内容、存疑和被取代的值")
public final class RegionShowCommand extends DeskCommand {

    @Argument(index = 0, name = "package", description = "规则包,例如cn.371002", required = true)
    @Completion(PackageCompleter.class)
    String packageId;

    @Argument(index = 1, name = "rule", description = "只看编号含有这些字的规则,例如staffing;这时每个值都写全")
    String rule;

    @Override
    void run(Principal who, PrintStream console) {
        report().show(desk.show(packageId), rule).forEach(console::println);
    }
}
