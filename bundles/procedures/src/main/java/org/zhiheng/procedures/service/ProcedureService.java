package org.zhiheng.procedures.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.procedures.draw.Drawn;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;

/** Shows the procedures of the books in force. */
@Component(service = Procedures.class)
public final class ProcedureService implements Procedures {

    private final Definitions definitions;
    private final Permissions permissions;
    private final Terms terms;

    @Activate
    public ProcedureService(
            @Reference Definitions definitions, @Reference Permissions permissions, @Reference Terms terms) {
        this.definitions = definitions;
        this.permissions = permissions;
        this.terms = terms;
    }

    @Override
    public List<Listed> list(Principal by, String division, String field) {
        permissions.check(by, Operation.RULES_VIEW, null);
        RuleBook book = Definitions.book(definitions.inForce(), division, field);
        Map<String, Listed> byId = new TreeMap<>();
        book.packages().forEach(each -> each.procedures().forEach(procedure -> {
            AppliedProcedure applied = book.procedure(procedure.id(), terms.today());
            if (applied != null) {
                byId.put(procedure.id(), listed(applied));
            }
        }));
        return List.copyOf(byId.values());
    }

    private static Listed listed(AppliedProcedure applied) {
        ProcedureDefinition definition = applied.definition();
        return new Listed(
                definition.id(),
                definition.title(),
                applied.from().id(),
                applied.from().version(),
                definition.hash());
    }

    private AppliedProcedure found(Principal by, String division, String field, String id) {
        permissions.check(by, Operation.RULES_VIEW, null);
        return Definitions.starting(Definitions.book(definitions.inForce(), division, field), id, terms.today());
    }

    @Override
    public Shown show(Principal by, String division, String field, String id) {
        AppliedProcedure applied = found(by, division, field, id);
        ProcedureDefinition definition = applied.definition();
        return new Shown(
                listed(applied),
                definition.firstStage(),
                stages(definition),
                definition.clocks().stream().map(ProcedureService::clock).toList(),
                definition.source().toCitation(),
                definition.doubt());
    }

    /** Its stages, as others are told of them. */
    static List<Stage> stages(ProcedureDefinition definition) {
        return definition.stages().stream().map(ProcedureService::stage).toList();
    }

    private static Clock clock(ProcedureDefinition.Clock clock) {
        return new Clock(
                clock.id(),
                clock.title(),
                clock.term(),
                clock.from().toString(),
                clock.until().stream().map(Object::toString).toList(),
                clock.outsider() == null
                        ? clock.owner().role().code()
                        : clock.outsider().code(),
                clock.outsider() == null
                        ? clock.owner().role().title()
                        : clock.outsider().title(),
                clock.owner().body(),
                clock.missed());
    }

    private static Stage stage(ProcedureDefinition.Stage stage) {
        return new Stage(
                stage.id(),
                stage.title(),
                stage.owners().stream()
                        .map(each -> new Owner(each.role().code(), each.role().title(), each.body()))
                        .toList(),
                stage.allSign(),
                stage.term(),
                stage.termFrom(),
                stage.documents(),
                checks(stage.checks()),
                stage.transitions().stream()
                        .map(each -> new Way(each.to(), each.when(), checks(each.checks())))
                        .toList());
    }

    private static List<Check> checks(List<String> names) {
        return names.stream()
                .map(each -> new Check(each, KnownChecks.of(each).title()))
                .toList();
    }

    @Override
    public String draw(Principal by, String division, String field, String id, Drawing drawing) {
        return Drawn.of(found(by, division, field, id).definition(), null, drawing);
    }
}
