package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:body-rename}. */
@Service
@Performs(Operation.ORGANISATION_CHANGE)
@Command(scope = "zhiheng", name = "body-rename", description = "机构改名")
public final class BodyRenameCommand extends PermittedCommand {

    @Argument(index = 0, name = "id", description = "机构编号", required = true)
    @Completion(BodyCompleter.class)
    String id;

    @Argument(index = 1, name = "title", description = "新名称", required = true)
    String title;

    @Reference
    Organisation organisation;

    @Override
    void run(Principal who, PrintStream console) {
        console.println(paint().green("✓") + " 机构" + id + "已改名:"
                + organisation.rename(who, id, title).title());
    }
}
