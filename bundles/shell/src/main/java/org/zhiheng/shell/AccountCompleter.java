package org.zhiheng.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.shell.door.ConsoleLogin;
import org.zhiheng.shell.door.Consoles;

/** Completes names of accounts that whoever types may see. */
@Service
public final class AccountCompleter implements Completer {

    private static final Directory.Wanted SOME =
            new Directory.Wanted(Directory.Sort.NAME, false, 200, null, null, false);

    @Reference
    Directory directory;

    @Reference
    Permissions permissions;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        Consoles.login()
                .flatMap(ConsoleLogin::principal)
                // Whoever may not is refused when the command runs, not while typing.
                .filter(who -> permissions.operations(who).contains(Operation.DIRECTORY_VIEW))
                .ifPresent(who -> directory.list(who, SOME, null).accounts().forEach(each -> names.getStrings()
                        .add(each.name())));
        return names.complete(session, line, candidates);
    }
}
