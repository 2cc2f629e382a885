package org.zhiheng.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Rulings;

/** {@code zhiheng:questions}. */
@Service
@Command(scope = "zhiheng", name = "questions", description = "可以问的问题,或者一个问题的事实和回答")
public final class QuestionsCommand implements Action {

    @Argument(index = 0, name = "question", description = "问题,例如competence;不写就是全部问题")
    @Completion(QuestionCompleter.class)
    String question;

    @Reference
    Rulings rulings;

    @Reference
    Session session;

    @Override
    public Object execute() throws CommandException {
        Paint paint = Terminals.paint(session);
        QuestionReport report = new QuestionReport(paint);
        try {
            List<String> lines =
                    question == null ? report.all(rulings.questions()) : report.one(question, rulings.schema(question));
            lines.forEach(session.getConsole()::println);
        } catch (ZhihengException e) {
            throw Refusals.of(e, null, paint);
        }
        return null;
    }
}
