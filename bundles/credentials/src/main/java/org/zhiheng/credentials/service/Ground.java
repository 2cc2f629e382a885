package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.credentials.Monitors.Status;
import org.zhiheng.api.credentials.Monitors.Wanted;
import org.zhiheng.api.questions.BodyKind;
import org.zhiheng.api.questions.MandatoryCourses;
import org.zhiheng.api.questions.ReviewerStaffing;
import org.zhiheng.api.questions.Rotation;
import org.zhiheng.api.questions.Staffing;
import org.zhiheng.api.questions.Training;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.registers.RegisterStore;

/**
 * What all numbers of one counting stand on: the bodies that have numbers, with the units that count as theirs, who works there, and the rules of the
 * place. Not for several threads.
 */
final class Ground {

    static final String OFFICERS = "officers";

    private static final String EXPIRY_WARNING = "certificates.expiry-warning";

    private static final String OPEN = "不能确定";

    /** So many of the reasons of rows are told of the whole: mostly all have the same. */
    private static final int REASONS = 3;

    private static final Map<String, Class<? extends Record>> FACTS = Map.of(
            Staffing.QUESTION.name(), Staffing.Facts.class,
            ReviewerStaffing.QUESTION.name(), ReviewerStaffing.Facts.class,
            Rotation.QUESTION.name(), Rotation.Facts.class,
            Training.QUESTION.name(), Training.Facts.class,
            MandatoryCourses.QUESTION.name(), MandatoryCourses.Facts.class);

    private final RegisterStore registers;
    private final Workforce workforce;
    private final Units units;
    private final DayRules.Now rules;
    private final Wanted wanted;
    private final List<Body> bodies;
    private final Map<String, Body> places = new LinkedHashMap<>();
    private final AsOf asOf;
    private Map<String, List<Row>> working;

    /** A number and the rows behind it. */
    record Counted(Measure measure, List<Item> items) {

        /** Where it cannot be told, what is missing is: by the ruling that was asked, or by those of the rows. */
        Counted explained() {
            if (measure.status() != Status.UNDETERMINED || measure.why() != null) {
                return this;
            }
            String why = measure.ruling() != null
                    ? "“" + Labels.of(measure.kind()) + "”" + open(measure.ruling())
                    : items.stream()
                            .map(Item::why)
                            .filter(each -> each != null && each.contains(OPEN))
                            .distinct()
                            .limit(REASONS)
                            .collect(Collectors.joining(";"));
            return new Counted(
                    new Measure(
                            measure.kind(),
                            measure.body(),
                            measure.status(),
                            measure.has(),
                            measure.whole(),
                            measure.ruling(),
                            why),
                    items);
        }
    }

    /** @param reached the bodies whose numbers may be seen; a unit has none of its own where those of what it belongs to are seen */
    Ground(
            RegisterStore registers,
            Workforce workforce,
            Units units,
            DayRules.Now rules,
            Wanted wanted,
            List<Body> reached) {
        this.registers = registers;
        this.workforce = workforce;
        this.units = units;
        this.rules = rules;
        this.wanted = wanted;
        this.asOf = new AsOf(wanted.on(), wanted.knownAt());
        Set<String> ids = reached.stream().map(Body::id).collect(Collectors.toSet());
        this.bodies = reached.stream()
                .filter(each -> units.above(each.id()).stream().noneMatch(ids::contains))
                .toList();
        bodies.forEach(body -> units.of(body.id()).forEach(place -> places.putIfAbsent(place, body)));
    }

    RegisterStore registers() {
        return registers;
    }

    Workforce workforce() {
        return workforce;
    }

    DayRules.Now rules() {
        return rules;
    }

    Wanted wanted() {
        return wanted;
    }

    LocalDate on() {
        return wanted.on();
    }

    AsOf asOf() {
        return asOf;
    }

    /** The last day on which what ends is told of as about to end. */
    LocalDate until() {
        return wanted.until() != null
                ? wanted.until()
                : rules.in(wanted.division(), EXPIRY_WARNING, wanted.on())
                        .map(days ->
                                wanted.on().plusDays(days.number("calendar-day").longValueExact()))
                        .orElse(wanted.on());
    }

    /** Bodies that have numbers. */
    List<Body> bodies() {
        return bodies;
    }

    List<String> ids() {
        return bodies.stream().map(Body::id).toList();
    }

    /** They and the units that count as theirs. */
    Collection<String> places() {
        return places.keySet();
    }

    /** Whose number what is at a place is part of. */
    Body bodyAt(String place) {
        return places.get(place);
    }

    /** Officers who work at each of the bodies. */
    Map<String, List<Row>> working() {
        if (working == null) {
            working = workforce.at(ids(), asOf);
        }
        return working;
    }

    /** Bodies with officers. */
    List<Body> staffed() {
        return bodies.stream()
                .filter(each -> !working().get(each.id()).isEmpty())
                .toList();
    }

    /** What a body is to rulings, a unit that which it belongs to; empty for what they know no word for. */
    Optional<BodyKind> kind(Body body) {
        return rules.organisation().body(units.head(body.id())).flatMap(BodyKinds::of);
    }

    /** By which code the rules of a body are asked for. */
    String rulesOf(Body body) {
        return rules.rulesOf(body.id()).orElse(body.division().value());
    }

    Ruling<Map<String, Object>> ask(String question, Map<String, Object> facts, Body body) {
        return rules.asking().ask(question, facts, rulesOf(body), wanted.on());
    }

    /** The day a duty of a year is due; null where it cannot be told. */
    LocalDate due(Body body, String duty, int year) {
        Ruling<Map<String, Object>> ruling = ask(
                "duty-dates",
                Map.of(
                        "id", duty,
                        "from", LocalDate.of(year, 1, 1).toString(),
                        "to", LocalDate.of(year, 12, 31).toString()),
                body);
        if (!ruling.determined()
                || !(ruling.answer().get("duties") instanceof List<?> duties)
                || duties.isEmpty()
                || !(duties.get(0) instanceof Map<?, ?> first)) {
            return null;
        }
        return LocalDate.parse(String.valueOf(first.get("dueLegal")));
    }

    static Item officer(Row row, boolean favour, String why) {
        return new Item(OFFICERS, row.key(), row.text("name"), favour, why);
    }

    /** Of which certificates something is in force on the day, and what. */
    Map<String, String> states(Collection<String> certificates) {
        Map<String, String> states = new HashMap<>();
        registers
                .where("certificate-states", "certificate", certificates, asOf)
                .forEach(each -> states.put(each.text("certificate"), each.text("state")));
        return states;
    }

    static Status status(Ruling<Map<String, Object>> ruling) {
        if (!ruling.determined()) {
            return Status.UNDETERMINED;
        }
        return Boolean.TRUE.equals(ruling.answer().get("satisfied")) ? Status.MET : Status.NOT_MET;
    }

    /** Of rows looked at one by one: one that fails is enough, one that is open leaves it open, and one that has time left leaves time. */
    static Status status(boolean failing, boolean open, boolean coming) {
        if (failing) {
            return Status.NOT_MET;
        }
        if (open) {
            return Status.UNDETERMINED;
        }
        return coming ? Status.NOT_YET_DUE : Status.MET;
    }

    /** Why a ruling is open, for people. */
    static String open(Ruling<Map<String, Object>> ruling) {
        return OPEN + ":缺少" + Labels.missing(ruling.missing(), FACTS.get(ruling.question()));
    }
}
