package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases.IndexLine;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.ExecutionEnd;
import org.zhiheng.api.questions.Holder;
import org.zhiheng.api.questions.MajorAct;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.Procedure;
import org.zhiheng.api.registers.Field;

/**
 * The facts that the checks of a procedure ask of a case's file (docs/rulings/procedure-check.md): what lies in it, and what the registers say of those it
 * names. A fact the file does not hold is left out, so that the ruling says it is missing. Nothing of a party but its kind and what it did.
 */
public final class CaseFacts {

    /** What the registers say for a question; see {@link org.zhiheng.api.registers.FactSource}. */
    @FunctionalInterface
    public interface Registered {
        Map<String, Object> facts(String question, Map<String, Object> references, Map<String, Object> given);
    }

    /** What is asked of the organisation and the register of officers. */
    public interface Known {
        /** {@code department} or {@code township}; null when the body is neither. */
        String acting(String body);

        /** What the register of officers says of a reviewer on a day. */
        Reviewer reviewer(String officer, LocalDate on);

        /** Whether the law gives a body the power to execute its decisions itself; null where no register says so. */
        Boolean enforces(String body, LocalDate on);
    }

    /**
     * A reviewer, as the register has it.
     *
     * @param qualified whether the legal qualification is there
     * @param since from when somebody has been reviewing; null where the register does not say
     */
    public record Reviewer(boolean qualified, LocalDate since) {}

    /** What lies around a case. */
    public interface Place {
        /** In which order a file is wanted. */
        FileIndex index();

        /** Whether the body whose case it is only patrols, and prosecutes nothing. */
        boolean patrols();

        /** Kinds of pieces on which a legal review rests, so that it says nothing of what was altered since. */
        List<String> reviewRestsOn();

        /** As {@link #reviewRestsOn}, of a collective discussion. */
        List<String> discussionRestsOn();

        /** The file of another case; empty where there is none. */
        Pieces file(String id);
    }

    private final CaseHead head;
    private final Pieces pieces;
    private final LocalDate asOf;
    private final LocalDate stageSince;
    private final Registered registered;
    private final Known known;
    private final Place place;

    /** @param stageSince the day on which the current stage began */
    public CaseFacts(
            CaseHead head,
            Pieces pieces,
            LocalDate asOf,
            LocalDate stageSince,
            Registered registered,
            Known known,
            Place place) {
        this.head = head;
        this.pieces = pieces;
        this.asOf = asOf;
        this.stageSince = stageSince;
        this.registered = registered;
        this.known = known;
        this.place = place;
    }

    /** The facts for a check; empty for one that says nothing about cases. */
    public Map<String, Object> of(String check) {
        Facts facts = new Facts();
        switch (check) {
            case "body-competent" -> facts.put("competence", competence())
                    .put("acting", place.patrols() ? null : known.acting(head.body()));
            case "two-officers", "certificates-valid", "no-recusal" -> facts.put(
                    "officers", officers(pieces.handlers(asOf), OfficerStep.INVESTIGATE));
            case "presider-eligible" -> presider(facts);
            case "filed-approved" -> facts.on(pieces.one(BeginningKinds.FILING)
                    .filter(each -> word(Words.FilingOutcome.FILED).equals(each.text("outcome")))
                    .map(each -> each.date("on")));
            case "approved-by-head" -> facts.on(approved());
            case "not-filing-approved" -> facts.on(approvedNow(Words.ApprovalMatter.NOT_FILING));
            case "notice-approved" -> facts.on(approvedNow(Words.ApprovalMatter.NOTICE));
            case "suspension-approved" -> facts.on(approvedNow(Words.ApprovalMatter.SUSPENSION));
            case "extension-approved" -> facts.on(approvedNow(Words.ApprovalMatter.EXTENSION));
            case "extension-discussed" -> facts.on(pieces.lastDay(
                    DecisionKinds.APPROVAL,
                    "discussedOn",
                    each -> word(Words.ApprovalMatter.EXTENSION).equals(each.text("matter"))
                            && word(Words.ApprovalOutcome.APPROVED).equals(each.text("outcome"))
                            && each.text("minutes") != null
                            && !each.date("on").isBefore(stageSince)));
            case "transfer-approved" -> facts.on(approvedNow(Words.ApprovalMatter.TRANSFER));
            case "dropping-approved" -> facts.on(approvedNow(Words.ApprovalMatter.DROPPING));
            case "enforcement-approved" -> facts.on(approvedNow(Words.ApprovalMatter.ENFORCEMENT));
            case "disposal-approved" -> facts.on(approvedNow(Words.ApprovalMatter.DISPOSAL));
            case "closing-approved" -> facts.on(
                    approvedNow(Words.ApprovalMatter.CLOSING).or(() -> pieces.one(ClosingKinds.CLOSING)
                            .map(each -> each.date("on"))
                            .filter(each -> !each.isBefore(stageSince))));
            case "facts-clear" -> facts.put("confirmed", said(EvidenceKinds.INVESTIGATION, "factsClear"));
            case "evidence-verified" -> facts.put("confirmed", said(EvidenceKinds.INVESTIGATION, "evidenceVerified"));
            case "not-criminal" -> facts.put("confirmed", said(EvidenceKinds.INVESTIGATION, "notCriminal"));
            case "criminal-suspected" -> facts.put(
                    "confirmed", opposite(said(EvidenceKinds.INVESTIGATION, "notCriminal")));
            case "evidence-linked" -> elements(facts);
            case "recordings-complete" -> recordings(facts);
            case "within-limitation" -> facts.put("limitation", limitation());
            case "not-exempt" -> facts.put("exemption", exemption());
            case "no-penalty-ground" -> ground(facts);
            case "education-given" -> facts.put("ground", groundWord())
                    .on(pieces.lastDay(ClosingKinds.EDUCATION, "on", each -> true));
            case "correction-ordered" -> facts.put(
                            "correctionNeeded",
                            pieces.one(DecisionKinds.DECISION)
                                    .map(each -> (Object) each.yes("orderToCorrect"))
                                    .orElse(null))
                    .on(pieces.lastDay(ExecutionKinds.CORRECTION, "orderedOn", each -> true));
            case "notice-given" -> facts.on(notice().map(each -> each.date("servedOn")));
            case "defence-heard" -> facts.on(pieces.lastDay(DecisionKinds.STATEMENT, "on", each -> true));
            case "defence-window-closed" -> facts.on(notice().map(each -> each.date("servedOn")))
                    .day("heardOn", statement(false))
                    .day("waivedOn", statement(true));
            case "hearing-offered" -> facts.put("hearing", hearing()).on(told());
            case "hearing-window-closed" -> facts.put("hearing", hearing())
                    .on(told())
                    .put("hearingAsked", asked())
                    .day("heardOn", held())
                    .day("waivedOn", waived());
            case "hearing-requested" -> facts.put("hearingAsked", asked());
            case "hearing-withdrawn" -> facts.day("waivedOn", withdrawn());
            case "hearing-held" -> facts.put("hearingAsked", asked()).on(held());
            case "hearing-noticed" -> pieces.one(DecisionKinds.HEARING)
                    .ifPresent(each -> facts.day("on", Optional.ofNullable(each.date("noticeServedOn")))
                            .day("plannedOn", Optional.of(each.date("plannedOn"))));
            case "legal-review-passed" -> facts.put("review", review())
                    .put("confirmed", reviewed())
                    .put("changedSince", changedSince(lastReview(), place.reviewRestsOn()));
            case "collective-discussion-held" -> facts.put("discretion", discretion())
                    .put("decided", pieces.outcome().map(CaseFacts::sanctioned).orElse(null))
                    .put("review", review())
                    .put(
                            "complex",
                            matter().map(each -> (Object) each.yes("complex")).orElse(null))
                    .put("changedSince", changedSince(pieces.one(DecisionKinds.DISCUSSION), place.discussionRestsOn()))
                    .on(pieces.one(DecisionKinds.DISCUSSION).map(each -> each.date("heldOn")));
            case "penalty-decided" -> facts.put(
                    "confirmed",
                    pieces.one(DecisionKinds.DECISION)
                            .map(each -> (Object) penalises(each))
                            .orElse(null));
            case "application-granted" -> facts.put("confirmed", applied(Words.ApplicationOutcome.GRANTED));
            case "application-refused" -> facts.put("confirmed", applied(Words.ApplicationOutcome.REFUSED));
            case "within-range" -> facts.put("discretion", discretion()).on(approvedAs(Words.ApprovalMatter.DEVIATION));
            case "not-heavier" -> facts.put("noticed", noticed())
                    .put("decided", sanctions(DecisionKinds.DECISION.id()));
            case "impact-assessed" -> facts.put("impact", impact())
                    .on(pieces.one(DecisionKinds.ASSESSMENT).map(each -> each.date("on")));
            case "decision-complete" -> facts.put("confirmed", decisionComplete());
            case "served" -> facts.on(decisionServed());
            case "simple-allowed" -> facts.put("choice", choice());
            case "spot-collection-allowed" -> facts.put("choice", choice())
                    .put(
                            "collected",
                            pieces.of(ExecutionKinds.PAYMENT).stream()
                                    .anyMatch(each -> word(Words.PaymentChannel.ON_THE_SPOT)
                                            .equals(each.text("channel"))));
            case "paid-or-enforced" -> paid(facts);
            case "nothing-due" -> facts.put("confirmed", nothingDue());
            case "no-open-measures" -> facts.put("pending", pending());
            case "reminder-served" -> facts.on(pieces.lastDay(ExecutionKinds.REMINDER, "servedOn", each -> true));
            case "transfer-accepted" -> facts.on(transferred());
            case "police-filed" -> facts.on(police("policeFiledOn"));
            case "police-refused" -> facts.on(police("returnedOn")
                    .or(() -> police("policeFiledOn").isPresent() ? Optional.empty() : police("policeRefusedOn")));
            case "archived" -> facts.on(pieces.one(ClosingKinds.ARCHIVE).map(each -> each.date("on")));
            case "spot-reported" -> facts.on(
                    pieces.one(ClosingKinds.SPOT_REPORT).map(each -> each.date("reportedOn")));
            case "file-indexed" -> indexed(facts);
            case "benchmark-stated" -> benchmark(facts);
            case "correction-checked" -> facts.put(
                            "correctionNeeded",
                            pieces.one(DecisionKinds.DECISION)
                                    .map(each -> (Object) each.yes("orderToCorrect"))
                                    .orElse(false))
                    .on(pieces.lastDay(ExecutionKinds.CORRECTION, "checkedOn", each -> true));
            case "merged" -> facts.on(
                    pieces.lastDay(ClosingKinds.RELATION, "on", each -> word(Words.RelationKind.MERGED_INTO)
                            .equals(each.text("kind"))));
            case "materials-complete" -> facts.put("confirmed", said(BeginningKinds.APPLICATION, "complete"));
            case "interested-parties-told" -> facts.on(
                    pieces.one(BeginningKinds.APPLICATION).map(each -> each.date("interestedToldOn")));
            default -> coercion(check, facts);
        }
        return facts.all;
    }

    /** What the checks of coercive measures and of execution ask. */
    private void coercion(String check, Facts facts) {
        switch (check) {
            case "rights-told" -> facts.on(done(each -> each.yes("rightsTold") ? dayOf(each.text("startedAt")) : null));
            case "goods-listed" -> facts.on(done(each -> each.date("listDeliveredOn")));
            case "scene-recorded" -> facts.on(pieces.of(EvidenceKinds.EVIDENCE).stream()
                    .filter(each -> word(Words.EvidenceKind.SCENE_RECORD).equals(each.text("kind")))
                    .map(each -> dayOf(each.text("obtainedAt")))
                    .max(LocalDate::compareTo));
            case "lifting-ground" -> measure().ifPresent(each -> facts.put("liftingGround", each.text("liftingGround"))
                    .put(
                            "confirmed",
                            approvedAs(Words.ApprovalMatter.MEASURE_LIFTING).isPresent() ? true : null)
                    .put("coercion", term(each)));
            case "measure-in-term" -> facts.put(
                    "coercion", measure().map(CaseFacts::term).orElse(null));
            case "goods-disposed" -> facts.on(disposed());
            case "execution-not-stopped" -> facts.put(
                    "pending",
                    Remedies.stopping(pieces)
                            + elsewhere().map(Remedies::stopping).orElse(0));
            case "decision-stands" -> facts.put("confirmed", !fallen());
            case "court-window-open" -> facts.put("courtEnforcement", court());
            case "confiscation-decided" -> facts.put("confirmed", confiscates());
            case "measures-lawful" -> measures(facts);
            case "own-enforcement" -> facts.put("enforcementPower", known.enforces(head.body(), asOf));
            case "demolition-allowed" -> demolition(facts);
            case "substitute-ground" -> {
                obliged(facts);
                pieces.one(ExecutionKinds.SUBSTITUTE)
                        .ifPresent(each -> facts.put("substituteGrounds", each.texts("grounds")));
            }
            case "substitute-immediate" -> pieces.one(ExecutionKinds.SUBSTITUTE)
                    .ifPresent(each -> facts.put("substitutePlaces", each.texts("places"))
                            .put("confirmed", each.values().get("unable")));
            case "enforcement-ripe" -> {
                if (fine(pieces) == null) {
                    obliged(facts);
                } else {
                    facts.on(pieces.one(ExecutionKinds.SURCHARGE).map(each -> each.date("startedOn")));
                }
            }
            case "surcharge-right" -> pieces.one(ExecutionKinds.SURCHARGE)
                    .ifPresentOrElse(
                            each -> facts.put("surcharge", surcharge(pieces, each.date("dueOn")))
                                    .put("charged", Dues.charged(each)),
                            () -> facts.put("obligation", fine(pieces) == null ? true : null));
            case "substitute-reminded" -> pieces.one(ExecutionKinds.SUBSTITUTE)
                    .ifPresent(each -> facts.day("on", Optional.ofNullable(each.date("reminderServedOn")))
                            .day("plannedOn", Optional.of(each.date("plannedOn"))));
            case "undecided" -> facts.put("confirmed", !pieces.decided());
            case "refunds-made" -> facts.put("refund", Refunds.facts(pieces, elsewhere()));
            case "execution-time-allowed" -> pieces.last(ExecutionKinds.ENFORCEMENT, "on", each -> true)
                    .ifPresent(each -> facts.put(
                                    "at",
                                    each.text("startedAt") == null
                                            ? each.date("on").toString()
                                            : each.text("startedAt"))
                            .put("urgent", each.yes("urgent")));
            case "termination-ground" -> pieces.one(ExecutionKinds.EXECUTION_END)
                    .ifPresent(each -> facts.put("terminationGround", each.text("ground"))
                            .put(
                                    "confirmed",
                                    !word(ExecutionEnd.DECISION_ANNULLED).equals(each.text("ground")) || fallen())
                            .on(Optional.ofNullable(each.date("suspendedOn"))));
            default -> {}
        }
    }

    /** That a duty is owed that is no fine, and how its reminder stands. */
    private void obliged(Facts facts) {
        boolean owed = pieces.one(ExecutionKinds.TITLE)
                .filter(each -> each.text("obligation") != null || each.decimal("gains") != null)
                .isPresent();
        facts.put("obligation", owed ? true : null);
        pieces.last(ExecutionKinds.REMINDER, "servedOn", each -> true)
                .ifPresent(each -> facts.on(Optional.of(each.date("servedOn")))
                        .day("plannedOn", Optional.ofNullable(each.date("until"))));
    }

    /** Who took measures, and whether they and their body may. */
    private void measures(Facts facts) {
        List<Piece> measures = pieces.of(EvidenceKinds.MEASURE);
        facts.put("pending", measures.size());
        if (measures.isEmpty()) {
            return;
        }
        List<String> keys = measures.stream()
                .flatMap(each -> each.texts("officers").stream())
                .distinct()
                .toList();
        facts.put("officers", officers(keys, OfficerStep.INVESTIGATE, ActKind.COERCIVE_MEASURE))
                .put("competence", competence(ActKind.COERCIVE_MEASURE))
                .put("acting", known.acting(head.body()));
    }

    /** Whether a penalty that stands confiscates what was seized, or the law wants all of it destroyed; null where nobody has said. */
    private Object confiscates() {
        List<Piece> goods = pieces.of(ExecutionKinds.GOODS);
        if (!goods.isEmpty() && goods.stream().allMatch(each -> each.text("basis") != null)) {
            return true;
        }
        return pieces.one(ExecutionKinds.TITLE)
                .map(each -> (Object) confiscatedElsewhere(each))
                .orElse(null);
    }

    private boolean confiscatedElsewhere(Piece title) {
        return title.text("case") == null
                ? title.yes("confiscates")
                : elsewhere().filter(Fit::confiscatesGoods).isPresent();
    }

    /** What has to be over before a building comes down. */
    private void demolition(Facts facts) {
        Piece title = pieces.one(ExecutionKinds.TITLE).orElse(null);
        if (title == null) {
            return;
        }
        facts.put("demolition", title.yes("demolition"));
        if (!title.yes("demolition")) {
            return;
        }
        pieces.last(ExecutionKinds.DEMOLITION_NOTICE, "announcedOn", each -> true)
                .ifPresent(each -> facts.on(Optional.of(each.date("announcedOn")))
                        .day("plannedOn", Optional.of(each.date("until"))));
        int open = Remedies.open(pieces) + elsewhere().map(Remedies::open).orElse(0);
        facts.put("remedyPending", open > 0);
        Facts remedy = new Facts();
        remedy.put("procedure", word(Procedure.ORDINARY)).put("bodyKind", known.acting(head.body()));
        remedy.day("decidedOn", Optional.of(title.date("decidedOn")));
        remedy.day("servedOn", Optional.of(title.date("servedOn")));
        facts.put("remedy", remedy.all);
    }

    private List<String> majorActs() {
        List<String> acts = new ArrayList<>();
        pieces.one(ExecutionKinds.TITLE)
                .filter(each -> each.yes("demolition"))
                .ifPresent(each -> acts.add(word(MajorAct.FORCED_DEMOLITION)));
        pieces.one(ExecutionKinds.SUBSTITUTE).ifPresent(each -> acts.add(word(MajorAct.SUBSTITUTE_PERFORMANCE)));
        return acts;
    }

    /** The facts of the questions of the law that bear on this case, by question, as far as its file knows them. */
    public Map<String, Map<String, Object>> questions() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("competence", competence());
        all.put("limitation", limitation());
        all.put("exemption", exemption());
        if (pieces.outcome().isPresent()) {
            all.put("discretion", discretion());
            all.put("hearing-right", hearing());
            all.put("legal-review", review());
            all.put("impact-assessment", impact());
            CaseConclusions.reporting(head, pieces).ifPresent(facts -> all.put("reporting", facts));
        }
        all.values().removeIf(Objects::isNull);
        return all;
    }

    /**
     * What is asked about a decision of coercion: whose it is, and what its law wants of it.
     *
     * @param piece that says it
     */
    public Map<String, Map<String, Object>> questions(Order order, Piece piece) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        switch (order) {
            case MEASURE, MEASURE_EXTENSION, MEASURE_LIFTING -> {
                all.put("competence", competence(ActKind.COERCIVE_MEASURE));
                all.put("coercion-term", term(piece));
            }
            case SURCHARGE -> {
                all.put("competence", competence());
                all.put("surcharge", piece.date("dueOn") == null ? null : surcharge(pieces, piece.date("dueOn")));
            }
            case EXECUTION, SUBSTITUTE -> {
                all.put("competence", competence(ActKind.COERCIVE_EXECUTION));
                all.put("legal-review", head.actKind() == ActKind.COERCIVE_EXECUTION ? review() : null);
            }
            case EXECUTION_END, PRESERVATION, PRESERVATION_DISPOSAL, CORRECTION, DEFERRAL -> all.put(
                    "competence", competence());
        }
        all.values().removeIf(java.util.Objects::isNull);
        return all;
    }

    /** Facts that are put together, what is not known left out. */
    private static final class Facts {
        private final Map<String, Object> all = new LinkedHashMap<>();

        Facts put(String name, Object value) {
            if (value != null) {
                all.put(name, value instanceof BigDecimal number ? number.toPlainString() : value);
            }
            return this;
        }

        Facts day(String name, Optional<LocalDate> day) {
            day.ifPresent(each -> all.put(name, each.toString()));
            return this;
        }

        Facts on(Optional<LocalDate> day) {
            return day("on", day);
        }
    }

    private static LocalDate dayOf(String moment) {
        return OffsetDateTime.parse(moment).toLocalDate();
    }

    /** When it was done for the last of the measures; empty while it is not done for one of them, or there is none. */
    private Optional<LocalDate> done(Function<Piece, LocalDate> day) {
        List<LocalDate> days = new ArrayList<>();
        for (Piece each : pieces.of(EvidenceKinds.MEASURE)) {
            LocalDate on = day.apply(each);
            if (on == null) {
                return Optional.empty();
            }
            days.add(on);
        }
        return days.stream().max(LocalDate::compareTo);
    }

    /** The measure that holds; where none does any more, the last one. */
    private Optional<Piece> measure() {
        Comparator<Piece> started = Comparator.comparing(
                each -> OffsetDateTime.parse(each.text("startedAt")).toInstant());
        List<Piece> all = pieces.of(EvidenceKinds.MEASURE);
        return all.stream()
                .filter(each -> Pieces.measureEndedOn(each) == null)
                .max(started)
                .or(() -> all.stream().max(started));
    }

    private static Map<String, Object> term(Piece measure) {
        Facts facts = new Facts();
        facts.put("measure", measure.text("kind"));
        facts.put("startedOn", dayOf(measure.text("startedAt")).toString());
        facts.put("extendedBy", measure.values().get("extendedBy"));
        if (measure.date("testFrom") != null && measure.date("testTo") != null) {
            facts.put(
                    "excluded",
                    List.of(Map.of(
                            "from", measure.date("testFrom").toString(),
                            "to", measure.date("testTo").toString(),
                            "notifiedInWriting", measure.yes("testTold"))));
        }
        return facts.all;
    }

    /** When the last of the goods was disposed of; where none are kept, when the last measure was lifted. */
    private Optional<LocalDate> disposed() {
        List<Piece> goods = pieces.of(ExecutionKinds.GOODS);
        if (goods.isEmpty()) {
            return done(Pieces::measureEndedOn);
        }
        return goods.stream().anyMatch(this::kept)
                ? Optional.empty()
                : goods.stream().map(each -> each.date("disposedOn")).max(LocalDate::compareTo);
    }

    /**
     * Whether goods are still held, or what they were sold for. The money is the treasury's where a penalty confiscates the goods (行政处罚法 art. 74), goes
     * with the case where that goes to others (行政强制法 art. 21), and is the party's where the goods were only sold before they spoiled (art. 28).
     */
    private boolean kept(Piece goods) {
        if (goods.date("disposedOn") == null) {
            return true;
        }
        if (!word(Words.GoodsDisposal.AUCTIONED).equals(goods.text("disposal")) || Refunds.paidFor(pieces, goods)) {
            return false;
        }
        return goods.text("basis") == null || confiscated()
                ? goods.date("treasuryOn") == null
                : goods.date("refundedOn") == null && !goodsHandedOver();
    }

    /** Whether a penalty that stands confiscates goods: that of this file, or of the case that this one is about. */
    private boolean confiscated() {
        return Fit.confiscatesGoods(pieces)
                || pieces.one(ExecutionKinds.TITLE)
                        .filter(this::confiscatedElsewhere)
                        .isPresent();
    }

    /** Whether what was held went with the case to others. */
    private boolean goodsHandedOver() {
        return Stream.concat(
                        pieces.of(EvidenceKinds.MEASURE).stream().map(each -> each.date("handedOverOn")),
                        pieces.of(ClosingKinds.TRANSFER).stream().map(each -> each.date("goodsHandedOverOn")))
                .anyMatch(Objects::nonNull);
    }

    private Map<String, Object> court() {
        Facts facts = new Facts();
        facts.day("servedOn", enforcedServed());
        facts.day("reconsideredDecisionServedOn", reconsidered(pieces));
        facts.day("instalmentsEndOn", pieces.one(ExecutionKinds.DEFERRAL).map(each -> each.date("until")));
        facts.day("reminderServedOn", pieces.lastDay(ExecutionKinds.REMINDER, "servedOn", each -> true));
        return facts.all;
    }

    /** When the decision was served that is to be enforced: that of this file, or of another. */
    private Optional<LocalDate> enforcedServed() {
        return pieces.one(ExecutionKinds.TITLE)
                .map(each -> each.date("servedOn"))
                .or(this::decisionServed);
    }

    /** When a decision upon reconsideration was served. */
    static Optional<LocalDate> reconsidered(Pieces pieces) {
        return pieces.lastDay(ClosingKinds.REMEDY, "servedOn", each -> word(Words.RemedyKind.RECONSIDERATION)
                .equals(each.text("kind")));
    }

    /** The file of the case in which was decided what this one executes. */
    private Optional<Pieces> elsewhere() {
        return pieces.one(ExecutionKinds.TITLE).map(each -> each.text("case")).map(place::file);
    }

    /** The fine that is to be paid; null for none. */
    static BigDecimal fine(Pieces pieces) {
        return Dues.of(pieces).due(PaymentFor.FINE);
    }

    /** What the question {@code surcharge} asks of a file whose fine was due on a day. */
    public static Map<String, Object> surcharge(Pieces pieces, LocalDate dueOn) {
        Facts facts = new Facts();
        facts.put("fine", fine(pieces));
        facts.put("dueOn", dueOn.toString());
        Dues dues = Dues.of(pieces);
        facts.day("paidOn", dues.paidOn(PaymentFor.FINE));
        List<Object> suspensions = new ArrayList<>();
        for (Piece each : pieces.of(ClosingKinds.REMEDY)) {
            Facts stop = new Facts();
            stop.put("kind", each.text("kind"));
            stop.put("from", each.date("acceptedOn").toString());
            stop.day("to", Optional.ofNullable(each.date("endedOn")));
            suspensions.add(stop.all);
        }
        facts.put("suspensions", suspensions);
        List<Object> payments = new ArrayList<>();
        dues.fines()
                .forEach(each -> payments.add(
                        new Facts().on(Optional.of(each.date("on"))).put("amount", each.decimal("amount")).all));
        facts.put("payments", payments);
        List<Object> instalments = new ArrayList<>();
        dues.plan()
                .forEach(each -> instalments.add(
                        new Facts().day("dueOn", Optional.of(each.due())).put("amount", each.amount()).all));
        facts.put("instalments", instalments);
        return facts.all;
    }

    private Optional<Piece> matter() {
        return pieces.one(BeginningKinds.MATTER);
    }

    private Object said(org.zhiheng.api.cases.PieceDefinition kind, String field) {
        return pieces.one(kind).map(each -> each.values().get(field)).orElse(null);
    }

    private static Object opposite(Object yes) {
        return yes instanceof Boolean said ? !said : null;
    }

    // ---- who

    private Map<String, Object> officers(List<String> keys, OfficerStep step) {
        return officers(keys, step, head.actKind());
    }

    private Map<String, Object> officers(List<String> keys, OfficerStep step, ActKind actKind) {
        if (keys.isEmpty()) {
            return null;
        }
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("officers", keys);
        references.put("body", head.body());
        Map<String, Object> recusals = pieces.recusals();
        recusals.keySet().retainAll(keys);
        Map<String, Object> all = new LinkedHashMap<>();
        keys.forEach(each -> all.put(each, recusals.getOrDefault(each, "none")));
        references.put("recusals", all);
        matter().ifPresent(each -> references.put("place", each.text("division")));
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("at", asOf.toString());
        given.put("actKind", Field.word(actKind));
        given.put("step", Field.word(step));
        if (head.field() != null) {
            given.put("field", head.field());
        }
        return registered.facts("officer-competence", references, given);
    }

    private Map<String, Object> competence() {
        return competence(head.actKind());
    }

    private Map<String, Object> competence(ActKind actKind) {
        Optional<Piece> matter = matter();
        if (matter.isEmpty()) {
            return null;
        }
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("item", matter.get().text("item"));
        references.put("body", head.body());
        references.put("place", matter.get().text("division"));
        Facts given = new Facts();
        if (place.patrols()) {
            given.put("heldBy", Field.word(Holder.PATROL_BODY));
        }
        given.put("actKind", Field.word(actKind));
        given.day("occurredOn", Optional.ofNullable(matter.get().date("occurredOn")));
        given.day("filedOn", Optional.of(head.filedOn() == null ? asOf : head.filedOn()));
        pieces.outcome().ifPresent(each -> amounts(given, each));
        Map<String, Object> designation = pieces.designation(known::acting);
        if (!designation.isEmpty()) {
            given.put("designation", designation);
        }
        return registered.facts("competence", references, given.all);
    }

    private static void amounts(Facts facts, Piece outcome) {
        facts.put("sanctions", outcome.texts("sanctions"));
        facts.put("fine", outcome.decimal("fine"));
    }

    private void presider(Facts facts) {
        pieces.one(DecisionKinds.HEARING).map(each -> each.text("presider")).ifPresent(presider -> {
            facts.put("officers", officers(List.of(presider), OfficerStep.PRESIDE));
            facts.put("presiderHandler", everHandled().contains(presider));
        });
    }

    /** Whoever took part in the investigation, whether still a handler or not. */
    private Set<String> everHandled() {
        Set<String> officers = new LinkedHashSet<>();
        pieces.of(BeginningKinds.HANDLER).forEach(each -> officers.add(each.text("officer")));
        for (Piece each : pieces.all()) {
            var act = Kinds.of(each.kind()).act();
            if (act != null && act.step() == OfficerStep.INVESTIGATE) {
                officers.addAll(each.texts(act.officers()));
            }
        }
        return officers;
    }

    // ---- approvals

    /** What the head has approved since the stage began, whatever it was. */
    private Optional<LocalDate> approved() {
        return pieces.lastDay(
                DecisionKinds.APPROVAL,
                "on",
                each -> word(Words.ApprovalOutcome.APPROVED).equals(each.text("outcome"))
                        && !each.date("on").isBefore(stageSince));
    }

    /** When somebody else has taken the case over. Who has it now is nobody else: there it goes on. */
    private Optional<LocalDate> transferred() {
        return pieces.lastDay(
                ClosingKinds.TRANSFER, "receivedOn", each -> !head.body().equals(each.text("body")));
    }

    /** What the police answered to what was last handed over to them. */
    private Optional<LocalDate> police(String answered) {
        return pieces.last(ClosingKinds.TRANSFER, "on", each -> word(Words.TransferKind.CRIMINAL)
                        .equals(each.text("kind")))
                .map(each -> each.date(answered));
    }

    /** When the head approved just this, since the stage began. */
    private Optional<LocalDate> approvedNow(Words.ApprovalMatter matter) {
        return approvedAs(matter).filter(each -> !each.isBefore(stageSince));
    }

    private Optional<LocalDate> approvedAs(Words.ApprovalMatter matter) {
        return pieces.lastDay(
                DecisionKinds.APPROVAL,
                "on",
                each -> word(matter).equals(each.text("matter"))
                        && word(Words.ApprovalOutcome.APPROVED).equals(each.text("outcome")));
    }

    // ---- evidence

    /** Every element to be proven, and those that rest on evidence that was found true. */
    private void elements(Facts facts) {
        List<String> elements =
                pieces.of(EvidenceKinds.ELEMENT).stream().map(Piece::key).toList();
        Set<String> proven = new LinkedHashSet<>();
        pieces.of(EvidenceKinds.EVIDENCE).stream()
                .filter(each -> each.date("verifiedOn") != null && !each.yes("excluded"))
                .forEach(each -> proven.addAll(each.texts("elements")));
        facts.put("elements", elements);
        facts.put("present", elements.stream().filter(proven::contains).toList());
    }

    /** What was done that may have to be recorded as a whole, and what recordings there are. */
    private void recordings(Facts facts) {
        Set<String> steps = new LinkedHashSet<>();
        pieces.of(EvidenceKinds.MEASURE).forEach(each -> steps.add(each.text("kind")));
        if (pieces.of(ExecutionKinds.ENFORCEMENT).stream().anyMatch(each -> each.yes("demolition"))) {
            steps.add("forced-demolition");
        }
        facts.put("steps", List.copyOf(steps));
        facts.put("present", recorded(false));
        facts.put("explained", recorded(true));
    }

    private List<String> recorded(boolean withGap) {
        return pieces.of(EvidenceKinds.RECORDING).stream()
                .filter(each -> withGap == (each.text("gap") != null))
                .map(each -> each.text("step"))
                .distinct()
                .toList();
    }

    /** All that lies in the file, and that of which the pages are known. */
    private void indexed(Facts facts) {
        List<IndexLine> lines = place.index().of(pieces);
        facts.put("elements", lines.stream().map(CaseFacts::named).toList());
        facts.put(
                "present",
                lines.stream()
                        .filter(each -> each.pages() != null)
                        .map(CaseFacts::named)
                        .toList());
    }

    private static String named(IndexLine line) {
        return line.order() + line.title();
    }

    /** Where it could be said which benchmark was applied, and where it is. */
    private void benchmark(Facts facts) {
        Map<String, Optional<Piece>> places = new LinkedHashMap<>();
        places.put("collective-discussion", pieces.one(DecisionKinds.DISCUSSION));
        places.put("decision", pieces.one(DecisionKinds.DECISION));
        places.values().removeIf(Optional::isEmpty);
        facts.put("steps", List.copyOf(places.keySet()));
        facts.put(
                "present",
                places.entrySet().stream()
                        .filter(each -> each.getValue().get().text("benchmark") != null)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private int pending() {
        long preserved = pieces.of(EvidenceKinds.PRESERVATION).stream()
                .filter(each -> each.date("disposedOn") == null)
                .count();
        long measures = pieces.of(EvidenceKinds.MEASURE).stream()
                .filter(each -> Pieces.measureEndedOn(each) == null)
                .count();
        long goods = pieces.of(ExecutionKinds.GOODS).stream().filter(this::kept).count();
        return (int) (preserved + measures + goods);
    }

    // ---- substance

    private Map<String, Object> limitation() {
        Optional<Piece> matter = matter();
        if (matter.isEmpty()) {
            return null;
        }
        Facts facts = new Facts();
        facts.day(
                "endedOn",
                Optional.ofNullable(matter.get().date("endedOn"))
                        .or(() -> matter.get().yes("continuing")
                                ? Optional.empty()
                                : Optional.ofNullable(matter.get().date("occurredOn"))));
        facts.day("discoveredOn", Optional.ofNullable(matter.get().date("discoveredOn")));
        facts.put("harmKinds", matter.get().texts("harmKinds"));
        facts.put("harmDone", matter.get().yes("harmDone"));
        return facts.all;
    }

    private Map<String, Object> exemption() {
        Optional<Piece> matter = matter();
        Piece party = pieces.party();
        if (matter.isEmpty()) {
            return null;
        }
        Facts facts = new Facts();
        LocalDate occurred = matter.get().date("occurredOn");
        facts.put("partyKind", partyKind());
        facts.day("occurredOn", Optional.ofNullable(occurred));
        facts.day("decidedOn", Optional.of(decidedOn()));
        if (party != null && party.date("bornOn") != null && occurred != null) {
            facts.put("age", Period.between(party.date("bornOn"), occurred).getYears());
        }
        if (party != null && party.text("capacity") != null) {
            facts.put("capacity", party.text("capacity"));
        }
        for (String each : List.of("slight", "correctedInTime", "firstViolation", "noFault")) {
            factor(each).ifPresent(value -> facts.put(each, Boolean.TRUE.equals(plain(value))));
        }
        factor("harm").ifPresent(value -> facts.put("harm", value));
        return facts.all;
    }

    /** What a factor is, as tables ask for it: a truth, or the text, as which numbers and days come, too. */
    private static Object plain(String value) {
        return switch (value) {
            case "是", "true" -> true;
            case "否", "false" -> false;
            default -> value;
        };
    }

    private Optional<String> factor(String name) {
        return pieces.of(DecisionKinds.FACTOR).stream()
                .filter(each -> name.equals(each.text("name")))
                .map(each -> each.text("value"))
                .findFirst();
    }

    /** On what ground there is no penalty; null where there is to be one. */
    private String groundWord() {
        Piece outcome = pieces.outcome().orElse(null);
        if (outcome == null || penalises(outcome)) {
            return null;
        }
        if (word(Words.DecisionKind.NOT_ESTABLISHED).equals(outcome.text("kind"))) {
            return "not-established";
        }
        return outcome.text("ground");
    }

    private static boolean penalises(Piece outcome) {
        return word(Words.DecisionKind.PENALTY).equals(outcome.text("kind"));
    }

    /** Whether an application was decided so; null while nobody has decided it. */
    private Object applied(Words.ApplicationOutcome outcome) {
        return pieces.one(DecisionKinds.DECISION)
                .map(each -> each.text("outcome"))
                .map(each -> (Object) word(outcome).equals(each))
                .orElse(null);
    }

    private void ground(Facts facts) {
        String ground = groundWord();
        facts.put("ground", ground);
        if (pieces.outcome().filter(CaseFacts::penalises).isPresent()) {
            facts.put("confirmed", false);
        } else if ("not-established".equals(ground)) {
            facts.put("confirmed", true);
        } else if ("barred".equals(ground)) {
            facts.put("limitation", limitation());
        } else if (ground != null) {
            facts.put("exemption", exemption());
        }
    }

    /** The day of the decision, or today while there is none. */
    private LocalDate decidedOn() {
        return pieces.one(DecisionKinds.DECISION)
                .map(each -> each.date("decidedOn"))
                .orElse(asOf);
    }

    private String partyKind() {
        Piece party = pieces.party();
        return party == null ? null : party.text("kind");
    }

    private Map<String, Object> hearing() {
        Optional<Piece> outcome = pieces.outcome();
        if (outcome.isEmpty()) {
            return null;
        }
        Facts facts = new Facts();
        facts.put("partyKind", partyKind());
        facts.put("field", head.field());
        amounts(facts, outcome.get());
        facts.put("confiscated", Dues.confiscated(outcome.get()));
        facts.put(
                "maximumFine",
                pieces.one(DecisionKinds.PROPOSAL)
                        .map(each -> each.decimal("maximum"))
                        .orElse(null));
        return facts.all;
    }

    private Map<String, Object> discretion() {
        Optional<Piece> matter = matter();
        Optional<Piece> outcome = pieces.outcome();
        if (matter.isEmpty() || outcome.isEmpty()) {
            return null;
        }
        Facts given = new Facts();
        given.day("occurredOn", Optional.ofNullable(matter.get().date("occurredOn")));
        given.day("decidedOn", Optional.of(decidedOn()));
        given.put("partyKind", partyKind());
        Map<String, Object> factors = new LinkedHashMap<>();
        pieces.of(DecisionKinds.FACTOR).forEach(each -> factors.put(each.text("name"), plain(each.text("value"))));
        given.put("factors", factors);
        given.put("proposedTier", outcome.get().text("tier"));
        given.put("proposedFine", outcome.get().decimal("fine"));
        pieces.one(DecisionKinds.PROPOSAL).ifPresent(each -> {
            given.put("minimum", each.decimal("minimum"));
            given.put("maximum", each.decimal("maximum"));
        });
        return registered.facts(
                "discretion", Map.of("item", matter.get().text("item"), "body", head.body()), given.all);
    }

    private Map<String, Object> choice() {
        Optional<Piece> outcome = pieces.outcome();
        if (outcome.isEmpty()) {
            return null;
        }
        Facts facts = new Facts();
        facts.put("partyKind", partyKind());
        amounts(facts, outcome.get());
        facts.put("factsCertain", said(EvidenceKinds.INVESTIGATION, "factsClear"));
        for (String each : List.of("hardToCollectLater", "remote", "partyAsked")) {
            facts.put(
                    each,
                    factor(each).map(value -> Boolean.TRUE.equals(plain(value))).orElse(null));
        }
        return facts.all;
    }

    private Map<String, Object> impact() {
        Optional<Piece> outcome = pieces.outcome();
        if (outcome.isEmpty()) {
            return null;
        }
        Facts facts = new Facts();
        facts.put("partyKind", partyKind());
        amounts(facts, outcome.get());
        return facts.all;
    }

    private Map<String, Object> sanctions(String kind) {
        Map<String, Object> sanctions = pieces.piece(kind, org.zhiheng.api.cases.PieceDefinition.ONLY)
                .map(CaseFacts::sanctioned)
                .orElse(Map.of());
        return sanctions.isEmpty() ? null : sanctions;
    }

    /** A penalty as it is told, proposed or decided. */
    private static Map<String, Object> sanctioned(Piece outcome) {
        Facts facts = new Facts();
        amounts(facts, outcome);
        facts.put("confiscated", Dues.confiscated(outcome));
        return facts.all;
    }

    // ---- notice, defence, hearing, review

    private Optional<Piece> notice() {
        return pieces.last(DecisionKinds.NOTICE, "servedOn", each -> true);
    }

    private Map<String, Object> noticed() {
        return notice().map(CaseFacts::sanctioned).orElse(null);
    }

    /** The notice that told of a hearing; what is told again without it tells of one only where it tells of the same penalty. */
    private Optional<Piece> hearingNotice() {
        Optional<Piece> last = notice();
        return pieces.last(DecisionKinds.NOTICE, "servedOn", each -> each.yes("hearingTold"))
                .filter(each -> each.equals(last.orElse(null))
                        || sanctioned(each)
                                .equals(last.map(CaseFacts::sanctioned).orElse(null)));
    }

    private Optional<LocalDate> told() {
        return hearingNotice().map(each -> each.date("servedOn"));
    }

    private Optional<LocalDate> statement(boolean waived) {
        Piece notice = notice().orElse(null);
        return pieces.lastDay(
                DecisionKinds.STATEMENT,
                "on",
                each -> waived == word(Words.Form.WAIVED).equals(each.text("form")) && answers(each, "on", notice));
    }

    /** Whether a party can have said something of a notice: what it had said before it was told again, it said of what it had been told then. */
    private boolean answers(Piece said, String field, Piece notice) {
        LocalDate day = said.date(field);
        if (day == null || notice == null) {
            return day != null;
        }
        LocalDate told = notice.date("servedOn");
        boolean again = pieces.of(DecisionKinds.NOTICE).size() > 1;
        return !day.isBefore(told) && !(again && day.equals(told) && said.at().isBefore(notice.at()));
    }

    /**
     * Whether the party has asked for a hearing, and it was not refused; not before the party says so. It asks again where it was heard already and then told
     * of something else.
     */
    private boolean asked() {
        Piece notice = hearingNotice().orElse(null);
        return pieces.one(DecisionKinds.HEARING_REQUEST)
                .filter(each ->
                        each.yes("asked") && !Boolean.FALSE.equals(each.values().get("accepted")))
                .filter(each -> answers(each, "on", notice) || !heard())
                .isPresent();
    }

    private boolean heard() {
        return pieces.one(DecisionKinds.HEARING)
                .filter(each -> each.date("heldOn") != null)
                .isPresent();
    }

    /** When the party said that it wants no hearing, or no longer one. */
    private Optional<LocalDate> waived() {
        Piece notice = hearingNotice().orElse(null);
        return withdrawn().or(() -> pieces.one(DecisionKinds.HEARING_REQUEST)
                .filter(each -> !each.yes("asked") && answers(each, "on", notice))
                .map(each -> each.date("on")));
    }

    private Optional<LocalDate> withdrawn() {
        Piece notice = hearingNotice().orElse(null);
        return pieces.one(DecisionKinds.HEARING_REQUEST)
                .filter(each -> answers(each, "withdrawnOn", notice))
                .map(each -> each.date("withdrawnOn"));
    }

    private Optional<LocalDate> held() {
        Piece notice = hearingNotice().orElse(null);
        return pieces.one(DecisionKinds.HEARING)
                .filter(each -> answers(each, "heldOn", notice))
                .map(each -> each.date("heldOn"));
    }

    private Optional<Piece> lastReview() {
        List<Piece> rounds = pieces.reviews();
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.get(rounds.size() - 1));
    }

    private Map<String, Object> review() {
        Facts facts = new Facts();
        facts.put("actKind", Field.word(head.actKind()));
        facts.put("field", head.field());
        pieces.outcome().ifPresent(each -> amounts(facts, each));
        facts.put("partyKind", partyKind());
        facts.put("majorActs", majorActs());
        facts.put(
                "hearingHeld",
                pieces.one(DecisionKinds.HEARING)
                        .filter(each -> each.date("heldOn") != null)
                        .isPresent());
        matter().ifPresent(each -> facts.put("publicInterest", each.yes("publicInterest"))
                .put("complex", each.yes("complex"))
                .put("inCatalogue", each.yes("inReviewCatalogue") ? true : null));
        lastReview().ifPresent(each -> facts.put("reviewer", reviewer(each)));
        return matter().map(each -> registered.facts(
                        "legal-review", Map.of("item", each.text("item"), "body", head.body()), facts.all))
                .orElse(facts.all);
    }

    /** Who reviews, by the register of officers; what somebody says of oneself proves nothing. */
    private Map<String, Object> reviewer(Piece review) {
        Reviewer registered = known.reviewer(
                review.text("reviewer"),
                review.date("completedOn") == null ? review.date("submittedOn") : review.date("completedOn"));
        return new Facts()
                .put("handler", everHandled().contains(review.text("reviewer")))
                .put("registered", true)
                .put("legalQualification", registered.qualified())
                .day("since", Optional.ofNullable(registered.since()))
                .all;
    }

    /** Whether the last round agreed, which it can only where none of the ten points is wrong. */
    private Object reviewed() {
        return lastReview()
                .filter(each -> each.text("opinion") != null)
                .map(each -> (Object) (word(Words.ReviewOpinion.AGREE).equals(each.text("opinion"))
                        && Fit.points(each).values().stream()
                                .noneMatch(point -> word(Words.Point.FAIL).equals(point))))
                .orElse(null);
    }

    /** What of a file was altered after a review or discussion of it, by title; nothing once the decision was served, for then it is not altered any more. */
    private List<String> changedSince(Optional<Piece> looked, List<String> kinds) {
        if (looked.isEmpty() || decisionServed().isPresent()) {
            return List.of();
        }
        return pieces.all().stream()
                .filter(each -> kinds.contains(each.kind())
                        && each.at().isAfter(looked.get().at()))
                .map(each -> "“" + Kinds.of(each.kind()).title() + "”")
                .distinct()
                .toList();
    }

    // ---- decision and after

    /** The six things a decision says (行政处罚法 art. 59), and who the party is. */
    private Object decisionComplete() {
        return pieces.one(DecisionKinds.DECISION)
                .map(each -> {
                    List<String> parts = new ArrayList<>(List.of("number", "facts", "basis", "remedies"));
                    if (word(Words.DecisionKind.PENALTY).equals(each.text("kind"))) {
                        parts.add("fulfilment");
                    }
                    if (head.actKind() == ActKind.LICENCE || head.actKind() == ActKind.CONFIRMATION) {
                        parts.add("outcome");
                    }
                    return (Object)
                            (pieces.party() != null && parts.stream().allMatch(part -> each.text(part) != null));
                })
                .orElse(null);
    }

    public Optional<LocalDate> decisionServed() {
        return served(pieces, head.actKind());
    }

    public static Optional<LocalDate> served(Pieces pieces, ActKind actKind) {
        return pieces.lastDay(
                ExecutionKinds.SERVICE, "servedOn", each -> Decisions.document(actKind, each.text("document")));
    }

    /** Whether the decision leaves nothing to be paid or handed over; null while there is none. */
    private Object nothingDue() {
        return pieces.one(DecisionKinds.DECISION)
                .map(each -> (Object) (Dues.of(pieces).due().isEmpty() && each.decimal("confiscated") == null))
                .orElse(null);
    }

    /** Whether what is executed was annulled or declared unlawful or void, in this file or in that of the case in which it was decided. */
    private boolean fallen() {
        return Remedies.fallen(pieces) || elsewhere().filter(Remedies::fallen).isPresent();
    }

    /** Whether what is wanted is done: each sum that is to be paid, and what the closing says of the rest. Nothing is done by a decision that has fallen. */
    private void paid(Facts facts) {
        Optional<Piece> surcharge = pieces.one(ExecutionKinds.SURCHARGE);
        List<Object> sums = new ArrayList<>();
        Dues dues = Dues.of(pieces);
        for (PaymentFor what : PaymentFor.values()) {
            boolean charged = what == PaymentFor.SURCHARGE;
            if (charged ? surcharge.isPresent() : dues.due(what) != null) {
                Facts sum = new Facts();
                sum.put("what", word(what)).put("paid", dues.paid(what));
                sums.add((charged ? sum : sum.put("due", dues.due(what))).all);
            }
        }
        boolean fallen = fallen();
        if (!fallen && !sums.isEmpty()) {
            facts.put("sums", sums);
            facts.put(
                    "obligation",
                    pieces.one(ExecutionKinds.TITLE)
                            .filter(each -> each.text("obligation") != null)
                            .map(each -> true)
                            .orElse(null));
            surcharge.ifPresent(each -> facts.put("surcharge", surcharge(pieces, each.date("dueOn")))
                    .put("charged", Dues.charged(each)));
        }
        facts.put("confirmed", fallen ? Boolean.FALSE : said(ClosingKinds.CLOSING, "fulfilled"));
    }
}
