package org.zhiheng.procedures.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.procedures.Step.Refused;
import org.zhiheng.api.questions.ProcedureCheck;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;
import org.zhiheng.rules.RuleBooks;

/** Asks the checks of a way. Procedure is checked by the law of the day on which the step is taken, hence by the books in force. */
@Component(service = Checks.class)
public final class Checks {

    private final Rulings rulings;
    private final ReliedRulings relied;

    @Activate
    public Checks(@Reference Rulings rulings, @Reference ReliedRulings relied) {
        this.rulings = rulings;
        this.relied = relied;
    }

    /**
     * @param refused what did not hold
     * @param entries of all rulings, for the record of a step that is taken
     */
    record Result(List<Refused> refused, List<Appending> entries) {}

    Result of(
            Principal by,
            RunState run,
            Stage stage,
            Transition way,
            ProcedureSubject subject,
            RuleBooks books,
            LocalDate asOf) {
        Asking asking = rulings.with(books);
        List<Refused> refused = new ArrayList<>();
        List<Appending> entries = new ArrayList<>();
        List<String> names = Stream.concat(stage.checks().stream(), way.checks().stream())
                .distinct()
                .toList();
        Map<String, Map<String, Object>> known = names.isEmpty() ? Map.of() : subject.facts(run.subject(), names, asOf);
        Set<String> concluded = names.isEmpty() ? Set.of() : subject.concluded(run.subject(), asOf);
        for (String name : names) {
            Map<String, Object> facts = new LinkedHashMap<>(known.getOrDefault(name, Map.of()));
            facts.put("check", name);
            if (run.field() != null) {
                facts.putIfAbsent("field", run.field());
            }
            String question = ProcedureCheck.QUESTION.name();
            Ruling<Map<String, Object>> ruling = asking.ask(question, facts, run.division(), asOf);
            boolean holds =
                    ruling.determined() ? Boolean.TRUE.equals(ruling.answer().get("holds")) : concluded.contains(name);
            if (!holds) {
                refused.add(new Refused(name, KnownChecks.of(name).title(), ruling));
            }
            entries.add(relied.entry(
                    by,
                    Journal.subject(run),
                    new ReliedRulings.Question(question, run.division(), asOf, facts),
                    ruling));
        }
        return new Result(refused, entries);
    }
}
