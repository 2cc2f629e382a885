package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.code.DocumentNumber;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.domain.CaseConclusions;
import org.zhiheng.cases.domain.CaseEvents;
import org.zhiheng.cases.domain.FileIndex;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Refunds;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RetentionPeriod;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBooks;

/** What the rules say of cases outside of rulings. */
@Component(service = CaseRules.class)
public final class CaseRules {

    private static final String WORD = "cases.number-word";
    private static final String CONCLUDABLE = "cases.head-concludes";

    private static final String RECHECKED = "cases.rechecked-nightly";
    private static final String REVIEWED = "cases.review-rests-on";
    private static final String DISCUSSED = "cases.discussion-rests-on";
    private static final String SAME = "cases.first-violation-of-same";
    private static final String POINTS = "case-review-points";
    private static final String MODES = "service-modes";
    private static final String PIECE_TERMS = "piece-terms";
    private static final String BEFORE = "before-decision";
    private static final String APPROVALS = "needed-approvals";
    private static final String ORDER = "archive-order";
    private static final String DOCUMENTS = "document-kinds";
    private static final String PATROL = "patrol.body";
    private static final String CHANGES = "procedure-changes";
    private static final String FIELDS = "enforcement-fields";
    private static final String USUAL_RETENTION = "cases.retention-default";
    private static final String FROM_NEXT_YEAR = "cases.retention-from-next-year";
    private static final String COURT = "remedy.court";
    private static final String TERM = "term.";

    private final RulesInForce rules;
    private final Rulings rulings;
    private final Clock clock;

    @Activate
    public CaseRules(@Reference RulesInForce rules, @Reference Rulings rulings, @Reference Clock clock) {
        this.rules = rules;
        this.rulings = rulings;
        this.clock = clock;
    }

    /** Gives the next number of a series in a year. */
    @FunctionalInterface
    interface Series {
        long next(String series, int year);
    }

    private RuleBook book(String division, String field) {
        RuleBooks books = (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        RuleBook book = books.book(division);
        if (book == null) {
            throw ZhihengException.invalid("RULING-DIVISION", "没有区划“" + division + "”的规则", "division");
        }
        return field == null ? book : book.forField(field);
    }

    /**
     * Of which kind of act the procedure of a new case is.
     *
     * @param field one of those that the rules list, where they do; null for none
     */
    ActKind actKind(String division, String field, String procedure) {
        Set<String> fields = book(division, null).rows(FIELDS, LocalDate.now(clock)).stream()
                .map(each -> text(each, "field"))
                .collect(Collectors.toSet());
        if (field != null && !fields.isEmpty() && !fields.contains(field)) {
            throw ZhihengException.invalid("CASE-FIELD", "没有编号为“" + field + "”的执法领域", "field");
        }
        AppliedProcedure found = book(division, field).procedure(procedure, LocalDate.now(clock));
        if (found == null || found.definition().actKind() == null) {
            throw ZhihengException.invalid("CASE-PROCEDURE", "“" + procedure + "”不是办案的程序", "procedure");
        }
        return ActKind.valueOf(
                found.definition().actKind().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The procedure of a case that is taken over today; as {@link #actKind}. */
    ProcedureDefinition procedure(String division, String field, String procedure) {
        actKind(division, field, procedure);
        return book(division, field).procedure(procedure, LocalDate.now(clock)).definition();
    }

    /** Checks and questions that the head may conclude in writing where no ruling is determined; none where no rule says so. */
    Set<String> concludable(CaseHead head, LocalDate on) {
        return Set.copyOf(codes(head, CONCLUDABLE, on));
    }

    /**
     * A point that is reviewed.
     *
     * @param checks what the platform looks at by itself
     */
    record ReviewPoint(String point, String name, List<String> checks) {}

    /** The points of a review in their order. */
    List<ReviewPoint> reviewPoints(CaseHead head, LocalDate on) {
        return book(head.division(), head.field()).rows(POINTS, on).stream()
                .map(each -> new ReviewPoint(text(each, "point"), text(each, "name"), codes(each, "checks")))
                .toList();
    }

    /** Whether another case is about what the rules count where they ask for a first violation; all of them where no rule says which. */
    boolean countsAsEarlier(CaseHead head, CaseHead other, LocalDate on) {
        Applied same = book(head.division(), head.field()).parameter(SAME, on);
        String wanted = same == null ? "any" : same.text();
        return switch (wanted) {
            case "item" -> head.item() != null && head.item().equals(other.item());
            case "field" -> Objects.equals(head.field(), other.field());
            default -> true;
        };
    }

    /** Kinds of pieces on which a legal review rests; none where no rule says so. */
    List<String> reviewRestsOn(CaseHead head, LocalDate on) {
        return codes(head, REVIEWED, on);
    }

    /** As {@link #reviewRestsOn}, of a collective discussion. */
    List<String> discussionRestsOn(CaseHead head, LocalDate on) {
        return codes(head, DISCUSSED, on);
    }

    private List<String> codes(CaseHead head, String parameter, LocalDate on) {
        Applied codes = book(head.division(), head.field()).parameter(parameter, on);
        return codes == null ? List.of() : codes.codes();
    }

    /** Checks of a case's procedure on a day that are asked again after its decision, of those that the rules name. */
    Set<String> rechecked(CaseHead head, LocalDate on) {
        RuleBook book = book(head.division(), head.field());
        Applied named = book.parameter(RECHECKED, on);
        AppliedProcedure procedure = book.procedure(head.procedure(), on);
        if (named == null || procedure == null) {
            return Set.of();
        }
        Set<String> asked = new LinkedHashSet<>(named.codes());
        asked.retainAll(procedure.definition().stages().stream()
                .flatMap(stage -> stage.transitions().stream())
                .flatMap(way -> way.checks().stream())
                .toList());
        return asked;
    }

    /** What the rules of a place set for the pieces of a file today. */
    Fit.Limits limits(String division, String field) {
        RuleBook book = book(division, field);
        LocalDate today = LocalDate.now(clock);
        Map<String, Fit.ModeOfService> modes = new HashMap<>();
        for (AppliedRow each : book.rows(MODES, today)) {
            modes.put(text(each, "mode"), mode(each));
        }
        return new Fit.Limits(
                number(book, "cases.guardian-below", "year"),
                number(book, "hearing.agents-most", "person"),
                book.rows(POINTS, today).stream()
                        .map(each -> text(each, "point"))
                        .toList(),
                modes,
                book.rows(BEFORE, today).stream()
                        .map(each -> new Fit.Before(text(each, "kind"), text(each, "day")))
                        .toList(),
                book.rows(APPROVALS, today).stream().map(CaseRules::approval).toList(),
                index(book, today));
    }

    /** The procedure by which a case goes on that comes to a stage; empty where it ends there, or goes on in the stage. */
    Optional<String> next(CaseHead head, String stage, LocalDate on) {
        AppliedRow row = book(head.division(), head.field()).row(CHANGES, on, head.procedure(), stage);
        return row == null ? Optional.empty() : Optional.of(text(row, "next"));
    }

    /** Whether a body is the one that the rules of its place let patrol and nothing else. */
    boolean patrols(Body body, LocalDate on) {
        Applied named = book(body.division().value(), null).parameter(PATROL, on);
        return named != null && named.text().equals(body.title());
    }

    /** How a document of a case is written on a day; empty where no package of its place says so. */
    Optional<RuleBook.AppliedTemplate> template(CaseHead head, String document, LocalDate on) {
        return Optional.ofNullable(book(head.division(), head.field()).template(document, on));
    }

    /** Codes of all documents that can be written in cases of this kind of act in its place on a day, in order. */
    List<String> documents(CaseHead head, LocalDate on) {
        RuleBook book = book(head.division(), head.field());
        return book.documents(on).stream()
                .filter(each -> suits(head, book.row(DOCUMENTS, on, each)))
                .toList();
    }

    private static boolean suits(CaseHead head, AppliedRow kind) {
        if (kind == null || !"case".equals(text(kind, "made"))) {
            return false;
        }
        List<String> acts = codes(kind, "acts");
        return acts.isEmpty() || acts.contains(Field.word(head.actKind()));
    }

    /** What a decision has to say of what was asked for, so that a document of it can be made; empty where that makes no difference. */
    Optional<String> outcomeOf(CaseHead head, String document, LocalDate on) {
        return Optional.ofNullable(book(head.division(), head.field()).row(DOCUMENTS, on, document))
                .map(each -> text(each, "outcome"));
    }

    /** What a kind of document is called. */
    String documentName(CaseHead head, String code, LocalDate on) {
        AppliedRow named = book(head.division(), head.field()).row(DOCUMENTS, on, code);
        return named == null ? code : text(named, "name");
    }

    /** The last day of a term that begins on a day; empty where nobody can say. */
    Optional<LocalDate> last(CaseHead head, String code, LocalDate start) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("code", code);
        facts.put("start", start.toString());
        if (head.field() != null) {
            facts.put("field", head.field());
        }
        return Optional.of(ask(head, "term", facts, start))
                .filter(Ruling::determined)
                .map(answer -> (String) answer.answer().get("legal"))
                .map(legal -> DateOrMoment.parse(legal).date());
    }

    /**
     * From when a term counts that belongs to one piece of a file.
     *
     * @param kind of the piece
     * @param day its field that says when, a day or a moment
     */
    record Counted(String kind, String day) {}

    /** From what in a file a term counts; empty where the rules do not say. */
    Optional<Counted> counted(CaseHead head, String term, LocalDate on) {
        return Optional.ofNullable(book(head.division(), head.field()).row(PIECE_TERMS, on, term))
                .map(each -> new Counted(text(each, "kind"), text(each, "day")));
    }

    /** Which term counts from a piece; empty where the rules name none. */
    Optional<String> termOf(CaseHead head, Piece piece, LocalDate on) {
        return book(head.division(), head.field()).rows(PIECE_TERMS, on).stream()
                .filter(each -> piece.kind().equals(text(each, "kind")))
                .filter(each ->
                        text(each, "field") == null || codes(each, "words").contains(piece.text(text(each, "field"))))
                .map(each -> text(each, "term"))
                .findFirst();
    }

    /** The day before which a term that begins on a day does not end, for it may roll on and never back; empty where no rule says how long it is, or it counts in working days. */
    Optional<LocalDate> atLeast(CaseHead head, String code, LocalDate start) {
        return Optional.ofNullable(book(head.division(), head.field()).parameter(TERM + code, start))
                .flatMap(each -> each.term().lastDay(start));
    }

    /** The last day of the file of a case that was archived on a day, counted from that day or from the next year, as the rules say. What no rule knows is kept for ever. */
    RetentionPeriod kept(CaseHead head, String code, LocalDate archivedOn, LocalDate today) {
        RuleBook book = book(head.division(), head.field());
        Applied usual = book.parameter(USUAL_RETENTION, today);
        String wanted = code != null ? code : usual == null ? "" : usual.text();
        return RetentionPeriod.of(book, today, wanted, FROM_NEXT_YEAR, archivedOn);
    }

    /** The shortest time for which any file is kept; empty where all are kept for ever. */
    OptionalInt shortestKept(String division, LocalDate today) {
        return book(division, null).rows(RetentionPeriod.LIST, today).stream()
                .map(each -> each.row().cells().get("years"))
                .filter(Objects::nonNull)
                .mapToInt(each -> ((Number) each).intValue())
                .min();
    }

    /** Which court takes suits, as the rules of its place name it; empty where none does. */
    Optional<String> court(CaseHead head, LocalDate on) {
        return Optional.ofNullable(book(head.division(), head.field()).parameter(COURT, on))
                .map(Applied::text);
    }

    /** By how much a term may be made longer; empty where no rule says so. */
    Optional<Integer> longest(CaseHead head, String code, LocalDate on) {
        Applied found = book(head.division(), head.field()).parameter(TERM + code, on);
        return found == null || found.term().extension() == null
                ? Optional.empty()
                : Optional.of(found.term().extension().amount());
    }

    /** Which remedies a party has; empty where nobody can say. */
    Optional<Map<String, Object>> remedy(CaseHead head, Map<String, Object> facts, LocalDate asOf) {
        return Optional.of(ask(head, "remedy", facts, asOf))
                .filter(Ruling::determined)
                .map(Ruling::answer);
    }

    /** In which order the rules of its place want the file of a case. */
    FileIndex index(CaseHead head, LocalDate on) {
        return index(book(head.division(), head.field()), on);
    }

    private FileIndex index(RuleBook book, LocalDate on) {
        List<FileIndex.Section> sections = book.rows(ORDER, on).stream()
                .map(each -> new FileIndex.Section(
                        text(each, "section"),
                        text(each, "volume"),
                        text(each, "title"),
                        Set.copyOf(codes(each, "kinds")),
                        Set.copyOf(codes(each, "documents"))))
                .toList();
        Map<String, FileIndex.Document> documents = new HashMap<>();
        for (AppliedRow each : book.rows(DOCUMENTS, on)) {
            boolean paper = Boolean.TRUE.equals(each.row().cells().get("paper"));
            documents.put(text(each, "code"), new FileIndex.Document(text(each, "name"), text(each, "lies"), paper));
        }
        return new FileIndex(sections, documents, clock.getZone());
    }

    private static String text(AppliedRow row, String column) {
        return (String) row.row().cells().get(column);
    }

    private static Fit.NeededApproval approval(AppliedRow row) {
        return new Fit.NeededApproval(
                text(row, "kind"),
                text(row, "day"),
                text(row, "matter"),
                text(row, "unless"),
                codes(row, "exceptActs"),
                text(row, "message"));
    }

    private static Fit.ModeOfService mode(AppliedRow row) {
        return new Fit.ModeOfService(codes(row, "all"), codes(row, "any"), text(row, "consent"), text(row, "message"));
    }

    private static List<String> codes(AppliedRow row, String column) {
        return row.row().cells().get(column) instanceof List<?> codes
                ? codes.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The answer to {@code refund}; empty where the decision was not changed, or nobody can say. */
    Optional<Map<String, Object>> refund(CaseHead head, Pieces file) {
        return Refunds.asked(file)
                ? Optional.of(ask(head, "refund", Refunds.facts(file), LocalDate.now(clock)))
                        .filter(Ruling::determined)
                        .map(Ruling::answer)
                : Optional.empty();
    }

    /** What follows from a file by the rules alone: when the party can sue no more, that its decision is reported, that something is to be given back. */
    CaseEvents.Concluded concluded(CaseHead head, Pieces file) {
        LocalDate today = LocalDate.now(clock);
        Optional<Map<String, Object>> refund = refund(head, file).filter(each -> each.get("since") != null);
        return new CaseEvents.Concluded(
                CaseConclusions.suit(head, file)
                        .map(facts -> ask(head, "term", facts, today))
                        .filter(Ruling::determined)
                        .map(answer -> (String) answer.answer().get("legal"))
                        .map(legal -> DateOrMoment.parse(legal).date())
                        .orElse(null),
                CaseConclusions.reporting(head, file)
                        .filter(facts -> {
                            Ruling<Map<String, Object>> ruling = ask(head, "reporting", facts, today);
                            return ruling.determined()
                                    && Boolean.TRUE.equals(ruling.answer().get("required"));
                        })
                        .map(facts -> LocalDate.parse((String) facts.get("decidedOn")))
                        .orElse(null),
                refund.map(each -> LocalDate.parse((String) each.get("since"))).orElse(null),
                refund.filter(each -> ((List<?>) each.get("open")).isEmpty())
                        .flatMap(each -> Refunds.lastOn(file))
                        .orElse(null));
    }

    /** The last day on which a fine may be paid; empty where there is none, or nobody can say. */
    Optional<LocalDate> payableUntil(CaseHead head, Pieces file) {
        return CaseConclusions.payment(head, file).flatMap(facts -> CaseConclusions.deferred(file)
                .or(() -> Optional.of(ask(head, "term", facts, LocalDate.now(clock)))
                        .filter(Ruling::determined)
                        .map(answer -> (String) answer.answer().get("legal"))
                        .map(legal -> DateOrMoment.parse(legal).date())));
    }

    private Ruling<Map<String, Object>> ask(CaseHead head, String question, Map<String, Object> facts, LocalDate asOf) {
        return rulings.inForce().ask(question, facts, head.division(), asOf);
    }

    private Integer number(RuleBook book, String parameter, String unit) {
        Applied found = book.parameter(parameter, LocalDate.now(clock));
        return found == null ? null : found.number(unit).intValueExact();
    }

    /** 立案号: the body, the word of the place for this kind of act, the year, the sequence. */
    String number(CaseHead head, Body body, LocalDate filedOn, Series series) {
        Applied word = book(head.division(), head.field()).parameter(WORD, filedOn);
        String prefix = body.title() + (word == null ? "立" : word.text());
        int year = filedOn.getYear();
        long next = series.next("case|" + body.id() + "|" + prefix, year);
        return new DocumentNumber(prefix, year, Math.toIntExact(next)).toString();
    }
}
