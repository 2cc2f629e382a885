package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RuleDesk;

/** What the commands at the rule desk share: the desk, the console, and errors that people understand. */
abstract class DeskCommand implements Action {

    @Reference
    RuleDesk desk;

    @Reference
    Clock clock;

    @Reference
    Session session;

    @Override
    public final Object execute() throws Exception {
        try {
            run(session.getConsole());
        } catch (ZhihengException e) {
            throw Refusals.of(e, null, paint());
        }
        return null;
    }

    abstract void run(PrintStream console) throws Exception;

    final Paint paint() {
        return Terminals.paint(session);
    }

    final RegionReport report() {
        return new RegionReport(paint(), clock.getZone(), Terminals.width(session));
    }

    final RuleReport ruleReport() {
        return new RuleReport(paint(), clock.getZone());
    }
}
