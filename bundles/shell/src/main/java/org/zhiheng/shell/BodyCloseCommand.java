package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:body-close}. */
@Service
@Performs(Operation.ORGANISATION_CHANGE)
@Command(scope = "zhiheng", name = "body-close", description = "撤销机构,不能恢复;可以并入另一个机构")
public final class BodyCloseCommand extends PermittedCommand {

    @Argument(index = 0, name = "id", description = "机构编号", required = true)
    @Completion(BodyCompleter.class)
    String id;

    @Option(name = "--into", description = "写在编号前面。并入哪个机构:账号、角色和下级机构都转过去;都没有的不写")
    String into;

    @Option(name = "--yes", description = "写在编号前面。不再询问")
    boolean yes;

    @Reference
    Organisation organisation;

    @Override
    void run(Principal who, PrintStream console) throws Exception {
        String what = "撤销机构" + id + (into == null ? "" : ",并入" + into);
        if (!confirmed(yes, what + "?", "zhiheng:body-close --yes " + id)) {
            console.println("没有办理");
            return;
        }
        organisation.close(who, id, into);
        console.println(paint().green("✓") + " 已" + what);
    }
}
