package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;

/** {@code zhiheng:whoami}. */
@Service
@Performs(Operation.SESSION_OWN)
@Command(scope = "zhiheng", name = "whoami", description = "本人的账号、角色、可以办理的事项和命令")
public final class WhoamiCommand extends PermittedCommand {

    @Reference
    Directory directory;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        Paint paint = paint();
        AccountReport report = new AccountReport(paint, clock);
        report.show(new Directory.Shown(directory.own(who), who.grants(), null)).forEach(console::println);
        for (Restriction each : who.restrictions()) {
            String command = each == Restriction.MUST_BIND_FACTOR ? "zhiheng:factor" : "zhiheng:password";
            console.println("  " + paint.yellow("! " + Words.label(each)) + ":" + command);
        }
        Columns columns = new Columns().row(paint.greys("可以办理", "", "命令"));
        permissions.operations(who).stream()
                .sorted(Comparator.naturalOrder())
                .forEach(each ->
                        columns.row(each.title(), paint.grey(each.id()), String.join(" ", Commands.performing(each))));
        columns.lines("  ").forEach(console::println);
    }
}
