package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ProcedureSubject.Event;
import org.zhiheng.api.procedures.ProcedureSubject.Stop;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.ClockState;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.procedures.domain.ClockBasis;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.service.Terms.Timed;
import org.zhiheng.procedures.store.ClockRow;
import org.zhiheng.rules.KnownEvents;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Mark;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.TermRule;

/**
 * Reckons the clocks of a run: which there are, by its stages and by what its context tells has happened, and how each stands by the rules in force. A clock
 * that has ended stays as it was reckoned then.
 */
@Component(service = Clocks.class)
public final class Clocks {

    private static final int LONGEST_KEY = 100;
    private static final Comparator<DateOrMoment> ORDER = Comparator.comparing(DateOrMoment::date)
            .thenComparing(DateOrMoment::moment, Comparator.nullsFirst(OffsetDateTime.timeLineOrder()));

    private final Terms terms;
    private final Subjects subjects;
    private final Clock clock;

    @Activate
    public Clocks(@Reference Terms terms, @Reference Subjects subjects, @Reference Clock clock) {
        this.terms = terms;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Clocks and what of them has changed.
     *
     * @param changes for the record; nothing personal
     */
    record Kept(List<ClockRow> rows, List<Object> changes) {}

    /** A clock that has started. */
    private record Started(
            ProcedureDefinition.Clock clock,
            String key,
            DateOrMoment start,
            DateOrMoment end,
            List<Stop> own,
            boolean extended,
            Integer extendedBy) {

        /** What its event tells; what is counted is not known yet. */
        ClockBasis basis() {
            return new ClockBasis(own, extended, extendedBy, List.of(), extended, null);
        }
    }

    /** The clocks as the context tells of them now. */
    Kept of(RunState run, ProcedureDefinition definition, List<ClockRow> before, RuleBooks books) {
        boolean asks = definition.clocks().stream()
                .anyMatch(each -> Stream.concat(Stream.of(each.from()), each.until().stream())
                        .anyMatch(mark -> mark.event() != null));
        List<Event> events = asks ? known(subjects.of(run.subject()).events(run.subject())) : List.of();
        List<ClockRow> rows = new ArrayList<>();
        for (ProcedureDefinition.Clock each : definition.clocks()) {
            started(each, run, events).stream()
                    .filter(started -> !each.whereSet()
                            || Terms.set(run, each.term(), started.start().date(), books))
                    .forEach(started -> rows.add(row(run, definition, started, before, books)));
        }
        return kept(before, rows);
    }

    /** The same clocks by the rules in force now. */
    Kept again(RunState run, ProcedureDefinition definition, List<ClockRow> before, RuleBooks books) {
        List<ClockRow> rows = before.stream()
                .map(each -> definition
                        .clock(each.code())
                        .map(known -> row(
                                run,
                                definition,
                                new Started(
                                        known,
                                        each.key(),
                                        each.start(),
                                        each.endedOn(),
                                        each.basis().own(),
                                        each.basis().ownExtended(),
                                        each.basis().ownExtendedBy()),
                                before,
                                books))
                        .orElse(each))
                .toList();
        return kept(before, rows);
    }

    /** For people and programs, as they stand by the rules in force now. */
    List<Run.Clock> shown(RunState run, ProcedureDefinition definition, List<ClockRow> rows, RuleBooks books) {
        return shown(again(run, definition, rows, books).rows());
    }

    /** As they were reckoned just now. */
    List<Run.Clock> shown(List<ClockRow> rows) {
        LocalDate today = terms.today();
        Instant now = clock.instant();
        return rows.stream()
                .sorted(Comparator.comparing(ClockRow::open)
                        .reversed()
                        .thenComparing(ClockRow::sortOn)
                        .thenComparing(ClockRow::code)
                        .thenComparing(ClockRow::key))
                .map(each -> each.told(today, now))
                .toList();
    }

    /** Those of the clocks that are open which a suspension of the run stops. */
    Stream<ClockRow> stopped(
            RunState run,
            ProcedureDefinition definition,
            List<ClockRow> rows,
            org.zhiheng.api.questions.SuspensionKind kind,
            RuleBooks books) {
        return rows.stream().filter(ClockRow::open).filter(row -> definition
                .clock(row.code())
                .filter(each -> !each.separate())
                .map(each ->
                        terms.stoppedBy(run, Terms.timed(run, each, row), books).contains(kind))
                .orElse(false));
    }

    /** By how much the rule of an open clock lets it be extended; null where it does not. */
    TermRule.Extension extension(RunState run, ProcedureDefinition.Clock definition, ClockRow row, RuleBooks books) {
        return terms.extension(run, Terms.timed(run, definition, row), books);
    }

    /** How an open clock stands by the rules in force now. */
    Reckoned reckoned(RunState run, ProcedureDefinition.Clock definition, ClockRow row, RuleBooks books) {
        return terms.of(run, Terms.timed(run, definition, row), row.start().date(), books);
    }

    // ---- what has started

    private static List<Event> known(List<Event> events) {
        for (Event each : events) {
            if (KnownEvents.of(each.event()) == null || each.key().length() > LONGEST_KEY) {
                throw ZhihengException.invalid("PROCEDURE-EVENT", "不认识的事件“" + each.event() + "”,或者编号过长", "event");
            }
        }
        return events;
    }

    private List<Started> started(ProcedureDefinition.Clock definition, RunState run, List<Event> events) {
        if (definition.from().stage() != null) {
            return entered(run, definition.from().stage(), null)
                    .map(start -> List.of(new Started(
                            definition, "", start, end(definition, "", start, run, events), List.of(), false, null)))
                    .orElse(List.of());
        }
        Map<String, Event> first = new TreeMap<>();
        events.stream()
                .filter(each -> is(each, definition.from()))
                .forEach(each -> first.merge(
                        each.key(), each, (one, other) -> ORDER.compare(one.at(), other.at()) <= 0 ? one : other));
        return first.values().stream()
                .map(each -> new Started(
                        definition,
                        each.key(),
                        each.at(),
                        end(definition, each.key(), each.at(), run, events),
                        each.stops(),
                        each.extended(),
                        each.extendedBy()))
                .toList();
    }

    private static boolean is(Event event, Mark mark) {
        return mark.event() != null && event.event().equals(mark.event().code());
    }

    /** When a stage was entered first; after a day where one is given. */
    private static Optional<DateOrMoment> entered(RunState run, String stage, DateOrMoment from) {
        return run.visits().stream()
                .filter(each -> each.stage().equals(stage))
                .map(each -> moment(each.at()))
                .filter(each -> from == null || notBefore(each, from))
                .findFirst();
    }

    private static DateOrMoment moment(Instant at) {
        return DateOrMoment.of(at.atZone(Terms.SHANGHAI).toOffsetDateTime());
    }

    private static boolean notBefore(DateOrMoment one, DateOrMoment other) {
        return one.moment() == null || other.moment() == null
                ? !one.date().isBefore(other.date())
                : !one.moment().isBefore(other.moment());
    }

    private DateOrMoment end(
            ProcedureDefinition.Clock definition, String key, DateOrMoment start, RunState run, List<Event> events) {
        Stream<DateOrMoment> stages = definition.until().stream()
                .filter(each -> each.stage() != null)
                .flatMap(each -> entered(run, each.stage(), start).stream());
        Stream<DateOrMoment> happened = events.stream()
                .filter(each -> definition.until().stream().anyMatch(mark -> is(each, mark)))
                .filter(each -> concerns(each, key, start))
                .map(Event::at);
        LocalDate today = terms.today();
        return Stream.concat(stages, happened)
                .filter(each -> !each.date().isAfter(today))
                .min(ORDER)
                .orElseGet(() -> run.open() ? null : moment(run.endedAt()));
    }

    /** What is about the same thing ends it whenever it was: a notice is served before the day to which its term counts back. */
    private static boolean concerns(Event event, String key, DateOrMoment start) {
        return !key.isEmpty() && event.key().equals(key)
                || (key.isEmpty() || event.key().isEmpty()) && notBefore(event.at(), start);
    }

    // ---- how each stands

    private ClockRow row(
            RunState run, ProcedureDefinition definition, Started started, List<ClockRow> before, RuleBooks books) {
        ProcedureDefinition.Clock known = started.clock();
        ClockRow past = before.stream()
                .filter(each -> each.code().equals(known.id()) && each.key().equals(started.key()))
                .findFirst()
                .orElse(null);
        if (past != null && !past.open() && unchanged(past, started)) {
            return past;
        }
        Timed timed = Terms.timed(run, known, started.start(), started.end(), started.basis());
        Reckoned reckoned = terms.of(run, timed, started.start().date(), books);
        Run.Term term = reckoned.told();
        ClockState state =
                started.end() == null ? ClockState.valueOf(term.state().name()) : ClockState.ENDED;
        String owner = run.key(known.owner());
        return new ClockRow(
                run.id(),
                known.id(),
                started.key(),
                owner,
                known.owner().role().role(),
                run.parties().get(known.owner().body()),
                run.assignees().get(owner),
                known.outsider() == null
                        ? known.owner().role().code()
                        : known.outsider().code(),
                known.outsider() == null
                        ? known.owner().role().title()
                        : known.outsider().title(),
                run.procedure(),
                definition.title(),
                run.subject().toString(),
                known.title(),
                term.code(),
                kept(started.start()),
                state,
                reckoned.sortOn(),
                reckoned.warnOn(),
                reckoned.dueAt(),
                term.legal(),
                term.safe(),
                kept(started.end()),
                known.missed(),
                String.join(" ", term.missing()),
                new ClockBasis(
                        started.own(),
                        started.extended(),
                        started.extendedBy(),
                        terms.counting(run, timed, books),
                        timed.extended(),
                        timed.furtherBy()));
    }

    /** As it can be stored: seconds are enough, and what is read back is what was written. */
    private static DateOrMoment kept(DateOrMoment at) {
        return at == null ? null : DateOrMoment.parse(at.toString());
    }

    private static boolean unchanged(ClockRow past, Started started) {
        return past.start().equals(kept(started.start()))
                && past.endedOn().equals(kept(started.end()))
                && past.basis().own().equals(started.own())
                && past.basis().ownExtended() == started.extended()
                && Objects.equals(past.basis().ownExtendedBy(), started.extendedBy());
    }

    // ---- what has changed

    private static Kept kept(List<ClockRow> before, List<ClockRow> rows) {
        List<Object> changes = new ArrayList<>();
        for (ClockRow each : rows) {
            ClockRow past = before.stream().filter(each::same).findFirst().orElse(null);
            String change = change(past, each);
            if (change != null) {
                changes.add(told(change, past, each));
            }
        }
        before.stream()
                .filter(each -> rows.stream().noneMatch(each::same))
                .forEach(each -> changes.add(told("withdrawn", each, null)));
        return new Kept(List.copyOf(rows), changes);
    }

    /** What happened to a clock, in a word; null where it stands as before. */
    private static String change(ClockRow past, ClockRow now) {
        if (past == null) {
            return now.open() ? "started" : "ended";
        } else if (past.open() != now.open()) {
            return now.open() ? "reopened" : "ended";
        } else if (past.state() == now.state()
                && Objects.equals(past.legal(), now.legal())
                && Objects.equals(past.safe(), now.safe())
                && Objects.equals(past.endedOn(), now.endedOn())) {
            return null;
        } else if (!past.start().equals(now.start())) {
            return "start-changed";
        } else if (!Objects.equals(past.endedOn(), now.endedOn())) {
            return "end-changed";
        } else if (past.basis().extended() != now.basis().extended()
                || !Objects.equals(past.basis().ownExtendedBy(), now.basis().ownExtendedBy())
                || !Objects.equals(past.basis().furtherBy(), now.basis().furtherBy())) {
            return "extended";
        } else if (!past.basis().counted().equals(now.basis().counted())) {
            return "stops-changed";
        }
        return "rules-changed";
    }

    private static Map<String, Object> told(String change, ClockRow past, ClockRow now) {
        Map<String, Object> told = new LinkedHashMap<>();
        ClockRow either = now == null ? past : now;
        told.put("clock", either.code());
        told.put("key", either.key());
        told.put("change", change);
        told.put("before", past == null ? null : stands(past));
        told.put("now", now == null ? null : stands(now));
        return told;
    }

    private static Map<String, Object> stands(ClockRow row) {
        Map<String, Object> stands = new LinkedHashMap<>();
        stands.put("state", row.state().name());
        stands.put("start", row.start().toString());
        stands.put("legal", row.legal());
        stands.put("safe", row.safe());
        stands.put("endedOn", row.endedOn() == null ? null : row.endedOn().toString());
        return stands;
    }
}
