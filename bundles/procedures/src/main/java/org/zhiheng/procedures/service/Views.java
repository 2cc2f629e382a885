package org.zhiheng.procedures.service;

import java.util.List;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.RunState.Signature;
import org.zhiheng.procedures.store.RunData.Titles;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;

/** A run as it is shown. */
final class Views {

    private Views() {}

    static Titles titles(RunState run, ProcedureDefinition definition) {
        return new Titles(definition.title(), title(definition, run.stage()));
    }

    static String title(ProcedureDefinition definition, String stage) {
        return definition.stage(stage).map(Stage::title).orElse(stage);
    }

    /** @param term null once it has ended */
    static Run of(RunState run, ProcedureDefinition definition, Run.Term term, List<Run.Clock> clocks) {
        Stage stage = definition.stage(run.stage()).orElseThrow();
        List<Run.Held> owners = stage.owners().stream()
                .filter(each -> run.open())
                .map(each -> {
                    Signature signature = run.signature(run.key(each));
                    return new Run.Held(
                            each.role().code(),
                            each.role().title(),
                            each.body(),
                            run.parties().get(each.body()),
                            run.assignees().get(run.key(each)),
                            signature == null ? null : signature.to());
                })
                .toList();
        List<Run.Way> ways = stage.transitions().stream()
                .map(each -> {
                    List<String> checks = java.util.stream.Stream.concat(
                                    stage.checks().stream(), each.checks().stream())
                            .distinct()
                            .toList();
                    return new Run.Way(each.to(), title(definition, each.to()), each.when(), checks);
                })
                .toList();
        return new Run(
                run.id(),
                run.subject(),
                run.procedure(),
                definition.title(),
                run.division(),
                run.field(),
                run.parties(),
                run.book(),
                run.definition(),
                run.stage(),
                stage.title(),
                owners,
                ways,
                term,
                clocks,
                run.visits().stream()
                        .map(each -> new Run.Visit(each.stage(), title(definition, each.stage()), each.at()))
                        .toList(),
                run.suspensions(),
                run.extensions(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt(),
                run.version());
    }
}
