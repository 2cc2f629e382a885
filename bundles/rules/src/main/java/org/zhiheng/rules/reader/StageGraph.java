package org.zhiheng.rules.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;

/** Checks how the stages of a procedure hang together: every one is reached, and from every one there is an end. */
final class StageGraph {

    private StageGraph() {}

    static void check(
            Map<String, Stage> stages,
            Map<String, Place> places,
            List<ProcedureReader.Target> targets,
            String first,
            Place firstPlace) {
        boolean whole = true;
        for (ProcedureReader.Target target : targets) {
            if (!stages.containsKey(target.stage())) {
                whole = false;
                String hint = Nearest.hint(target.stage(), stages.keySet());
                target.place().faultHinted(FaultCode.PROCEDURE_TARGET, hint, target.stage());
            }
        }
        if (first != null && !stages.containsKey(first)) {
            whole = false;
            firstPlace.faultHinted(FaultCode.PROCEDURE_FIRST, Nearest.hint(first, stages.keySet()), first);
        }
        // A way that leads nowhere would make most stages unreachable: one fault is enough for one mistake.
        if (!whole || first == null) {
            return;
        }
        Set<String> reached = closure(List.of(first), forward(stages));
        Set<String> ending = closure(endsOf(stages), backward(stages));
        places.forEach((id, place) -> {
            if (!reached.contains(id)) {
                place.fault(FaultCode.PROCEDURE_UNREACHABLE, id);
            } else if (!ending.contains(id) && !stages.get(id).isFinal()) {
                place.fault(FaultCode.PROCEDURE_DEAD_END, id);
            }
        });
    }

    private static List<String> endsOf(Map<String, Stage> stages) {
        return stages.values().stream().filter(Stage::isFinal).map(Stage::id).toList();
    }

    private static Map<String, List<String>> forward(Map<String, Stage> stages) {
        Map<String, List<String>> next = new HashMap<>();
        stages.forEach((id, stage) ->
                next.put(id, stage.transitions().stream().map(Transition::to).toList()));
        return next;
    }

    private static Map<String, List<String>> backward(Map<String, Stage> stages) {
        Map<String, List<String>> before = new HashMap<>();
        stages.forEach((id, stage) -> stage.transitions()
                .forEach(way ->
                        before.computeIfAbsent(way.to(), k -> new ArrayList<>()).add(id)));
        return before;
    }

    private static Set<String> closure(List<String> starts, Map<String, List<String>> ways) {
        Set<String> seen = new HashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (String next : ways.getOrDefault(open.pop(), List.of())) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
