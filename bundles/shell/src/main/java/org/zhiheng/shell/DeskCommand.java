package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RuleDesk;

/** What the commands at the rule desk share: the desk, the console, and errors as one clear line. */
abstract class DeskCommand implements Action {

    @Reference
    RuleDesk desk;

    @Reference
    Session session;

    @Override
    public final Object execute() throws Exception {
        PrintStream console = session.getConsole();
        try {
            run(console);
        } catch (ZhihengException e) {
            Lines.error(console, e);
        }
        return null;
    }

    abstract void run(PrintStream console) throws Exception;
}
