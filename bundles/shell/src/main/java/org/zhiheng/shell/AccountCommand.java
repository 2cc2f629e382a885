package org.zhiheng.shell;

import java.time.Clock;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Principal;

/** What the commands about accounts share. */
abstract class AccountCommand extends PermittedCommand {

    @Reference
    Accounts accounts;

    @Reference
    Directory directory;

    @Reference
    Clock clock;

    /** Whom a name means. */
    final String account(Principal who, String name) {
        return directory.named(who, name);
    }

    final AccountReport report() {
        return new AccountReport(paint(), clock);
    }
}
