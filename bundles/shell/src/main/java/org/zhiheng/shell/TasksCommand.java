package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Tasks;

/** {@code zhiheng:tasks}. */
@Service
@Performs(Operation.RUNS_USE)
@Command(scope = "zhiheng", name = "tasks", description = "要办的事:mine我的,soon即将到期,overdue已经逾期,waiting等待他人的")
public final class TasksCommand extends PermittedCommand {

    private static final int PAGE = 50;

    @Argument(index = 0, name = "which", description = "mine我的(不写就是),soon我的里即将到期的,overdue我的里已经逾期的,waiting等待他人的")
    @Completion(
            value = StringsCompleter.class,
            values = {"mine", "soon", "overdue", "waiting"})
    String which = "mine";

    @Option(name = "--body", description = "不看自己的,看这个机构的")
    @Completion(BodyCompleter.class)
    String body;

    @Option(name = "--all", description = "全部列出,不止前50件")
    boolean all;

    @Reference(optional = true)
    Tasks tasks;

    @Reference
    Organisation organisation;

    @Override
    void run(Principal who, PrintStream console) {
        Tasks.Due due =
                switch (which) {
                    case "mine", "waiting" -> Tasks.Due.ANY;
                    case "soon" -> Tasks.Due.SOON;
                    case "overdue" -> Tasks.Due.OVERDUE;
                    default -> throw ZhihengException.invalid(
                            "SHELL-WORD", "没有“" + which + "”;可用:mine、soon、overdue、waiting", "which");
                };
        Tasks.Whose whose =
                which.equals("waiting") ? Tasks.Whose.WAITING : body == null ? Tasks.Whose.MINE : Tasks.Whose.BODY;
        List<Tasks.Task> found = new ArrayList<>();
        String next = null;
        do {
            Tasks.Page page = there(tasks, "程序办理").list(who, new Tasks.Wanted(whose, due, body, PAGE, next));
            found.addAll(page.tasks());
            next = page.next();
        } while (all && next != null);
        Map<String, String> titles = new HashMap<>();
        found.forEach(each -> titles.computeIfAbsent(
                each.body(),
                id -> organisation.body(id).map(known -> known.title()).orElse(id)));
        new TaskReport(paint()).list(found, titles, next != null).forEach(console::println);
    }
}
