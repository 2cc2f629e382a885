package org.zhiheng.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Tasks;

/** What the command about tasks shows, as lines. */
final class TaskReport {

    private final Paint paint;

    TaskReport(Paint paint) {
        this.paint = paint;
    }

    /**
     * @param bodies titles by id
     * @param more whether there are others behind these
     */
    List<String> list(List<Tasks.Task> tasks, Map<String, String> bodies, boolean more) {
        if (tasks.isEmpty()) {
            return List.of("没有要办的事");
        }
        Columns columns = new Columns().row(paint.greys("到期", "情况", "事项", "环节", "由谁办", "机构", "编号"));
        for (Tasks.Task each : tasks) {
            columns.row(
                    due(each),
                    state(each),
                    each.procedureTitle(),
                    each.stageTitle(),
                    Words.label(each.role()) + (each.assignee() == null ? "" : "(已指派)"),
                    bodies.getOrDefault(each.body(), each.body()),
                    paint.grey(each.run()));
        }
        List<String> lines = new ArrayList<>(columns.lines(""));
        lines.add(paint.grey(tasks.size() + "件" + (more ? ";后面还有,用--all列出" : "")));
        return lines;
    }

    /** The last safe day; of what stands still the day on which somebody has to look at it. */
    private static String due(Tasks.Task task) {
        if (task.term() == Run.TermState.SUSPENDED) {
            return task.reviewOn() + "复核";
        }
        return task.safe() == null ? "-" : task.safe();
    }

    private String state(Tasks.Task task) {
        if (task.overdue()) {
            return paint.red("逾期");
        } else if (task.soon()) {
            return paint.yellow("即将到期");
        } else if (task.term() == Run.TermState.UNDETERMINED) {
            return paint.yellow("期限不能确定:缺" + String.join("、", task.missing()));
        }
        return task.term() == Run.TermState.SUSPENDED ? paint.grey("停止计算") : "办理中";
    }
}
