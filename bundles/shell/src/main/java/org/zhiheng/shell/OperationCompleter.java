package org.zhiheng.shell;

import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.Operation;

/** Completes ids of operations. */
@Service
public final class OperationCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(
                        Arrays.stream(Operation.values()).map(Operation::id).toList())
                .complete(session, line, candidates);
    }
}
