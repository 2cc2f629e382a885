package org.zhiheng.cases.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.procedures.Procedures.Stage;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.cases.domain.Decisions;
import org.zhiheng.rules.KnownChecks;

/**
 * What belongs into which stage of the procedure that a case follows, in the version with which it began or to which a decision moved it: rules that come later
 * do not change its way. Thread-safe.
 */
@Component(service = CaseStages.class)
public final class CaseStages {

    private static final String SPOT_DECISION = "spot-decision";

    private final Runs runs;

    @Activate
    public CaseStages(@Reference Runs runs) {
        this.runs = runs;
    }

    /**
     * In which stages a decision is written, where it is too early in the one at hand: those in which a document of it arises. Empty where it may be written
     * here, after them too, as of a case that was taken over after its decision, and where the procedure has no decision.
     */
    List<String> deciding(CaseHead head) {
        List<Stage> stages = following(head);
        Set<String> deciding = decisions(stages, head.actKind());
        return comesTo(stages, head.stage(), deciding) ? elsewhere(stages, head.stage(), deciding) : List.of();
    }

    /**
     * In which stages a decision is served, where it is too early in the one at hand: those that are not left before it is served. Empty where it may be served
     * here, for what comes after the decision too, and where the procedure asks nowhere.
     */
    List<String> serving(CaseHead head) {
        List<Stage> stages = following(head);
        Set<String> asking = ids(stages, each -> each.ways().stream()
                .flatMap(way -> way.checks().stream())
                .anyMatch(check -> check.name().equals(KnownChecks.SERVED.code())));
        Set<String> deciding = decisions(stages, head.actKind());
        return asking.isEmpty() || !comesTo(stages, head.stage(), deciding)
                ? List.of()
                : elsewhere(stages, head.stage(), asking);
    }

    /** Whether a decision is written in the stage in which a case is. */
    boolean decides(CaseHead head) {
        return decisions(following(head), head.actKind()).contains(head.stage());
    }

    private static Set<String> decisions(List<Stage> stages, ActKind kind) {
        return ids(stages, each -> each.documents().stream().anyMatch(code -> Decisions.document(kind, code)));
    }

    private static Set<String> ids(List<Stage> stages, Predicate<Stage> which) {
        return stages.stream().filter(which).map(Stage::id).collect(Collectors.toSet());
    }

    private static List<String> elsewhere(List<Stage> stages, String stage, Set<String> there) {
        return there.contains(stage)
                ? List.of()
                : stages.stream()
                        .filter(each -> there.contains(each.id()))
                        .map(Stage::title)
                        .toList();
    }

    /** Whether a stage is one of some, or leads to one. */
    private static boolean comesTo(List<Stage> stages, String from, Set<String> some) {
        Map<String, Stage> byId = stages.stream().collect(Collectors.toMap(Stage::id, each -> each));
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String each = open.remove();
            if (some.contains(each)) {
                return true;
            }
            if (seen.add(each) && byId.containsKey(each)) {
                byId.get(each).ways().forEach(way -> open.add(way.to()));
            }
        }
        return false;
    }

    /** Whether officers decide in the stage in which a case is. */
    boolean decidesOnTheSpot(CaseHead head) {
        return documentsOfStage(head).contains(SPOT_DECISION);
    }

    /** The stages of the procedure that a case follows, as it was when it began or was moved to another version: rules that come later do not change its way. */
    private List<Stage> following(CaseHead head) {
        return runs.stages(head.run());
    }

    /** Codes of the documents that the stage of a case names. */
    List<String> documentsOfStage(CaseHead head) {
        return following(head).stream()
                .filter(each -> each.id().equals(head.stage()))
                .findFirst()
                .map(Stage::documents)
                .orElse(List.of());
    }
}
