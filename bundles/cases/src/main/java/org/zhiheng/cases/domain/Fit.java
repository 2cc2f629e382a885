package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.questions.ExecutionEnd;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.registers.Filled.Fault;

/**
 * What of a file's pieces must fit together, whatever the rules of a place say. What the law sets with numbers and terms is asked of rulings when a step is
 * taken.
 */
public final class Fit {

    /** Days that may lie ahead. */
    private static final Set<String> AHEAD = Set.of("plannedOn", "testTo");

    /** What a decision says of what it grants. */
    private static final List<String> GRANTED =
            List.of("content", "licenceKind", "certificateName", "certificateNumber", "validFrom", "validTo");

    /** Acts that come to a decision of that kind of piece; what coercion comes to has kinds of its own. */
    private static final Set<ActKind> DECIDED =
            EnumSet.of(ActKind.PENALTY, ActKind.LICENCE, ActKind.CONFIRMATION, ActKind.FEE);

    private static final Set<PieceDefinition> OF_THE_DECISION = Set.of(
            DecisionKinds.DECISION,
            DecisionKinds.PROPOSAL,
            DecisionKinds.NOTICE,
            DecisionKinds.REVIEW,
            DecisionKinds.DISCUSSION,
            DecisionKinds.HEARING_REQUEST,
            DecisionKinds.HEARING);

    /** What rests on approvals, decisions and sums that are written elsewhere in the file. */
    private static final Set<PieceDefinition> RESTING = Set.of(
            EvidenceKinds.PRESERVATION,
            EvidenceKinds.MEASURE,
            ExecutionKinds.GOODS,
            ExecutionKinds.PAYMENT,
            ExecutionKinds.REFUND,
            ExecutionKinds.DEFERRAL,
            ExecutionKinds.INSTALMENT,
            ClosingKinds.CLOSING);

    /**
     * What the law sets, as the rules of the place have it; null or empty where they have nothing, and then nothing is refused.
     *
     * @param guardianBelow under which age a guardian is present at questioning, in years
     * @param agents how many agents a party may send to a hearing
     * @param reviewPoints the fields of a review that say how each of its points stands
     * @param service what a mode of service wants, by mode
     * @param beforeDecision what comes before a decision
     * @param approvals what is done with an approval of the head alone
     * @param index of a file, as the place wants it
     */
    public record Limits(
            Integer guardianBelow,
            Integer agents,
            List<String> reviewPoints,
            Map<String, ModeOfService> service,
            List<Before> beforeDecision,
            List<NeededApproval> approvals,
            FileIndex index) {

        /** Of a place whose rules nobody knows. */
        public static final Limits NONE = new Limits(
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                new FileIndex(List.of(), Map.of(), ZoneOffset.UTC));

        public Limits {
            reviewPoints = List.copyOf(reviewPoints);
            service = Map.copyOf(service);
            beforeDecision = List.copyOf(beforeDecision);
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * A step that comes before a decision.
     *
     * @param kind of the piece that tells of it
     * @param day its field that says when
     */
    public record Before(String kind, String day) {}

    /**
     * What is done with an approval of the head that is there by then.
     *
     * @param kind of the piece that tells of it
     * @param day its field that says when, a day or a moment; where it is empty nothing has been done
     * @param matter of the approval
     * @param unless a field of it that says that it could not wait; null where nothing may go before
     * @param exceptActs words for the acts in whose procedure a stage asks for the approval instead
     * @param message in Chinese
     */
    public record NeededApproval(
            String kind, String day, String matter, String unless, List<String> exceptActs, String message) {
        public NeededApproval {
            exceptActs = List.copyOf(exceptActs);
        }
    }

    /**
     * What a mode of service wants.
     *
     * @param all fields of the service that are all filled in
     * @param any fields of the service of which one is filled in
     * @param consent the field of a party that says that it agreed; null where nobody has to
     * @param message in Chinese
     */
    public record ModeOfService(List<String> all, List<String> any, String consent, String message) {}

    private final Pieces before;
    private final Pieces after;
    private final OffsetDateTime now;
    private final Limits limits;
    private final ActKind actKind;

    /**
     * @param before the file as it was
     * @param after as it is to become
     * @param now by the clock in Shanghai
     */
    public Fit(Pieces before, Pieces after, OffsetDateTime now, Limits limits, ActKind actKind) {
        this.before = before;
        this.after = after;
        this.now = now;
        this.limits = limits;
        this.actKind = actKind;
    }

    /** What is wrong with one written piece; the field is null when it is about the whole. */
    public List<Fault> faults(Piece written) {
        List<Fault> faults = new ArrayList<>();
        times(written, faults);
        PieceDefinition kind = Kinds.of(written.kind());
        if (kind == BeginningKinds.CLUE && written.yes("classified")) {
            faults.add(new Fault("classified", "CASE-CLASSIFIED", "涉及国家秘密的案件不得录入本平台"));
        } else if (kind == EvidenceKinds.EVIDENCE) {
            evidence(written, faults);
        } else if (kind == DecisionKinds.REVIEW) {
            review(written, faults);
        } else if (kind == DecisionKinds.PROPOSAL) {
            outcome(written, faults);
        } else if (kind == DecisionKinds.DECISION) {
            outcome(written, faults);
            order(written, faults);
            defended(written, faults);
            confiscation(written, faults);
            application(written, faults);
            if (actKind == ActKind.PENALTY && written.decimal("amount") != null) {
                faults.add(new Fault("amount", "CASE-SANCTIONS", "处罚决定不写应缴金额,罚款写在罚款金额"));
            }
        } else if (kind == ExecutionKinds.SERVICE) {
            service(written, faults);
        } else if (kind == DecisionKinds.HEARING) {
            agents(written, faults);
        } else if (kind == DecisionKinds.STATEMENT) {
            statement(written, faults);
        } else if (kind == ExecutionKinds.PAYMENT) {
            payment(written, faults);
        } else if (kind == ExecutionKinds.REFUND) {
            refund(written, faults);
        } else if (kind == ExecutionKinds.DEFERRAL || kind == ExecutionKinds.INSTALMENT) {
            plan(faults);
        } else if (kind == ExecutionKinds.SURCHARGE) {
            surcharge(written, faults);
        } else if (kind == EvidenceKinds.MEASURE) {
            extended(written, faults);
        } else if (kind == ExecutionKinds.GOODS) {
            goods(written, faults);
        } else if (kind == ExecutionKinds.SUBSTITUTE) {
            substitute(written, faults);
        } else if (kind == ExecutionKinds.EXECUTION_END) {
            end(written, faults);
        } else if (kind == DecisionKinds.DECISION_CHANGE) {
            altered(written, "change", faults);
        } else if (kind == ClosingKinds.CLOSING) {
            closing(written, faults);
        } else if (kind == ClosingKinds.REMEDY) {
            remedy(written, faults);
            altered(written, "result", faults);
        } else if (kind == ClosingKinds.TRANSFER) {
            receipt(written, faults);
        } else if (kind == ClosingKinds.APPRAISAL) {
            appraisal(written, faults);
        } else if (kind == ClosingKinds.PAPER) {
            paper(written, faults);
        } else if (kind == ClosingKinds.SPOT_REPORT) {
            reported(written, faults);
        } else if (kind == ClosingKinds.ARCHIVE) {
            archive(written, faults);
        }
        approved(written, faults);
        boolean there = before.piece(written.kind(), written.key()).isPresent();
        // Where a decision has fallen, what comes before another one is written anew.
        if (there || !Remedies.fallen(before)) {
            unaltered(kind, faults);
        }
        return faults;
    }

    /** What is wrong with taking a piece out of the file. */
    public List<Fault> withdrawn(Piece gone) {
        List<Fault> faults = new ArrayList<>();
        unaltered(Kinds.of(gone.kind()), faults);
        if (Kinds.of(gone.kind()) == ExecutionKinds.INSTALMENT) {
            plan(faults);
        }
        return faults;
    }

    private void unaltered(PieceDefinition kind, List<Fault> faults) {
        if (OF_THE_DECISION.contains(kind) && CaseFacts.served(before, actKind).isPresent()) {
            faults.add(new Fault(null, "CASE-FINAL", "决定已经送达,不能再改;变更、撤销应当另行登记“决定的变更”"));
        }
    }

    /** What is reported has been decided (行政处罚法 art. 52). */
    private void reported(Piece report, List<Fault> faults) {
        boolean decided = after.one(DecisionKinds.DECISION)
                .filter(each -> !each.date("decidedOn").isAfter(report.date("reportedOn")))
                .isPresent();
        if (!decided) {
            faults.add(new Fault("reportedOn", "CASE-REPORT", "作出决定以后才能报备"));
        }
    }

    /** What has happened has not happened tomorrow; what ends does not end before it begins. */
    private void times(Piece written, List<Fault> faults) {
        for (Field each : Kinds.of(written.kind()).fields()) {
            Object value = written.values().get(each.name());
            boolean ahead = value instanceof LocalDate day && day.isAfter(now.toLocalDate())
                    || each.kind() == Field.Kind.MOMENT
                            && value instanceof String text
                            && OffsetDateTime.parse(text).isAfter(now);
            boolean happened = each.name().endsWith("On")
                    || each.name().endsWith("At")
                    || each.name().equals("on")
                    || each.name().equals("at");
            if (ahead && happened && !AHEAD.contains(each.name())) {
                faults.add(new Fault(each.name(), "CASE-FUTURE", "“" + each.title() + "”还没有到"));
            }
        }
        BiConsumer<String, String> ordered = (from, to) -> {
            if (timed(written, from) instanceof Comparable<?> one
                    && timed(written, to) instanceof Comparable<?> other
                    && one.getClass() == other.getClass()
                    && one.toString().compareTo(other.toString()) > 0) {
                faults.add(new Fault(to, "CASE-INTERVAL", "止于" + other + ",早于起于" + one));
            }
        };
        ordered.accept("from", "to");
        ordered.accept("validFrom", "validTo");
        ordered.accept("obtainedAt", "endedAt");
        ordered.accept("occurredOn", "endedOn");
        ordered.accept("requestedOn", "decidedOn");
        ordered.accept("preservedOn", "disposedOn");
        ordered.accept("submittedOn", "completedOn");
        ordered.accept("noticeServedOn", "heldOn");
        ordered.accept("receivedOn", "disposedOn");
        ordered.accept("filedOn", "acceptedOn");
        ordered.accept("acceptedOn", "ruledOn");
        ordered.accept("acceptedOn", "endedOn");
        ordered.accept("acceptedOn", "stoppedOn");
        ordered.accept("testFrom", "testTo");
        ordered.accept("appliedOn", "approvedOn");
        ordered.accept("approvedOn", "until");
        ordered.accept("discussedOn", "on");
        ordered.accept("servedOn", "until");
        ordered.accept("announcedOn", "until");
        ordered.accept("announcedOn", "servedOn");
        ordered.accept("disposedOn", "treasuryOn");
        ordered.accept("disposedOn", "refundedOn");
    }

    /** A day or moment that is written; null for anything else, such as the bodies from and to which a case goes. */
    private static Object timed(Piece written, String name) {
        return Kinds.of(written.kind())
                .field(name)
                .filter(each -> each.kind() == Field.Kind.DATE || each.kind() == Field.Kind.MOMENT)
                .map(each -> written.values().get(name))
                .orElse(null);
    }

    /** A minor is questioned in the presence of a guardian (DESIGN, red line 5). */
    private void evidence(Piece evidence, List<Fault> faults) {
        Piece party = after.party();
        LocalDate at = OffsetDateTime.parse(evidence.text("obtainedAt")).toLocalDate();
        boolean minor = limits.guardianBelow() != null
                && party != null
                && party.date("bornOn") != null
                && party.date("bornOn").plusYears(limits.guardianBelow()).isAfter(at);
        if (minor
                && word(Words.EvidenceKind.PARTY_STATEMENT).equals(evidence.text("kind"))
                && !evidence.yes("guardianPresent")) {
            faults.add(new Fault("guardianPresent", "CASE-GUARDIAN", "当事人是未成年人,询问时应当有监护人在场"));
        }
        if (evidence.yes("excluded") && evidence.text("exclusionReason") == null) {
            faults.add(new Fault("exclusionReason", "REGISTER-REQUIRED", "不予采用的应当写明理由"));
        }
        for (String each : evidence.texts("elements")) {
            if (after.piece(EvidenceKinds.ELEMENT.id(), each).isEmpty()) {
                faults.add(new Fault("elements", "REGISTER-REFERENCE", "本案没有编号为“" + each + "”的待证事实"));
            }
        }
    }

    /** How the points of a review stand, by field; those nobody has looked at are left out. */
    static Map<String, String> points(Piece review) {
        Map<String, String> points = new LinkedHashMap<>();
        DecisionKinds.POINTS.stream()
                .map(Field::name)
                .filter(each -> review.text(each) != null)
                .forEach(each -> points.put(each, review.text(each)));
        return points;
    }

    /** An opinion says how every point stands that the rules of the place name, and agrees only where none is wrong. */
    private void review(Piece review, List<Fault> faults) {
        if (review.text("opinion") == null) {
            return;
        }
        if (review.date("completedOn") == null) {
            faults.add(new Fault("completedOn", "REGISTER-REQUIRED", "有审核意见的应当填写审核完成之日"));
        }
        Map<String, String> points = points(review);
        for (String each : limits.reviewPoints()) {
            if (!points.containsKey(each)) {
                faults.add(new Fault(each, "CASE-REVIEW-POINT", "审核要点应当逐项审核,这一项还没有结论"));
            }
        }
        boolean wrong = points.containsValue(word(Words.Point.FAIL));
        boolean agrees = word(Words.ReviewOpinion.AGREE).equals(review.text("opinion"));
        if (agrees && wrong) {
            faults.add(new Fault("opinion", "CASE-REVIEW-OPINION", "有一项有问题的,审核意见不能是“同意”"));
        }
        if ((wrong || points.containsValue(word(Words.Point.NOT_APPLICABLE))) && review.text("remarks") == null) {
            faults.add(new Fault("remarks", "REGISTER-REQUIRED", "有问题或者不涉及的应当写明理由"));
        }
    }

    /** What is decided says how, and amounts belong to sanctions. */
    private static void outcome(Piece outcome, List<Fault> faults) {
        List<String> sanctions = outcome.texts("sanctions");
        boolean penalty = word(Words.DecisionKind.PENALTY).equals(outcome.text("kind"));
        if (penalty && sanctions.isEmpty()) {
            faults.add(new Fault("sanctions", "REGISTER-REQUIRED", "给予行政处罚的应当写明处罚种类"));
        }
        if (!penalty && !sanctions.isEmpty()) {
            faults.add(new Fault("sanctions", "CASE-SANCTIONS", "不给予行政处罚的不能有处罚种类"));
        }
        if (penalty && outcome.text("ground") != null) {
            faults.add(new Fault("ground", "CASE-SANCTIONS", "给予行政处罚的不能有不予处罚的情形"));
        }
        if (word(Words.DecisionKind.NO_PENALTY).equals(outcome.text("kind")) && outcome.text("ground") == null) {
            faults.add(new Fault("ground", "REGISTER-REQUIRED", "不予行政处罚的应当写明情形"));
        }
        amount(outcome, "fine", sanctions.contains(word(Sanction.FINE)), "罚款", faults);
        boolean confiscates = sanctions.contains(word(Sanction.CONFISCATE_GAINS))
                || sanctions.contains(word(Sanction.CONFISCATE_GOODS));
        if (outcome.decimal("confiscated") != null && !confiscates) {
            faults.add(new Fault("confiscated", "CASE-SANCTIONS", "没有没收,不能有没收价值"));
        }
        if (outcome.decimal("gains") != null && !sanctions.contains(word(Sanction.CONFISCATE_GAINS))) {
            faults.add(new Fault("gains", "CASE-SANCTIONS", "没有没收违法所得,不能有其数额"));
        } else if (outcome.decimal("gains") != null
                && outcome.decimal("confiscated") != null
                && outcome.decimal("gains").compareTo(outcome.decimal("confiscated")) > 0) {
            faults.add(new Fault("gains", "CASE-SANCTIONS", "没收的违法所得不能多于没收价值"));
        }
    }

    /** What is confiscated in money is to be paid: a decision says how much it is. */
    private static void confiscation(Piece decision, List<Fault> faults) {
        boolean gains = decision.texts("sanctions").contains(word(Sanction.CONFISCATE_GAINS));
        if (gains && Dues.gains(decision) == null) {
            faults.add(new Fault("gains", "REGISTER-REQUIRED", "没收违法所得的决定应当写明违法所得的数额"));
        }
    }

    /** A payment is for something that is to be paid, and says for what where that may be several things. */
    private void payment(Piece payment, List<Fault> faults) {
        Dues dues = Dues.of(after);
        if (dues.ambiguous(payment)) {
            faults.add(new Fault("pays", "REGISTER-REQUIRED", "应当缴纳的款项有几项,应当写明缴纳的是哪一项"));
        } else if (dues.groundless(payment) && !Refunds.asked(after)) {
            faults.add(new Fault(null, "CASE-PAYS", "没有应当缴纳的款项"));
        }
        if (payment.text("pays") == null) {
            return;
        }
        PaymentFor pays = dues.pays(payment);
        boolean owed = pays == PaymentFor.SURCHARGE
                ? after.one(ExecutionKinds.SURCHARGE).isPresent()
                : dues.due(pays) != null || Refunds.asked(after);
        if (!owed) {
            faults.add(new Fault("pays", "CASE-PAYS", "没有应当缴纳的" + Labels.of(pays)));
        } else if (payment.yes("surcharge") && pays != PaymentFor.SURCHARGE) {
            faults.add(new Fault("pays", "CASE-PAYS", "属于加处罚款的,缴纳的是加处罚款"));
        }
    }

    /** What is given back is one sum that was paid, and no more than was; or something for goods of which nothing is left. */
    private void refund(Piece refund, List<Fault> faults) {
        Piece goods = refund.text("goods") == null
                ? null
                : after.piece(ExecutionKinds.GOODS.id(), refund.text("goods")).orElse(null);
        if ((refund.text("pays") == null) == (refund.text("goods") == null)) {
            faults.add(new Fault("pays", "CASE-REFUND", "应当写明退还的是哪一项款项,或者因哪一项财物给付,二者写一项"));
        } else if (goods != null && !Refunds.gone(goods)) {
            faults.add(new Fault("goods", "CASE-REFUND", "财物没有变卖、销毁或者上缴的,应当返还财物"));
        } else if (refund.text("pays") != null) {
            BigDecimal most = Refunds.most(after, Refunds.of(refund));
            BigDecimal returned = Refunds.returned(after, Refunds.of(refund)).orElse(BigDecimal.ZERO);
            if (returned.compareTo(most) > 0) {
                faults.add(new Fault(
                        "amount",
                        "CASE-REFUND",
                        "退还的合计" + returned.toPlainString() + "元,至多可以退还" + most.toPlainString() + "元"));
            }
        }
        if (refund.decimal("amount").signum() == 0) {
            faults.add(new Fault("amount", "CASE-REFUND", "退还、给付的金额应当大于零"));
        }
    }

    /** What may be paid later was asked for and approved; its parts come to the fine, and the last one is due on the day by which all is to be paid. */
    private void plan(List<Fault> faults) {
        List<Piece> parts = after.of(ExecutionKinds.INSTALMENT);
        Piece deferral = after.one(ExecutionKinds.DEFERRAL).orElse(null);
        if (deferral == null) {
            if (!parts.isEmpty()) {
                faults.add(new Fault(null, "CASE-PLAN", "没有批准分期缴纳的,不能有各期"));
            }
            return;
        }
        if (deferral.text("mode") != null && deferral.date("appliedOn") == null) {
            faults.add(new Fault("appliedOn", "CASE-PLAN", "延期、分期缴纳由当事人申请,应当写明申请之日"));
        }
        boolean divided = word(Words.DeferralMode.INSTALMENTS).equals(deferral.text("mode"));
        if (divided && parts.size() < 2) {
            faults.add(new Fault("mode", "CASE-PLAN", "分期缴纳的应当写明各期的到期之日和金额,至少两期"));
        } else if (!divided && !parts.isEmpty()) {
            faults.add(new Fault("mode", "CASE-PLAN", "只有分期缴纳的有各期"));
        } else if (divided) {
            parts(deferral, parts, faults);
        }
    }

    private void parts(Piece deferral, List<Piece> parts, List<Fault> faults) {
        BigDecimal sum = parts.stream().map(each -> each.decimal("amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fine = Dues.of(after).due(PaymentFor.FINE);
        if (fine == null || sum.compareTo(fine) != 0) {
            faults.add(new Fault(
                    "amount",
                    "CASE-PLAN",
                    "各期合计" + sum.toPlainString() + "元,应当等于罚款" + (fine == null ? "0" : fine.toPlainString()) + "元"));
        }
        List<LocalDate> days =
                parts.stream().map(each -> each.date("due")).sorted().toList();
        if (days.get(0).isBefore(deferral.date("approvedOn"))) {
            faults.add(new Fault("due", "CASE-PLAN", "各期不能在批准之日以前到期"));
        }
        if (!days.get(days.size() - 1).equals(deferral.date("until"))) {
            faults.add(new Fault("until", "CASE-PLAN", "最后一期应当在缴清之日" + deferral.date("until") + "到期"));
        }
    }

    private void surcharge(Piece surcharge, List<Fault> faults) {
        BigDecimal remitted = surcharge.decimal("remitted");
        BigDecimal amount = surcharge.decimal("amount");
        if (remitted != null && (amount == null || remitted.compareTo(amount) > 0)) {
            faults.add(new Fault("remitted", "CASE-SURCHARGE", "减免的数额不能多于加处的数额"));
        }
    }

    /** What in a file is wrong by what was written of something else: of that alone that rests on approvals, decisions and payments. */
    public List<Fault> besides(Set<String> written) {
        Fit was = new Fit(new Pieces(List.of()), before, now, limits, actKind);
        Fit is = new Fit(new Pieces(List.of()), after, now, limits, actKind);
        List<Fault> faults = new ArrayList<>();
        for (Piece each : after.all()) {
            if (RESTING.contains(Kinds.of(each.kind())) && !written.contains(PieceForm.name(each))) {
                List<String> known = was.faults(each).stream().map(Fit::named).toList();
                is.faults(each).stream()
                        .filter(fault -> !known.contains(named(fault)))
                        .map(fault -> new Fault(
                                null, fault.code(), "“" + Kinds.of(each.kind()).title() + "”:" + fault.message()))
                        .forEach(faults::add);
            }
        }
        return faults;
    }

    private static String named(Fault fault) {
        return fault.code() + " " + fault.field();
    }

    /** What the rules let be done with an approval alone has one by its day, of this piece or of all its kind. */
    private void approved(Piece written, List<Fault> faults) {
        limits.approvals().stream()
                .filter(each -> each.kind().equals(written.kind()))
                .filter(each -> !each.exceptActs().contains(word(actKind)))
                .filter(each -> each.unless() == null || !filled(written, each.unless()))
                .filter(each -> written.values().get(each.day()) != null)
                .filter(each -> !approved(each.matter(), written.key(), day(written, each.day())))
                .forEach(each -> faults.add(new Fault(each.day(), "CASE-APPROVAL", each.message())));
    }

    private static LocalDate day(Piece piece, String field) {
        return piece.values().get(field) instanceof LocalDate day
                ? day
                : OffsetDateTime.parse(piece.text(field)).toLocalDate();
    }

    private boolean approved(String matter, String key, LocalDate by) {
        return after.of(DecisionKinds.APPROVAL).stream()
                .anyMatch(each -> matter.equals(each.text("matter"))
                        && word(Words.ApprovalOutcome.APPROVED).equals(each.text("outcome"))
                        && (each.text("about") == null || key.equals(each.text("about")))
                        && !each.date("on").isAfter(by));
    }

    /** Who makes a measure longer says by how much and when that was approved. */
    private static void extended(Piece measure, List<Fault> faults) {
        boolean by = measure.values().get("extendedBy") != null;
        if (by != (measure.date("extendedOn") != null)) {
            faults.add(new Fault(by ? "extendedOn" : "extendedBy", "REGISTER-REQUIRED", "延长期限的,应当写明批准延长之日和延长天数"));
        }
    }

    /** Goods are kept by somebody; what was only seized is given back unless a penalty confiscates it or a law says otherwise (行政强制法 arts. 26 to 28). */
    private void goods(Piece goods, List<Fault> faults) {
        if (goods.text("keeper") == null) {
            faults.add(new Fault("keeper", "REGISTER-REQUIRED", "涉案财物应当写明保管人"));
        }
        String disposal = goods.text("disposal");
        boolean sold = word(Words.GoodsDisposal.AUCTIONED).equals(disposal);
        if (sold && goods.decimal("proceeds") == null) {
            faults.add(new Fault("proceeds", "REGISTER-REQUIRED", "拍卖、变卖的应当写明所得"));
        }
        if ((goods.decimal("treasuryAmount") == null) != (goods.date("treasuryOn") == null)) {
            faults.add(new Fault("treasuryOn", "REGISTER-REQUIRED", "上缴国库的应当写明金额和日期"));
        }
        if (goods.decimal("treasuryAmount") != null
                && goods.decimal("proceeds") != null
                && goods.decimal("treasuryAmount").compareTo(goods.decimal("proceeds")) > 0) {
            faults.add(new Fault("treasuryAmount", "CASE-GOODS", "上缴国库的金额不能多于所得"));
        }
        if (goods.date("refundedOn") != null && (!sold || goods.text("basis") == null)) {
            faults.add(new Fault("refundedOn", "CASE-GOODS", "只有先行拍卖、变卖的财物,才把所得退还当事人"));
        }
        boolean taken = sold
                || word(Words.GoodsDisposal.DESTROYED).equals(disposal)
                || word(Words.GoodsDisposal.HANDED_IN).equals(disposal);
        LocalDate disposedOn = goods.date("disposedOn") == null ? now.toLocalDate() : goods.date("disposedOn");
        if (actKind == ActKind.PENALTY && taken && goods.text("basis") == null && !confiscated(after, disposedOn)) {
            faults.add(new Fault("disposal", "CASE-GOODS", "没有没收财物的处罚决定,不能这样处置"));
        }
    }

    /** Whether a penalty that stands confiscates goods. */
    static boolean confiscatesGoods(Pieces file) {
        return !Remedies.fallen(file) && saysConfiscation(file);
    }

    /** Whether a penalty that stood on a day confiscates goods: what was done by it before it fell was not done without it. */
    private static boolean confiscated(Pieces file, LocalDate on) {
        return !Remedies.fallen(file, on) && saysConfiscation(file);
    }

    private static boolean saysConfiscation(Pieces file) {
        return file.penaltyDecidedOn().isPresent()
                && file.one(DecisionKinds.DECISION)
                        .filter(each -> each.texts("sanctions").contains(word(Sanction.CONFISCATE_GOODS)))
                        .isPresent();
    }

    /** A third person who does what the party was to do has no interest in it (行政强制法 art. 50). */
    private static void substitute(Piece substitute, List<Fault> faults) {
        boolean grounded = !substitute.texts("grounds").isEmpty()
                || !substitute.texts("places").isEmpty();
        if (grounded && substitute.text("performer") != null && !substitute.yes("disinterested")) {
            faults.add(new Fault("disinterested", "CASE-SUBSTITUTE", "委托第三人代履行的,应当没有利害关系"));
        }
    }

    private static void end(Piece end, List<Fault> faults) {
        boolean court = word(Words.EndedBy.COURT).equals(end.text("endedBy"));
        if (court && end.text("authority") == null) {
            faults.add(new Fault("authority", "REGISTER-REQUIRED", "人民法院终结执行的,应当写明法院"));
        }
        if (word(ExecutionEnd.NOT_RESUMED).equals(end.text("ground")) && end.date("suspendedOn") == null) {
            faults.add(new Fault("suspendedOn", "REGISTER-REQUIRED", "中止执行满三年未恢复的,应当写明中止执行之日"));
        }
        if (word(ExecutionEnd.OTHER).equals(end.text("ground")) && end.text("words") == null) {
            faults.add(new Fault("words", "REGISTER-REQUIRED", "认为需要终结执行的其他情形,应当说明"));
        }
    }

    /** Only a change says what is decided instead, and its sums are those of the sanctions that it leaves. */
    private void altered(Piece change, String field, List<Fault> faults) {
        if (!word(DecisionChange.ALTERED).equals(change.text(field))) {
            for (String each : List.of("fine", "gains")) {
                if (change.decimal(each) != null) {
                    faults.add(new Fault(each, "CASE-SANCTIONS", "不是变更的,没有变更后的数额"));
                }
            }
            if (change.values().get("sanctions") != null) {
                faults.add(new Fault("sanctions", "CASE-SANCTIONS", "不是变更的,没有变更后的处罚种类"));
            }
        } else if (change.values().get("sanctions") != null
                && Remedies.altered(after, "sanctions", LocalDate.MAX).isPresent()) {
            left(change, Sanction.FINE, "fine", Dues.of(after).due(PaymentFor.FINE), faults);
            left(change, Sanction.CONFISCATE_GAINS, "gains", Dues.of(after).due(PaymentFor.GAINS), faults);
        }
    }

    /** @param due what is to be paid with the change; null for nothing */
    private static void left(Piece change, Sanction sanction, String field, BigDecimal due, List<Fault> faults) {
        boolean left = change.texts("sanctions").contains(word(sanction));
        if (left && due == null) {
            faults.add(new Fault(field, "CASE-SANCTIONS", "变更后的处罚种类有" + Labels.of(sanction) + "的,应当写明变更后的数额"));
        } else if (!left && due != null) {
            faults.add(new Fault(field, "CASE-SANCTIONS", "变更后的处罚种类没有" + Labels.of(sanction) + "的,变更后的数额应当写0"));
        }
    }

    /** How a case ended is what its file says: fulfilled is what is paid, and not what was annulled or whose execution was given up. */
    private void closing(Piece closing, List<Fault> faults) {
        String kind = closing.text("kind");
        boolean fallen = Remedies.fallen(after, closing.date("on"));
        boolean ended = after.one(ExecutionKinds.EXECUTION_END).isPresent();
        if (word(Words.ClosingKind.ANNULLED).equals(kind) && !fallen) {
            faults.add(new Fault("kind", "CASE-CLOSING", "没有登记决定被撤销、确认违法或者无效"));
        }
        if (word(Words.ClosingKind.EXECUTION_ENDED).equals(kind) && !ended) {
            faults.add(new Fault("kind", "CASE-CLOSING", "没有登记终结执行"));
        }
        boolean done = word(Words.ClosingKind.FULFILLED).equals(kind)
                || word(Words.ClosingKind.ENFORCED).equals(kind);
        if (!done && !closing.yes("fulfilled")) {
            return;
        }
        String field = done ? "kind" : "fulfilled";
        if (fallen) {
            faults.add(new Fault(field, "CASE-CLOSING", "决定已经被撤销、确认违法或者无效,不是履行完毕"));
        } else if (ended) {
            faults.add(new Fault(field, "CASE-CLOSING", "已经终结执行,不是履行完毕"));
        } else {
            Dues.of(after, closing.date("on"))
                    .open()
                    .forEach((what, rest) -> faults.add(
                            new Fault(field, "CASE-UNPAID", Labels.of(what) + "还有" + rest.toPlainString() + "元没有缴纳")));
        }
    }

    private static void amount(Piece outcome, String field, boolean wanted, String title, List<Fault> faults) {
        if (wanted && outcome.decimal(field) == null) {
            faults.add(new Fault(field, "REGISTER-REQUIRED", "处罚种类有" + title + "的应当写明金额"));
        } else if (!wanted && outcome.decimal(field) != null) {
            faults.add(new Fault(field, "CASE-SANCTIONS", "处罚种类没有" + title + ",不能有金额"));
        }
    }

    /** What a party said in its defence is looked into before anything is decided (行政处罚法 art. 45). */
    private void defended(Piece decision, List<Fault> faults) {
        if (after.of(DecisionKinds.STATEMENT).stream().anyMatch(each -> unexamined(each, decision))) {
            faults.add(new Fault(null, "CASE-DEFENCE", "当事人的陈述、申辩还没有复核;应当先在“陈述申辩”里写明复核意见和理由"));
        }
    }

    private boolean unexamined(Piece statement, Piece decision) {
        return actKind == ActKind.PENALTY
                && !word(Words.Form.WAIVED).equals(statement.text("form"))
                && !statement.date("on").isAfter(decision.date("decidedOn"))
                && statement.text("adopted") == null;
    }

    /** Nothing is decided before what has to come before it. */
    private void order(Piece decision, List<Fault> faults) {
        LocalDate on = decision.date("decidedOn");
        limits.beforeDecision().stream()
                .filter(each -> Kinds.of(each.kind()) != null)
                .flatMap(each -> after.of(Kinds.of(each.kind())).stream()
                        .map(piece -> piece.values().get(each.day())))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .filter(on::isBefore)
                .max(LocalDate::compareTo)
                .ifPresent(each ->
                        faults.add(new Fault("decidedOn", "CASE-ORDER", "决定之日" + on + "早于决定之前应当完成的程序(" + each + ")")));
    }

    /** A mode of service may want more than a day. */
    /** What is archived is appraised, and what is kept longer is kept until a day. */
    private void appraisal(Piece appraisal, List<Fault> faults) {
        if (after.one(ClosingKinds.ARCHIVE).isEmpty()) {
            faults.add(new Fault("conclusion", "CASE-APPRAISAL", "案卷归档以后才能鉴定"));
        }
        boolean kept = word(Words.AppraisalConclusion.KEEP).equals(appraisal.text("conclusion"));
        if (kept && appraisal.date("keepUntil") == null) {
            faults.add(new Fault("keepUntil", "REGISTER-REQUIRED", "继续保存的,应当写明保存至何时"));
        }
    }

    /** What was asked for is granted or refused, and only what is granted has a content, a certificate and a validity. */
    private void application(Piece decision, List<Fault> faults) {
        boolean asked = actKind == ActKind.LICENCE || actKind == ActKind.CONFIRMATION;
        if (!asked && decision.text("outcome") != null) {
            faults.add(new Fault("outcome", "CASE-OUTCOME", "许可、确认的决定才写“对申请的决定”"));
        }
        boolean granted = asked && word(Words.ApplicationOutcome.GRANTED).equals(decision.text("outcome"));
        GRANTED.stream()
                .filter(each -> !granted && decision.values().get(each) != null)
                .findFirst()
                .ifPresent(each -> faults.add(new Fault(
                        each,
                        "CASE-OUTCOME",
                        "准予许可、确认的才写“"
                                + DecisionKinds.DECISION
                                        .field(each)
                                        .orElseThrow()
                                        .title() + "”")));
    }

    private void service(Piece service, List<Fault> faults) {
        if (DECIDED.contains(actKind)
                && Decisions.document(actKind, service.text("document"))
                && after.one(DecisionKinds.DECISION).isEmpty()) {
            faults.add(new Fault("document", "CASE-SERVICE", "案卷里没有决定,不能送达决定"));
        }
        ModeOfService wanted = limits.service().get(service.text("mode"));
        if (wanted == null) {
            return;
        }
        wanted.all().stream()
                .filter(each -> !filled(service, each))
                .findFirst()
                .ifPresent(each -> faults.add(new Fault(each, "CASE-SERVICE", wanted.message())));
        if (!wanted.any().isEmpty() && wanted.any().stream().noneMatch(each -> filled(service, each))) {
            faults.add(new Fault(wanted.any().get(0), "CASE-SERVICE", wanted.message()));
        }
        if (wanted.consent() != null
                && after.of(BeginningKinds.PARTY).stream().noneMatch(each -> each.yes(wanted.consent()))) {
            faults.add(new Fault("mode", "CASE-SERVICE", wanted.message()));
        }
    }

    /** Whether a service says something; {@code attempts} are there where somebody has tried to serve the same document before. */
    private boolean filled(Piece piece, String field) {
        if (field.equals("attempts")) {
            return after.of(ExecutionKinds.ATTEMPT).stream()
                    .anyMatch(each -> each.text("document").equals(piece.text("document")));
        }
        Object value = piece.values().get(field);
        return value != null && !Boolean.FALSE.equals(value);
    }

    private void agents(Piece hearing, List<Fault> faults) {
        if (limits.agents() != null
                && hearing.values().get("agents") instanceof Long agents
                && agents > limits.agents()) {
            faults.add(new Fault("agents", "CASE-AGENTS", "委托代理人至多" + limits.agents() + "人"));
        }
    }

    private void statement(Piece statement, List<Fault> faults) {
        boolean waived = word(Words.Form.WAIVED).equals(statement.text("form"));
        if (!waived && statement.text("words") == null) {
            faults.add(new Fault("words", "REGISTER-REQUIRED", "应当记录陈述申辩的内容;口头的也应当记录"));
        }
        if (!waived && statement.text("adopted") != null && statement.text("answer") == null) {
            faults.add(new Fault("answer", "REGISTER-REQUIRED", "复核意见应当写明理由"));
        }
        // What was said before a decision and is put down after it must have been looked into by then, too.
        if (after.one(DecisionKinds.DECISION)
                .filter(each -> unexamined(statement, each))
                .isPresent()) {
            faults.add(new Fault("adopted", "CASE-DEFENCE", "决定之前的陈述、申辩应当写明复核意见"));
        }
    }

    private static void remedy(Piece remedy, List<Fault> faults) {
        if (remedy.text("result") != null && remedy.date("endedOn") == null) {
            faults.add(new Fault("endedOn", "REGISTER-REQUIRED", "有结果的应当填写终结之日"));
        }
        if (remedy.date("stoppedOn") != null && !remedy.yes("executionStopped")) {
            faults.add(new Fault("stoppedOn", "CASE-INTERVAL", "没有停止执行的,不写停止执行之日"));
        }
    }

    /** A receipt names what was handed over, and not something else. */
    private void receipt(Piece transfer, List<Fault> faults) {
        String made = Heads.packed(after, transfer.key());
        boolean received = transfer.date("receivedOn") != null;
        if (received && made != null && !made.equals(transfer.text("receipt"))) {
            faults.add(new Fault("receipt", "CASE-PACK", "回执应当写明移交材料包的摘要" + made));
        } else if (made == null && transfer.text("receipt") != null) {
            faults.add(new Fault("receipt", "CASE-PACK", "这一移送没有制作过移交材料包"));
        }
    }

    /** Something that lies in the file, or material of which all is said that the index wants. */
    private void paper(Piece paper, List<Fault> faults) {
        String of = paper.text("piece");
        if (of == null) {
            for (String each : List.of("title", "day", "section")) {
                if (paper.values().get(each) == null) {
                    faults.add(new Fault(each, "REGISTER-REQUIRED", "只有纸质材料的应当写明题名、形成日期和归入的部分"));
                }
            }
            if (paper.text("section") != null && !limits.index().known(paper.text("section"))) {
                faults.add(new Fault("section", "CASE-SECTION", "案卷没有“" + paper.text("section") + "”这一部分"));
            }
            return;
        }
        if (after.all().stream().noneMatch(each -> PieceForm.name(each).equals(of))) {
            faults.add(new Fault("piece", "REGISTER-REFERENCE", "案卷里没有“" + of + "”"));
        }
        boolean twice = after.of(ClosingKinds.PAPER).stream()
                .anyMatch(each -> of.equals(each.text("piece")) && !each.key().equals(paper.key()));
        if (twice) {
            faults.add(new Fault("piece", "REGISTER-TWICE", "“" + of + "”的页数已经登记"));
        }
    }

    /** Who counts the pages counts what lies in the file. */
    private void archive(Piece archive, List<Fault> faults) {
        FileIndex.pages(limits.index().of(after))
                .filter(each -> each > 0 && each != ((Number) archive.values().get("pages")).intValue())
                .ifPresent(each -> faults.add(new Fault("pages", "CASE-PAGES", "卷内各件合计" + each + "页,与填写的页数不符")));
    }
}
