package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.error.ZhihengException;

/** How commands speak to people. */
final class Lines {

    private Lines() {}

    static void error(PrintStream console, ZhihengException error) {
        String field = error.field().map(name -> "(" + name + ")").orElse("");
        console.println("✗ " + error.code() + field + ":" + error.getMessage());
    }

    /** Whether the terminal shows colours. */
    static boolean colours(Session session) {
        return session.getTerminal() != null && session.getTerminal().isAnsiSupported();
    }
}
