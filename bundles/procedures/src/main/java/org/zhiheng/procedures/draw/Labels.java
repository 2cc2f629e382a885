package org.zhiheng.procedures.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;

/** What drawings say of a stage. */
final class Labels {

    private Labels() {}

    /** With a word where a run is, and where it has been: colour alone tells nothing to many. */
    static String title(Stage stage, RunState run) {
        if (run == null) {
            return stage.title();
        } else if (run.stage().equals(stage.id())) {
            return stage.title() + (run.open() ? "(当前)" : "(已到)");
        }
        boolean visited = run.visits().stream().anyMatch(each -> each.stage().equals(stage.id()));
        return visited ? stage.title() + "(已经过)" : stage.title();
    }

    /** Who acts, and which term runs. */
    static List<String> subtitle(Stage stage) {
        List<String> lines = new ArrayList<>();
        if (!stage.owners().isEmpty()) {
            lines.add(stage.owners().stream()
                    .map(Labels::owner)
                    .collect(Collectors.joining(stage.allSign() ? "和" : "或")));
        }
        if (stage.term() != null) {
            lines.add("期限 " + stage.term().substring(stage.term().indexOf('.') + 1));
        }
        return lines;
    }

    private static String owner(Owner owner) {
        // The role says already where they work.
        boolean said = owner.role() == KnownRoles.JUSTICE_SUPERVISOR && owner.body() == ActingBody.JUSTICE_BUREAU;
        return said ? owner.role().title() : party(owner.body()) + owner.role().title();
    }

    private static String party(ActingBody party) {
        return switch (party) {
            case OWN -> "";
            case JUSTICE_BUREAU -> "司法行政部门";
            case GOVERNMENT -> "政府";
            case TOWNSHIP -> "镇街";
            case COUNTERPART -> "对方";
        };
    }
}
