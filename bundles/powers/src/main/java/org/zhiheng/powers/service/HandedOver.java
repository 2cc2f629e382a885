package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.powers.EmpowermentState;
import org.zhiheng.api.powers.Powers.EvaluationDue;
import org.zhiheng.api.powers.Powers.Handover;
import org.zhiheng.api.powers.Powers.Line;
import org.zhiheng.api.powers.Powers.Matrix;
import org.zhiheng.api.powers.Powers.OpenMatter;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** What a government has handed over to its townships, on a day and as known when: all of it, found in a few queries. */
final class HandedOver {

    private static final String TRANSITION = "empowerment.transition";

    private final RegisterStore store;
    private final Optional<RuleBook> book;
    private final Body government;
    private final List<Body> townships;
    private final AsOf asOf;

    HandedOver(RegisterStore store, Optional<RuleBook> book, Body government, List<Body> townships, AsOf asOf) {
        this.store = store;
        this.book = book;
        this.government = government;
        this.townships = townships;
        this.asOf = asOf;
    }

    Matrix matrix() {
        List<String> ids = townships.stream().map(Body::id).toList();
        Map<String, Row> classes = classes(ids);
        Map<String, Set<String>> stands = stands(classes);
        Map<String, Row> lists = lists();
        List<Row> rows = rows(lists);
        Acceptances acceptances = new Acceptances(store, rows, asOf);
        Map<String, List<Row>> transitions = grouped(EmpowermentRegisters.TRANSITIONS.id(), "list", lists.keySet());
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            Row list = lists.get(row.text("list"));
            Map<String, EmpowermentState> states = new LinkedHashMap<>();
            for (String township : ids) {
                Row own = classes.get(township);
                if (own != null && list.text("townshipClass").equals(own.text("townshipClass"))) {
                    Set<String> whose = stands.get(own.key());
                    boolean transition = transition(transitions.getOrDefault(list.key(), List.of()), whose);
                    states.put(
                            township,
                            state(
                                    list,
                                    acceptances.confirmed(row, whose),
                                    acceptances.recalled(row, whose),
                                    transition));
                }
            }
            lines.add(new Line(
                    row.key(),
                    list.key(),
                    row.text("item"),
                    row.text("name"),
                    row.text("originalBody"),
                    row.texts("powers"),
                    states));
        }
        return new Matrix(ids, lines);
    }

    private EmpowermentState state(Row list, LocalDate confirmed, LocalDate recalled, boolean transition) {
        if (!by(list.date("publishedOn"))) {
            return EmpowermentState.PROPOSED;
        } else if (by(recalled)) {
            return EmpowermentState.RECALLED;
        } else if (transition) {
            return EmpowermentState.IN_TRANSITION;
        }
        boolean needed = RuleLook.parameter(book, "empowerment.confirmation", asOf.on())
                .map(Applied::flag)
                .orElse(true);
        return needed && !by(confirmed) ? EmpowermentState.LISTED : EmpowermentState.EFFECTIVE;
    }

    private boolean by(LocalDate day) {
        return day != null && !day.isAfter(asOf.on());
    }

    /** Whether a transition runs, by the rules or for this township. */
    private boolean transition(List<Row> transitions, Set<String> townships) {
        boolean ruled = RuleLook.parameter(book, TRANSITION, asOf.on())
                .map(Applied::fields)
                .filter(each -> within((LocalDate) each.get("start"), (LocalDate) each.get("end")))
                .isPresent();
        return ruled
                || transitions.stream()
                        .anyMatch(each -> townships.contains(each.text("township"))
                                && within(each.date("startOn"), each.date("endOn")));
    }

    private boolean within(LocalDate start, LocalDate end) {
        return !asOf.on().isBefore(start) && !asOf.on().isAfter(end);
    }

    private Map<String, Row> classes(Collection<String> ids) {
        return store.where(EmpowermentRegisters.CLASSES.id(), "township", ids, asOf).stream()
                .collect(Collectors.toMap(each -> each.text("township"), each -> each));
    }

    /** The townships in whose place one stands, and itself, by its class. */
    private Map<String, Set<String>> stands(Map<String, Row> classes) {
        return Followed.bodies(
                store,
                EmpowermentRegisters.CLASSES,
                "township",
                classes.values().stream().map(Row::key).collect(Collectors.toSet()),
                asOf.knownAt());
    }

    private Map<String, Row> lists() {
        return store.where(EmpowermentRegisters.LISTS.id(), "government", List.of(government.id()), asOf).stream()
                .collect(Collectors.toMap(Row::key, each -> each, (one, other) -> one, LinkedHashMap::new));
    }

    private List<Row> rows(Map<String, Row> lists) {
        return store.where(EmpowermentRegisters.EMPOWERMENTS.id(), "list", lists.keySet(), asOf);
    }

    private Map<String, List<Row>> grouped(String register, String field, Collection<String> values) {
        return Acceptances.grouped(store, register, field, values, asOf);
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(Row::key).distinct().toList();
    }

    List<Handover> handovers() {
        List<String> ids = townships.stream().map(Body::id).toList();
        List<Row> transitions = store.where(EmpowermentRegisters.TRANSITIONS.id(), "township", ids, asOf).stream()
                .filter(each -> by(each.date("startOn")))
                .toList();
        Map<String, List<Row>> points = grouped(EmpowermentRegisters.POINTS.id(), "transition", keys(transitions));
        Map<String, List<Row>> matters = grouped(EmpowermentRegisters.MATTERS.id(), "transition", keys(transitions));
        List<Handover> all = new ArrayList<>();
        for (Row each : transitions) {
            Handover handover = handover(
                    each, points.getOrDefault(each.key(), List.of()), matters.getOrDefault(each.key(), List.of()));
            if (handover.daysLeft() >= 0
                    || !handover.missing().isEmpty()
                    || !handover.open().isEmpty()) {
                all.add(handover);
            }
        }
        all.sort(Comparator.comparing(Handover::endOn).thenComparing(Handover::key));
        return all;
    }

    private Handover handover(Row transition, List<Row> points, List<Row> matters) {
        Set<String> done = new LinkedHashSet<>();
        points.stream().filter(each -> by(each.date("doneOn"))).forEach(each -> done.add(each.text("point")));
        List<String> checklist = RuleLook.codes(book, EmpowermentChecks.CHECKLIST, transition.date("startOn"))
                .orElse(List.of());
        List<OpenMatter> open = matters.stream()
                .filter(each -> by(each.date("filedOn")) && !by(each.date("closedOn")))
                .map(each -> new OpenMatter(
                        each.key(), each.text("matter"), each.text("item"), each.text("heldBy"), each.date("filedOn")))
                .toList();
        return new Handover(
                transition.key(),
                transition.text("title"),
                transition.text("list"),
                transition.text("township"),
                transition.date("startOn"),
                transition.date("endOn"),
                ChronoUnit.DAYS.between(asOf.on(), transition.date("endOn")),
                checklist.stream().filter(done::contains).toList(),
                checklist.stream().filter(each -> !done.contains(each)).toList(),
                open);
    }

    List<EvaluationDue> evaluations(Asking asking) {
        Map<String, Row> lists = lists();
        lists.values().removeIf(each -> !by(each.date("publishedOn")));
        List<Row> rows = rows(lists);
        Lives lives = Lives.byKey(store, EmpowermentRegisters.EMPOWERMENTS.id(), keys(rows));
        Acceptances acceptances = new Acceptances(store, rows, asOf);
        Map<String, List<Row>> done = grouped(EmpowermentRegisters.EVALUATIONS.id(), "empowerment", keys(rows));
        Map<String, Row> classes = classes(townships.stream().map(Body::id).toList());
        Map<String, Set<String>> stands = stands(classes);
        List<EvaluationDue> due = new ArrayList<>();
        for (Row row : rows) {
            String townshipClass = lists.get(row.text("list")).text("townshipClass");
            // Those evaluated last on the same day together; null for never.
            Map<LocalDate, List<String>> last = new LinkedHashMap<>();
            for (Body township : townships) {
                Row own = classes.get(township.id());
                if (own == null || !townshipClass.equals(own.text("townshipClass"))) {
                    continue;
                }
                Set<String> whose = stands.get(own.key());
                if (!by(acceptances.recalled(row, whose))) {
                    last.computeIfAbsent(
                                    evaluated(done.getOrDefault(row.key(), List.of()), whose), day -> new ArrayList<>())
                            .add(township.id());
                }
            }
            LocalDate begin = lives.all(row.key()).get(0).from();
            last.forEach((day, at) -> due.add(due(asking, row, at, day == null ? begin : day, day == null)));
        }
        return due;
    }

    /** The day on which it was evaluated last at a township, or everywhere; null for never. */
    private LocalDate evaluated(List<Row> evaluations, Set<String> townships) {
        return evaluations.stream()
                .filter(each -> each.text("township") == null || townships.contains(each.text("township")))
                .map(each -> each.date("evaluatedOn"))
                .filter(this::by)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private EvaluationDue due(Asking asking, Row row, List<String> at, LocalDate since, boolean never) {
        Ruling<Map<String, Object>> term = asking.ask(
                "term",
                Map.of("code", "empowerment-evaluation", "start", since.toString()),
                government.division().value(),
                asOf.on());
        LocalDate on =
                term.determined() ? LocalDate.parse(String.valueOf(term.answer().get("legal"))) : null;
        return new EvaluationDue(row.key(), row.text("name"), at, since, never, on, term.missing());
    }
}
