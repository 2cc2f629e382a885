package org.zhiheng.procedures.draw;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;

/** Writes a procedure as a flow chart in the language of Mermaid. */
final class Mermaid {

    private Mermaid() {}

    static String of(ProcedureDefinition definition, RunState run) {
        Map<String, String> nodes = new LinkedHashMap<>();
        definition.stages().forEach(each -> nodes.put(each.id(), "s" + nodes.size()));
        StringBuilder text = new StringBuilder("flowchart TD\n");
        text.append("  start((开始)) --> ")
                .append(nodes.get(definition.firstStage()))
                .append('\n');
        for (Stage stage : definition.stages()) {
            String label = plain(Labels.title(stage, run)) + subtitle(stage);
            text.append("  ")
                    .append(nodes.get(stage.id()))
                    .append(stage.isFinal() ? "([\"" : "[\"")
                    .append(label)
                    .append(stage.isFinal() ? "\"])\n" : "\"]\n");
        }
        for (Stage stage : definition.stages()) {
            for (Transition way : stage.transitions()) {
                text.append("  ").append(nodes.get(stage.id())).append(" -->");
                if (way.when() != null) {
                    text.append("|\"").append(plain(way.when())).append("\"|");
                }
                text.append(' ').append(nodes.get(way.to())).append('\n');
            }
        }
        if (run != null) {
            String visited = run.visits().stream()
                    .map(each -> nodes.get(each.stage()))
                    .filter(each -> each != null && !each.equals(nodes.get(run.stage())))
                    .distinct()
                    .collect(Collectors.joining(","));
            text.append("  classDef current stroke-width:4px,fill:#fff3c4\n  classDef visited fill:#e6f2ea\n");
            if (!visited.isEmpty()) {
                text.append("  class ").append(visited).append(" visited\n");
            }
            text.append("  class ").append(nodes.get(run.stage())).append(" current\n");
        }
        return text.toString();
    }

    private static String subtitle(Stage stage) {
        return Labels.subtitle(stage).stream()
                .map(each -> "<br/>" + plain(each))
                .collect(Collectors.joining());
    }

    /** Characters that mean something there, as the codes it knows. */
    private static String plain(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("|", "#124;")
                .replace("\n", " ");
    }
}
