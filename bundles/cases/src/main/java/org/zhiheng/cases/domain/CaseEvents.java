package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.procedures.ProcedureSubject.Event;
import org.zhiheng.api.procedures.ProcedureSubject.Stop;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.Measure;
import org.zhiheng.api.questions.SuspensionKind;

/** What has happened in a case of which the clocks of its procedure know, by the pieces of its file. */
public final class CaseEvents {

    /** About the case as a whole. */
    private static final String ALL = "";

    private final Pieces pieces;
    private final ActKind actKind;
    private final List<Event> events = new ArrayList<>();

    private CaseEvents(Pieces pieces, ActKind actKind) {
        this.pieces = pieces;
        this.actKind = actKind;
    }

    /** @param concluded what follows from the file by the rules alone, beside what its pieces tell */
    public static List<Event> of(Pieces pieces, ActKind actKind, Concluded concluded) {
        CaseEvents found = new CaseEvents(pieces, actKind);
        found.beginning();
        found.application();
        found.evidence();
        found.measures();
        found.hearing();
        found.decision();
        found.execution();
        found.transfer();
        found.day("suit-term-ended", ALL, concluded.suitUntil());
        found.day("reportable-decision-made", ALL, concluded.reportableOn());
        found.day("refund-owed", ALL, concluded.refundOwedOn());
        found.day("refund-made", ALL, concluded.refundedOn());
        return List.copyOf(found.events);
    }

    /**
     * What follows from a file by the rules alone.
     *
     * @param suitUntil the last day on which the party may sue; null while nobody can say
     * @param reportableOn when a decision was made that is reported to the justice bureau; null where none was
     * @param refundOwedOn since when something is to be given back; null where nothing is, or nobody can say
     * @param refundedOn when the last of it was given back; null while it is not
     */
    public record Concluded(
            LocalDate suitUntil, LocalDate reportableOn, LocalDate refundOwedOn, LocalDate refundedOn) {}

    private void day(String event, String key, LocalDate on) {
        if (on != null) {
            events.add(Event.of(event, key, DateOrMoment.of(on)));
        }
    }

    private void moment(String event, String key, String at) {
        if (at != null) {
            events.add(Event.of(event, key, DateOrMoment.of(OffsetDateTime.parse(at))));
        }
    }

    private static LocalDate dayOf(String moment) {
        return OffsetDateTime.parse(moment).toLocalDate();
    }

    private void beginning() {
        pieces.one(BeginningKinds.CLUE).ifPresent(each -> day("clue-received", ALL, dayOf(each.text("receivedAt"))));
        day("case-filed", ALL, filedOn(pieces));
    }

    /**
     * When what a file is about was filed first: what was filed in another case before both were joined, or before it was split off, does not wait anew
     * (行政处罚法 art. 60 gives each case ninety days from its filing, and no more for being joined). Null while nothing of it is filed.
     */
    public static LocalDate filedOn(Pieces pieces) {
        Stream<LocalDate> own = pieces.one(BeginningKinds.FILING).stream()
                .filter(each -> word(Words.FilingOutcome.FILED).equals(each.text("outcome")))
                .map(each -> each.date("on"));
        Stream<LocalDate> others = pieces.of(ClosingKinds.RELATION).stream()
                .map(each -> each.date("filedOn"))
                .filter(Objects::nonNull);
        return Stream.concat(own, others).min(LocalDate::compareTo).orElse(null);
    }

    private void application() {
        pieces.one(BeginningKinds.APPLICATION).ifPresent(each -> {
            day("application-received", ALL, each.date("receivedOn"));
            day("application-corrected", ALL, each.date("correctionToldOn"));
            day("application-accepted", ALL, each.date("acceptedOn"));
            day("licence-hearing-right-told", ALL, each.date("hearingToldOn"));
            day("licence-hearing-requested", ALL, each.date("hearingAskedOn"));
            pieces.one(DecisionKinds.HEARING)
                    .ifPresent(hearing -> day("licence-hearing-held", ALL, hearing.date("heldOn")));
            pieces.one(DecisionKinds.DECISION)
                    .ifPresent(decision -> day("licence-decided", ALL, decision.date("decidedOn")));
            CaseFacts.served(pieces, actKind).ifPresent(on -> day("licence-delivered", ALL, on));
        });
    }

    private void evidence() {
        for (Piece each : pieces.of(EvidenceKinds.PRESERVATION)) {
            moment("preservation-urgent", each.key(), each.text("urgentAt"));
            day("evidence-preserved", each.key(), each.date("preservedOn"));
            day("preservation-disposed", each.key(), each.date("disposedOn"));
            approved(Words.ApprovalMatter.PRESERVATION, "preservation-approved", each.key());
        }
    }

    /** An approval that does not say what it is about is about all of them. */
    private void approved(Words.ApprovalMatter matter, String event, String key) {
        pieces.of(DecisionKinds.APPROVAL).stream()
                .filter(each -> word(matter).equals(each.text("matter"))
                        && word(Words.ApprovalOutcome.APPROVED).equals(each.text("outcome"))
                        && (each.text("about") == null || key.equals(each.text("about"))))
                .map(each -> each.date("on"))
                .min(LocalDate::compareTo)
                .ifPresent(on -> day(event, key, on));
    }

    private void measures() {
        for (Piece each : pieces.of(EvidenceKinds.MEASURE)) {
            boolean freeze = word(Measure.FREEZE).equals(each.text("kind"));
            events.add(new Event(
                    freeze ? "freeze-applied" : "seizure-applied",
                    each.key(),
                    DateOrMoment.of(dayOf(each.text("startedAt"))),
                    each.date("extendedOn") != null,
                    each.date("extendedOn") == null || each.values().get("extendedBy") == null
                            ? null
                            : ((Number) each.values().get("extendedBy")).intValue(),
                    tested(each)));
            if (each.yes("urgent")) {
                moment("measure-urgent", each.key(), each.text("startedAt"));
            }
            moment("measure-reported", each.key(), each.text("reportedAt"));
            if (freeze) {
                day("freeze-decision-delivered", each.key(), each.date("deliveredOn"));
            }
            approved(Words.ApprovalMatter.MEASURE, "measure-approved", each.key());
            day("measure-lifted", each.key(), each.date("liftedOn"));
            day("measure-handed-over", each.key(), each.date("handedOverOn"));
        }
    }

    /** The time of a test does not count where the party was told in writing (行政强制法 art. 25). */
    private static List<Stop> tested(Piece measure) {
        LocalDate from = measure.date("testFrom");
        return from == null || !measure.yes("testTold")
                ? List.of()
                : List.of(new Stop(
                        SuspensionKind.TEST,
                        from,
                        measure.date("testTo"),
                        measure.date("testTo") == null ? from : null));
    }

    private void hearing() {
        for (Piece each : pieces.of(DecisionKinds.NOTICE)) {
            day("notice-served", each.key(), each.date("servedOn"));
            if (each.yes("hearingTold")) {
                day("hearing-right-told", each.key(), each.date("servedOn"));
            }
        }
        for (Piece each : pieces.of(DecisionKinds.STATEMENT)) {
            boolean waived = word(Words.Form.WAIVED).equals(each.text("form"));
            day(waived ? "defence-waived" : "defence-made", ALL, each.date("on"));
        }
        pieces.one(DecisionKinds.HEARING_REQUEST).ifPresent(each -> {
            day(each.yes("asked") ? "hearing-requested" : "hearing-waived", ALL, each.date("on"));
            day("hearing-accepted", ALL, each.date("acceptedOn"));
            day("hearing-waived", ALL, each.date("withdrawnOn"));
        });
        pieces.one(DecisionKinds.HEARING).ifPresent(each -> {
            day("hearing-scheduled", ALL, each.date("plannedOn"));
            day("hearing-notice-served", ALL, each.date("noticeServedOn"));
            day("hearing-held", ALL, each.date("heldOn"));
            day("hearing-reported", ALL, each.date("reportedOn"));
        });
        for (Piece each : pieces.of(DecisionKinds.REVIEW)) {
            day("review-submitted", each.key(), each.date("submittedOn"));
            day("review-concluded", each.key(), each.date("completedOn"));
        }
    }

    private void decision() {
        pieces.one(DecisionKinds.DECISION).ifPresent(each -> day("decision-made", ALL, each.date("decidedOn")));
        CaseFacts.served(pieces, actKind).ifPresent(on -> day("decision-served", ALL, on));
        pieces.of(ExecutionKinds.SERVICE).stream()
                .filter(each -> Decisions.document(actKind, each.text("document")))
                .forEach(each -> day("announcement-published", ALL, each.date("announcedOn")));
    }

    private void execution() {
        List<Piece> payments = pieces.of(ExecutionKinds.PAYMENT).stream()
                .sorted(Comparator.comparing(each -> each.date("on")))
                .toList();
        for (Piece each : payments) {
            if (word(Words.PaymentChannel.ON_THE_SPOT).equals(each.text("channel"))) {
                day("fine-collected-on-spot", each.key(), each.date("on"));
                day("fine-handed-in", each.key(), each.date("handedInOn"));
                day("fine-banked", each.key(), each.date("bankedOn"));
            }
        }
        Dues dues = Dues.of(pieces);
        dues.settledOn().ifPresent(on -> day("fine-paid", ALL, on));
        pieces.one(ExecutionKinds.DEFERRAL).ifPresent(each -> day("payment-deferred", ALL, each.date("approvedOn")));
        for (Dues.Awaited each : dues.awaited()) {
            day("deferred-payment-due", each.key(), each.due());
            day("deferred-payment-made", each.key(), each.paidOn());
        }
        pieces.one(ExecutionKinds.SURCHARGE).ifPresent(each -> day("surcharge-began", ALL, each.date("startedOn")));
        for (Piece each : pieces.of(ExecutionKinds.REMINDER)) {
            day("reminder-served", ALL, each.date("servedOn"));
        }
        pieces.one(ExecutionKinds.SUBSTITUTE).ifPresent(each -> {
            day("substitute-scheduled", ALL, each.date("plannedOn"));
            day("substitute-reminder-served", ALL, each.date("reminderServedOn"));
        });
        pieces.one(ClosingKinds.SPOT_REPORT)
                .ifPresent(each -> day("spot-decision-reported", ALL, each.date("reportedOn")));
        pieces.one(ClosingKinds.REPORTING).ifPresent(each -> day("decision-reported", ALL, each.date("reportedOn")));
        pieces.one(ClosingKinds.CLOSING)
                .filter(each -> each.yes("fulfilled"))
                .ifPresent(each -> day("obligation-met", ALL, each.date("on")));
        pieces.one(ExecutionKinds.COURT).ifPresent(each -> {
            day("court-applied", ALL, each.date("filedOn"));
            day("court-ruled", ALL, each.date("ruledOn"));
        });
        for (Piece each : pieces.of(ClosingKinds.REMEDY)) {
            if (each.yes("executionStopped")) {
                day("execution-suspended", ALL, Remedies.stoppedOn(each));
                day("execution-resumed", ALL, each.date("endedOn"));
            }
        }
    }

    private void transfer() {
        for (Piece each : pieces.of(ClosingKinds.TRANSFER)) {
            if (word(Words.TransferKind.CRIMINAL).equals(each.text("kind"))) {
                moment("crime-reported", each.key(), each.text("reportedAt"));
                moment("transfer-approved", each.key(), each.text("approvedAt"));
                moment("transfer-decided", each.key(), each.text("approvedAt"));
                moment("transfer-decided", each.key(), each.text("declinedAt"));
                moment("police-received", each.key(), each.text("receivedAt"));
                day("police-filed", each.key(), each.date("policeFiledOn"));
                day("police-refused", each.key(), each.date("policeRefusedOn"));
                day("review-of-refusal-asked", each.key(), each.date("reviewAskedOn"));
                day("goods-handed-over", each.key(), each.date("goodsHandedOverOn"));
            }
        }
    }
}
