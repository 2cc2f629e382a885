package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Rulings;

/** {@code zhiheng:questions}. */
@Service
@Performs(Operation.RULING_ASK)
@Command(scope = "zhiheng", name = "questions", description = "可以问的问题,或者一个问题的事实和回答")
public final class QuestionsCommand extends PermittedCommand {

    @Argument(index = 0, name = "question", description = "问题,例如competence;不写就是全部问题")
    @Completion(QuestionCompleter.class)
    String question;

    @Reference
    Rulings rulings;

    @Override
    void run(Principal who, PrintStream console) {
        QuestionReport report = new QuestionReport(paint());
        List<String> lines =
                question == null ? report.all(rulings.questions()) : report.one(question, rulings.schema(question));
        lines.forEach(console::println);
    }
}
