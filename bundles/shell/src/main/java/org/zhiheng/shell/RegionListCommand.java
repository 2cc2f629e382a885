package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:region-list}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "region-list", description = "生效的和没有生效的规则包,现在是第几代")
public final class RegionListCommand extends DeskCommand {

    @Override
    void run(Principal who, PrintStream console) {
        report().list(desk.inForce(), desk.notInForce(), desk.generations()).forEach(console::println);
    }
}
