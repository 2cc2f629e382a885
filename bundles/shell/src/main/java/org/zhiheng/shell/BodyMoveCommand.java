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

/** {@code zhiheng:body-move}. */
@Service
@Performs(Operation.ORGANISATION_CHANGE)
@Command(scope = "zhiheng", name = "body-move", description = "把机构连同下级改到另一个上级机构之下")
public final class BodyMoveCommand extends PermittedCommand {

    @Argument(index = 0, name = "id", description = "机构编号", required = true)
    @Completion(BodyCompleter.class)
    String id;

    @Argument(index = 1, name = "parent", description = "新的上级机构的编号", required = true)
    @Completion(BodyCompleter.class)
    String parent;

    @Reference
    Organisation organisation;

    @Override
    void run(Principal who, PrintStream console) {
        organisation.move(who, id, parent);
        console.println(paint().green("✓") + " 机构" + id + "现在在" + parent + "之下");
    }
}
