package org.zhiheng.shell;

import java.time.Clock;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.zhiheng.api.rules.RuleDesk;

/** What the commands at the rule desk share. */
abstract class DeskCommand extends PermittedCommand {

    @Reference
    RuleDesk desk;

    @Reference
    Clock clock;

    final RegionReport report() {
        return new RegionReport(paint(), clock.getZone(), Terminals.width(session));
    }

    final RuleReport ruleReport() {
        return new RuleReport(paint(), clock.getZone());
    }
}
