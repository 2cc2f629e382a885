package org.zhiheng.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.rulings.Rulings;

/** Completes names of questions. */
@Service
public final class QuestionCompleter implements Completer {

    @Reference
    Rulings rulings;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        rulings.questions().forEach(question -> names.getStrings().add(question.name()));
        return names.complete(session, line, candidates);
    }
}
