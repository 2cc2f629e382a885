package org.zhiheng.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.rulings.Rulings;

/** {@code zhiheng:questions}. */
@Service
@Command(scope = "zhiheng", name = "questions", description = "可以问的问题")
public final class QuestionsCommand implements Action {

    @Reference
    Rulings rulings;

    @Reference
    Session session;

    @Override
    public Object execute() {
        rulings.questions().forEach(each -> session.getConsole().printf("  %-22s %s%n", each.name(), each.title()));
        return null;
    }
}
