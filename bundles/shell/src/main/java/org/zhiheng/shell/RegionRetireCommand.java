package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:region-retire}. */
@Service
@Performs(Operation.RULES_PROPOSE)
@Command(
        scope = "zhiheng",
        name = "region-retire",
        description = "停用一个规则包,重启后仍然如此;要再用,请提高它的版本,或者用zhiheng:region-rollback回到以前的一代")
public final class RegionRetireCommand extends DeskCommand {

    @Argument(index = 0, name = "package", description = "规则包,例如cn.371002", required = true)
    @Completion(PackageCompleter.class)
    String packageId;

    @Option(name = "--yes", description = "不再确认,写在规则包前面;不在终端上时必须写")
    boolean confirmed;

    @Override
    void run(Principal who, PrintStream console) throws Exception {
        // Named before anything is asked, so that nobody confirms what does not exist.
        String title = desk.show(packageId).info().title();
        String question = "停用" + title + "(" + packageId + ")以后,它的问题由上级规则回答。确定停用?";
        if (!confirmed(confirmed, question, "zhiheng:region-retire --yes " + packageId)) {
            console.println("没有停用");
            return;
        }
        console.println(paint().green("✓") + " " + report().outcome(desk.retire(who, packageId, "停用")));
    }
}
