package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.TermState;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.Applied;
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

    /** The code of a stage's term, as the ruling is asked for it. */
    static String code(Stage stage) {
        return stage.term().substring(PREFIX.length());
    }

    Reckoned of(RunState run, Stage stage, RuleBooks books) {
        Instant began = run.clockStart(stage);
        LocalDate from = LocalDate.ofInstant(began, SHANGHAI);
        RuleBook book = Definitions.book(books, run.division(), run.field());
        Applied rule = book.parameter(stage.term(), from);
        boolean hours = unitOfHours(rule);
        DateOrMoment start = hours ? DateOrMoment.of(began.atZone(SHANGHAI).toOffsetDateTime()) : DateOrMoment.of(from);
        Set<SuspensionKind> stopping = stoppedBy(rule);
        Optional<LocalDate> review = run.suspensions().stream()
                .filter(each -> each.to() == null && stopping.contains(each.kind()))
                .map(Suspension::reviewOn)
                .min(LocalDate::compareTo);
        if (review.isPresent()) {
            Run.Term told = told(stage, TermState.SUSPENDED, start, null, null, review.get(), List.of(), book);
            return new Reckoned(told, review.get(), review.get(), null);
        }
        Ruling<Term.Answer> ruling = ask(run, stage, start, extended(run, stage), books);
        if (!ruling.determined()) {
            Run.Term told = told(stage, TermState.UNDETERMINED, start, null, null, null, ruling.missing(), book);
            LocalDate since = LocalDate.ofInstant(run.since(), SHANGHAI);
            return new Reckoned(told, since, since, null);
        }
        Term.Answer answer = ruling.answer();
        LocalDate warn = warnOn(answer.safe().date(), book);
        Run.Term told = told(stage, TermState.RUNNING, start, answer, warn, null, List.of(), book);
        Instant dueAt = answer.legal().moment() == null
                ? null
                : answer.legal().moment().withOffsetSameInstant(ZoneOffset.UTC).toInstant();
        return new Reckoned(told, answer.legal().date(), warn, dueAt);
    }

    /** Whether the rule of the stage's term knows an extension. */
    boolean extendable(RunState run, Stage stage, RuleBooks books) {
        Applied rule = rule(run, stage, books);
        return rule != null && rule.dated().value() instanceof TermRule term && term.extension() != null;
    }

    /** Which suspensions stop the stage's term. */
    Set<SuspensionKind> stoppedBy(RunState run, Stage stage, RuleBooks books) {
        return stoppedBy(rule(run, stage, books));
    }

    /** The rule that holds when the term starts; null where nobody sets one. */
    private static Applied rule(RunState run, Stage stage, RuleBooks books) {
        LocalDate from = LocalDate.ofInstant(run.clockStart(stage), SHANGHAI);
        return Definitions.book(books, run.division(), run.field()).parameter(stage.term(), from);
    }

    private static Set<SuspensionKind> stoppedBy(Applied rule) {
        return rule != null && rule.dated().value() instanceof TermRule term ? term.suspendedBy() : Set.of();
    }

    private static boolean unitOfHours(Applied rule) {
        return rule != null
                && rule.dated().value() instanceof TermRule term
                && term.unit() == org.zhiheng.api.questions.TermUnit.HOUR;
    }

    static boolean extended(RunState run, Stage stage) {
        return run.extensions().stream().anyMatch(each -> each.term().equals(code(stage)));
    }

    private Ruling<Term.Answer> ask(RunState run, Stage stage, DateOrMoment start, boolean extended, RuleBooks books) {
        List<Term.Suspension> suspensions = run.suspensions().stream()
                .filter(each -> each.to() != null)
                .map(each -> new Term.Suspension(each.kind(), each.from(), each.to()))
                .toList();
        Term.Facts facts = new Term.Facts(code(stage), start, run.field(), extended, suspensions);
        return rulings.with(books).ask(Term.QUESTION, facts, run.division(), today());
    }

    /** How long before its safe day a term is due soon, says a rule; without one it is so on the last day. */
    private LocalDate warnOn(LocalDate safe, RuleBook book) {
        Applied rule = book.parameter(DUE_SOON, today());
        return rule == null ? safe : safe.minusDays(rule.number("day").longValueExact());
    }

    private static Run.Term told(
            Stage stage,
            TermState state,
            DateOrMoment start,
            Term.Answer answer,
            LocalDate warnOn,
            LocalDate reviewOn,
            List<String> missing,
            RuleBook book) {
        return new Run.Term(
                code(stage),
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
