package org.zhiheng.shell;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.cases.Receipts;

/** What was found of a receipt or a package that somebody brought, as lines. */
final class CheckReport {

    private final Paint paint;

    CheckReport(Paint paint) {
        this.paint = paint;
    }

    List<String> of(Receipts.Checked checked) {
        List<String> lines = new ArrayList<>(checked.about());
        checked.checks().forEach(each -> lines.add((each.holds() ? paint.green("√ ") : paint.red("× ")) + each.text()));
        if (checked.replay() != null) {
            replay(checked.replay(), lines);
        }
        told("证明了:", checked.proved(), lines);
        told("没有证明:", checked.unproved(), lines);
        lines.add(checked.sound() ? paint.green(checked.conclusion()) : paint.red(checked.conclusion()));
        return lines;
    }

    /** What asking again came to. */
    void replay(Receipts.Replay replay, List<String> lines) {
        for (Receipts.Replayed each : replay.rulings()) {
            String law =
                    switch (each.of()) {
                        case "at-act" -> "(只按行为发生时的规定)";
                        case "at-decision" -> "(只按作出决定时的规定)";
                        default -> "";
                    };
            String sign = each.same() ? paint.green("√ ") : each.asked() ? paint.red("× ") : "- ";
            lines.add(sign + "再次计算" + each.question() + law
                    + (each.differences().isEmpty() ? "" : ":" + String.join(";", each.differences())));
        }
    }

    private static void told(String heading, List<String> told, List<String> lines) {
        if (!told.isEmpty()) {
            lines.add(heading);
            told.forEach(each -> lines.add("  · " + each));
        }
    }
}
