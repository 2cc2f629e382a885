package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:body-list}. */
@Service
@Performs(Operation.ORGANISATION_VIEW)
@Command(scope = "zhiheng", name = "body-list", description = "机构树")
public final class BodyListCommand extends PermittedCommand {

    @Reference
    Organisation organisation;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        new AccountReport(paint(), clock).bodies(organisation.bodies()).forEach(console::println);
    }
}
