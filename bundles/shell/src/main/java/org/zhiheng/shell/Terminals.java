package org.zhiheng.shell;

import org.apache.karaf.shell.api.console.Session;

/** Whether somebody looks at a terminal, or a program reads. */
final class Terminals {

    private Terminals() {}

    static boolean present(Session session) {
        return session.getTerminal() != null;
    }

    static Paint paint(Session session) {
        return new Paint(present(session) && session.getTerminal().isAnsiSupported());
    }

    /** In columns; 0 where nobody looks. */
    static int width(Session session) {
        return present(session) ? session.getTerminal().getWidth() : 0;
    }
}
