package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.procedures.Extension;
import org.zhiheng.api.procedures.ProcedureSubject.Stop;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.TermState;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.procedures.domain.ClockBasis;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.store.ClockRow;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.TermRule;

/**
 * Reckons terms by the ruling {@code term} of the books in force: they know the calendars of years to come, and which rule holds the start of the
 * term decides. What nobody knows is told and never guessed.
 */
@Component(service = Terms.class)
public final class Terms {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String PREFIX = "term.";
    private static final String DUE_SOON = "procedures.due-soon";

    private final Rulings rulings;
    private final Clock clock;

    @Activate
    public Terms(@Reference Rulings rulings, @Reference Clock clock) {
        this.rulings = rulings;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    /**
     * A term to be reckoned.
     *
     * @param term id of the parameter
     * @param start with the moment where it is known; whether it counts, the unit says
     * @param extendedBy by how much; null for as much as its rule lets it be
     * @param furtherBy by how much it goes on after its extension; null where it does not
     */
    record Timed(
            String term,
            DateOrMoment start,
            boolean extended,
            Integer extendedBy,
            Integer furtherBy,
            List<Stop> stops) {

        String code() {
            return term.substring(PREFIX.length());
        }
    }

    /**
     * The term of the stage that a run is in.
     *
     * @param rows the clocks of the run as they are known: the term may be one of them
     */
    Reckoned of(RunState run, ProcedureDefinition definition, List<ClockRow> rows, RuleBooks books) {
        return of(run, timed(run, definition, rows), LocalDate.ofInstant(run.since(), SHANGHAI), books);
    }

    /** As {@link #of(RunState, ProcedureDefinition, List, RuleBooks)}, before it is reckoned. */
    static Timed timed(RunState run, ProcedureDefinition definition, List<ClockRow> rows) {
        Stage stage = definition.stage(run.stage()).orElseThrow();
        return clock(run, stage, rows)
                .map(row -> timed(run, definition.clock(row.code()).orElseThrow(), row))
                .orElseGet(() -> new Timed(
                        stage.term(),
                        DateOrMoment.of(run.clockStart(stage).atZone(SHANGHAI).toOffsetDateTime()),
                        extended(run, stage.term()),
                        null,
                        furtherBy(run, stage.term()),
                        stops(run)));
    }

    /**
     * The clock that is the term of a stage: of those that run the one which ends first, else the last of those that ended in it. Empty where the stage has
     * none, or none has begun.
     */
    static Optional<ClockRow> clock(RunState run, Stage stage, List<ClockRow> rows) {
        LocalDate since = LocalDate.ofInstant(run.since(), SHANGHAI);
        List<ClockRow> own = rows.stream()
                .filter(each -> stage.termClocks().contains(each.code()))
                .toList();
        return own.stream()
                .filter(ClockRow::open)
                .min(Comparator.comparing(ClockRow::sortOn))
                .or(() -> own.stream()
                        .filter(each -> !each.open() && !each.endedOn().date().isBefore(since))
                        .max(Comparator.comparing(each -> each.endedOn().date())));
    }

    static Timed timed(RunState run, ProcedureDefinition.Clock definition, ClockRow row) {
        return timed(run, definition, row.start(), row.endedOn(), row.basis());
    }

    /**
     * A clock as it is to be reckoned.
     *
     * @param end null while it runs
     * @param basis of which what its own event told is taken
     */
    static Timed timed(
            RunState run,
            ProcedureDefinition.Clock definition,
            DateOrMoment start,
            DateOrMoment end,
            ClockBasis basis) {
        List<Stop> stops = new ArrayList<>(basis.own());
        boolean extended = basis.ownExtended();
        Integer furtherBy = null;
        if (!definition.separate()) {
            stops.addAll(stops(run));
            extended |= extended(run, definition.term());
            furtherBy = furtherBy(run, definition.term());
        }
        if (end != null) {
            LocalDate last = end.date();
            stops.replaceAll(each -> each.to() == null ? new Stop(each.kind(), each.from(), last, null) : each);
            stops.removeIf(each -> each.to().isBefore(each.from()));
        }
        return new Timed(definition.term(), start, extended, basis.ownExtendedBy(), furtherBy, stops);
    }

    /** The stops of the run as a whole. */
    static List<Stop> stops(RunState run) {
        return run.suspensions().stream()
                .map(each -> new Stop(each.kind(), each.from(), each.to(), each.reviewOn()))
                .toList();
    }

    /** @param sortedOn the day on which it is shown in lists where its end is not known */
    Reckoned of(RunState run, Timed timed, LocalDate sortedOn, RuleBooks books) {
        RuleBook book = Definitions.book(books, run.division(), run.field());
        Applied rule = book.parameter(timed.term(), timed.start().date());
        DateOrMoment start = unitOfHours(rule)
                ? timed.start()
                : DateOrMoment.of(timed.start().date());
        Set<SuspensionKind> stopping = stoppedBy(rule);
        Optional<LocalDate> review = timed.stops().stream()
                .filter(each -> each.to() == null && stopping.contains(each.kind()))
                .filter(each -> !each.from().isAfter(today()))
                .map(Stop::reviewOn)
                .min(LocalDate::compareTo);
        if (review.isPresent()) {
            Run.Term told = told(timed, TermState.SUSPENDED, start, null, null, review.get(), List.of(), book);
            return new Reckoned(told, review.get(), review.get(), null);
        }
        Ruling<Term.Answer> ruling = ask(run, timed, start, books);
        if (!ruling.determined()) {
            Run.Term told = told(timed, TermState.UNDETERMINED, start, null, null, null, ruling.missing(), book);
            return new Reckoned(told, sortedOn, sortedOn, null);
        }
        Term.Answer answer = ruling.answer();
        LocalDate warn = warnOn(answer.safe().date(), book);
        Run.Term told = told(timed, TermState.RUNNING, start, answer, warn, null, List.of(), book);
        Instant dueAt = answer.legal().moment() == null
                ? null
                : answer.legal().moment().withOffsetSameInstant(ZoneOffset.UTC).toInstant();
        return new Reckoned(told, answer.legal().date(), warn, dueAt);
    }

    /** By how much the rule of a term lets it be extended; null where it does not. */
    TermRule.Extension extension(RunState run, Timed timed, RuleBooks books) {
        Applied rule = rule(run, timed, books);
        return rule != null && rule.dated().value() instanceof TermRule term ? term.extension() : null;
    }

    /** Which suspensions of the run stop the term of the stage it is in: none where that is a clock which only its own event stops. */
    Set<SuspensionKind> stoppedBy(RunState run, ProcedureDefinition definition, List<ClockRow> rows, RuleBooks books) {
        return separate(run, definition, rows) ? Set.of() : stoppedBy(run, timed(run, definition, rows), books);
    }

    /** Whether the term of the stage that a run is in is a clock which only its own event stops and extends. */
    static boolean separate(RunState run, ProcedureDefinition definition, List<ClockRow> rows) {
        return clock(run, definition.stage(run.stage()).orElseThrow(), rows)
                .flatMap(row -> definition.clock(row.code()))
                .filter(ProcedureDefinition.Clock::separate)
                .isPresent();
    }

    Set<SuspensionKind> stoppedBy(RunState run, Timed timed, RuleBooks books) {
        return stoppedBy(rule(run, timed, books));
    }

    /** Whether a package sets a term on the day it starts. */
    static boolean set(RunState run, String term, LocalDate start, RuleBooks books) {
        return Definitions.book(books, run.division(), run.field()).parameter(term, start) != null;
    }

    /** Those of its stops by which its rule is stopped. */
    List<Stop> counting(RunState run, Timed timed, RuleBooks books) {
        Set<SuspensionKind> stopping = stoppedBy(run, timed, books);
        return timed.stops().stream()
                .filter(each -> stopping.contains(each.kind()))
                .toList();
    }

    /** The rule that holds when the term starts; null where nobody sets one. */
    private static Applied rule(RunState run, Timed timed, RuleBooks books) {
        return Definitions.book(books, run.division(), run.field())
                .parameter(timed.term(), timed.start().date());
    }

    private static Set<SuspensionKind> stoppedBy(Applied rule) {
        return rule != null && rule.dated().value() instanceof TermRule term ? term.suspendedBy() : Set.of();
    }

    private static boolean unitOfHours(Applied rule) {
        return rule != null
                && rule.dated().value() instanceof TermRule term
                && term.unit() == org.zhiheng.api.questions.TermUnit.HOUR;
    }

    /** Whether a term of the run was extended. */
    static boolean extended(RunState run, String term) {
        return run.extensions().stream().anyMatch(each -> (PREFIX + each.term()).equals(term));
    }

    /** By how much a term of the run goes on after its extension, as somebody decided; null where nobody did. */
    static Integer furtherBy(RunState run, String term) {
        return run.extensions().stream()
                .filter(each -> (PREFIX + each.term()).equals(term))
                .map(Extension::further)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Ruling<Term.Answer> ask(RunState run, Timed timed, DateOrMoment start, RuleBooks books) {
        List<Term.Suspension> suspensions = timed.stops().stream()
                .filter(each -> each.to() != null)
                .map(each -> new Term.Suspension(each.kind(), each.from(), each.to()))
                .toList();
        Term.Facts facts = new Term.Facts(
                timed.code(), start, run.field(), timed.extended(), timed.extendedBy(), timed.furtherBy(), suspensions);
        return rulings.with(books).ask(Term.QUESTION, facts, run.division(), today());
    }

    /** How long before its safe day a term is due soon, says a rule; without one it is so on the last day. */
    private LocalDate warnOn(LocalDate safe, RuleBook book) {
        Applied rule = book.parameter(DUE_SOON, today());
        return rule == null ? safe : safe.minusDays(rule.number("day").longValueExact());
    }

    private static Run.Term told(
            Timed timed,
            TermState state,
            DateOrMoment start,
            Term.Answer answer,
            LocalDate warnOn,
            LocalDate reviewOn,
            List<String> missing,
            RuleBook book) {
        return new Run.Term(
                timed.code(),
                state,
                start.toString(),
                answer == null ? null : answer.legal().toString(),
                answer == null ? null : answer.safe().toString(),
                answer == null || answer.unit() == null
                        ? null
                        : answer.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                answer == null ? null : answer.amount(),
                warnOn == null ? null : warnOn.toString(),
                reviewOn == null ? null : reviewOn.toString(),
                missing,
                book.fingerprint());
    }
}
