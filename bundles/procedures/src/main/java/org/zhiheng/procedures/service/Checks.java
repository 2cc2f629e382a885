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

    private static final String QUESTION = ProcedureCheck.QUESTION.name();

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
        List<Refused> refused = new ArrayList<>();
        List<Appending> entries = new ArrayList<>();
        for (Asked each : asked(run, names(stage, List.of(way)), subject, books, asOf)) {
            if (!each.holds()) {
                refused.add(each.refused());
            }
            entries.add(relied.entry(
                    by,
                    Journal.subject(run),
                    new ReliedRulings.Question(QUESTION, run.division(), asOf, each.facts()),
                    each.ruling()));
        }
        return new Result(refused, entries);
    }

    /** What refuses each way of a stage, in their order. Nothing is put down; what several ways ask is asked once. */
    List<List<Refused>> ahead(RunState run, Stage stage, ProcedureSubject subject, RuleBooks books, LocalDate asOf) {
        Map<String, Refused> refused = new LinkedHashMap<>();
        for (Asked each : asked(run, names(stage, stage.transitions()), subject, books, asOf)) {
            if (!each.holds()) {
                refused.put(each.name(), each.refused());
            }
        }
        return stage.transitions().stream()
                .map(way -> names(stage, List.of(way)).stream()
                        .filter(refused::containsKey)
                        .map(refused::get)
                        .toList())
                .toList();
    }

    /** Whether one check holds. Nothing is put down. */
    boolean holds(RunState run, KnownChecks check, ProcedureSubject subject, RuleBooks books, LocalDate asOf) {
        return asked(run, List.of(check.code()), subject, books, asOf).get(0).holds();
    }

    private static List<String> names(Stage stage, List<Transition> ways) {
        return Stream.concat(stage.checks().stream(), ways.stream().flatMap(way -> way.checks().stream()))
                .distinct()
                .toList();
    }

    /** @param holds by the ruling, or by what a person has concluded where it is undetermined */
    private record Asked(String name, Map<String, Object> facts, Ruling<Map<String, Object>> ruling, boolean holds) {

        Refused refused() {
            return new Refused(name, KnownChecks.of(name).title(), ruling);
        }
    }

    private List<Asked> asked(
            RunState run, List<String> names, ProcedureSubject subject, RuleBooks books, LocalDate asOf) {
        if (names.isEmpty()) {
            return List.of();
        }
        Asking asking = rulings.with(books);
        Map<String, Map<String, Object>> known = subject.facts(run.subject(), names, asOf);
        Set<String> concluded = subject.concluded(run.subject(), asOf);
        List<Asked> asked = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> facts = new LinkedHashMap<>(known.getOrDefault(name, Map.of()));
            facts.put("check", name);
            if (run.field() != null) {
                facts.putIfAbsent("field", run.field());
            }
            Ruling<Map<String, Object>> ruling = asking.ask(QUESTION, facts, run.division(), asOf);
            boolean holds =
                    ruling.determined() ? Boolean.TRUE.equals(ruling.answer().get("holds")) : concluded.contains(name);
            asked.add(new Asked(name, facts, ruling, holds));
        }
        return asked;
    }
}
