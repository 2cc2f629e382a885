package org.zhiheng.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.RuleRelease;

/** Completes ids of proposals that wait for a second person. */
@Service
public final class ProposalCompleter implements Completer {

    @Reference
    RuleRelease releases;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter ids = new StringsCompleter();
        releases.open().forEach(each -> ids.getStrings().add(each.id()));
        return ids.complete(session, line, candidates);
    }
}
