package org.zhiheng.cases.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Refunds;
import org.zhiheng.cases.sample.SamplePlan.Course;

/**
 * What people write into the file of a sample case, by the checks that want it. What is there already is not written again.
 *
 * <p>A year can be laid into the past: what happened then has the day of the plan, while what only counts from the beginning of a stage (an approval) has
 * that on which it is written.
 */
public final class SamplePieces {

    private static final String TIME = "T08:30:00+08:00";
    private static final String LATER = "T08:40:00+08:00";
    private static final String PARTY = "p1";
    private static final String ELEMENT = "x1";
    private static final String EVIDENCE = "v1";
    private static final String SCENE = "scene";
    private static final String GOODS = "g1";
    /** Days in which there are seven working days and more, be it around the longest holidays. */
    private static final int CLEAR = 24;

    private static final int TITLE_SERVED = 75;
    private static final int COURT_SERVED = 205;

    private final SamplePlan plan;
    private final CaseFile file;
    private final UnaryOperator<String> files;
    private final LocalDate day;
    private final LocalDate today;

    /** @param files the hash of a file that an account has uploaded */
    public SamplePieces(SamplePlan plan, CaseFile file, UnaryOperator<String> files, LocalDate day, LocalDate today) {
        this.plan = plan;
        this.file = file;
        this.files = files;
        this.day = day;
        this.today = today;
    }

    LocalDate day() {
        return day;
    }

    /** A moment that has not come. */
    String tomorrow() {
        return today.plusDays(1) + TIME;
    }

    // ---- what is there

    Optional<Piece> one(String kind) {
        return file.pieces().stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    Optional<Piece> piece(String kind, String key) {
        return file.pieces().stream()
                .filter(each -> each.kind().equals(kind) && each.key().equals(key))
                .findFirst();
    }

    boolean has(String kind) {
        return one(kind).isPresent();
    }

    long count(String kind) {
        return file.pieces().stream().filter(each -> each.kind().equals(kind)).count();
    }

    // ---- how it is written

    static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put(
                    (String) values[i],
                    values[i + 1] instanceof LocalDate || values[i + 1] instanceof BigDecimal
                            ? values[i + 1].toString()
                            : values[i + 1]);
        }
        return map;
    }

    static PieceChange add(String kind, String key, Object... values) {
        PieceDefinition known = Kinds.of(kind);
        return new PieceChange.Add(kind, known.several() ? key : null, map(values));
    }

    public PieceChange amend(Piece piece, String reason, Object... values) {
        return new PieceChange.Amend(
                piece.kind(),
                Kinds.of(piece.kind()).several() ? piece.key() : null,
                piece.number(),
                map(values),
                reason,
                null);
    }

    private List<String> officers() {
        return List.of(plan.handlers().get(0).key(), plan.handlers().get(1).key());
    }

    // ---- what checks want

    public static PieceChange.Add clue(SamplePlan plan, LocalDate day) {
        String[] sources = {"patrol", "complaint", "hotline", "grid", "random-inspection", "assigned"};
        return new PieceChange.Add(
                "clue",
                null,
                map(
                        "source",
                        sources[plan.random("source", sources.length)],
                        "receivedAt",
                        day + "T08:00:00+08:00",
                        "number",
                        plan.clue(),
                        "summary",
                        "示例线索,不是真实案件"));
    }

    /** What is to be written so that a check holds; empty where it is there. */
    public List<PieceChange> wanted(String check) {
        return switch (check) {
            case "body-competent", "two-officers", "certificates-valid", "no-recusal" -> begun();
            case "filed-approved" -> missing("filing", "outcome", "filed", "on", day);
            case "facts-clear", "evidence-verified", "not-criminal" -> investigation(true);
            case "criminal-suspected" -> investigation(false);
            case "evidence-linked" -> evidence();
            case "scene-recorded" -> sceneRecord();
            case "rights-told", "goods-listed" -> measured();
            case "recordings-complete" -> recorded();
            case "lifting-ground" -> lifting();
            case "goods-disposed", "no-open-measures" -> disposed();
            case "not-exempt" -> outcome();
            case "no-penalty-ground" -> outcome();
            case "education-given" -> educated();
            case "notice-given" -> penal() ? notice() : missing("notice", "servedOn", day, "officers", officers());
            case "defence-heard", "defence-window-closed" -> statement();
            case "hearing-window-closed" -> waived();
            case "hearing-held", "hearing-noticed", "presider-eligible" -> hearing();
            case "decision-complete",
                    "within-range",
                    "not-heavier",
                    "penalty-decided",
                    "application-granted",
                    "application-refused" -> decision();
            case "correction-ordered" -> corrected();
            case "served" -> served();
            case "paid-or-enforced" -> paid();
            case "refunds-made" -> refunded();
            case "spot-reported" -> missing("spot-report", "reportedOn", day, "to", "示例法制机构");
            case "approved-by-head", "notice-approved", "enforcement-approved" -> approved();
            case "not-filing-approved" -> approved("not-filing");
            case "suspension-approved" -> approved("suspension");
            case "transfer-approved" -> approved("transfer");
            case "dropping-approved" -> approved("dropping");
            case "disposal-approved" -> approved("disposal");
            case "closing-approved" -> has("closing") ? List.of() : List.of(closing());
            case "hearing-requested" -> requested();
            case "reminder-served" -> missing("reminder", "servedOn", day, "officers", officers());
            case "enforcement-ripe", "surcharge-right" -> surcharge(TITLE_SERVED - 30);
            case "confiscation-decided" -> missing(
                    "enforced-decision",
                    "number",
                    numbered("罚"),
                    "decidedOn",
                    day,
                    "servedOn",
                    day,
                    "confiscates",
                    true);
            case "substitute-ground" -> substitute(
                    "grounds", List.of("traffic"), "decidedOn", day, "number", numbered("代履"));
            case "substitute-immediate" -> substitute("places", List.of("road"), "unable", true);
            case "substitute-reminded" -> one("substitute")
                    .filter(each -> each.date("reminderServedOn") == null)
                    .map(each -> amend(each, "定期并催告(示例)", "plannedOn", day.plusDays(16), "reminderServedOn", day))
                    .map(List::of)
                    .orElse(List.of());
            case "execution-time-allowed" -> enforced();
            case "termination-ground" -> missing("execution-end", "ground", "other", "on", today, "words", "示例情形");
            case "materials-complete" -> application("review");
            case "interested-parties-told" -> toldInterested();
            case "transfer-accepted" -> transferred();
            case "police-filed" -> answered("公安机关立案", "policeFiledOn");
            case "police-refused" -> answered("公安机关不予立案", "policeRefusedOn");
            case "archived" -> missing(
                    "archive",
                    "number",
                    "示例档-" + plan.clue(),
                    "on",
                    today,
                    "volumes",
                    1,
                    "pages",
                    20 + plan.random("pages", 90));
            default -> List.of();
        };
    }

    private List<PieceChange> missing(String kind, Object... values) {
        return has(kind) ? List.of() : List.of(add(kind, kind + "-1", values));
    }

    private List<PieceChange> begun() {
        List<PieceChange> pieces = new ArrayList<>();
        if (!has("matter")) {
            LocalDate occurred = plan.begins().minusDays(3 + plan.random("occurred", 40));
            pieces.add(add(
                    "matter",
                    null,
                    "item",
                    plan.item().key(),
                    "division",
                    plan.crew().division(),
                    "occurredOn",
                    occurred,
                    "endedOn",
                    occurred,
                    "discoveredOn",
                    plan.begins(),
                    "complex",
                    plan.course() == Course.REVIEWED,
                    "facts",
                    "示例事实"));
        }
        if (!has("party")) {
            Map<String, Object> party = plan.citizen()
                    ? citizen()
                    : map("kind", "organisation", "name", plan.party(), "creditCode", plan.creditCode());
            pieces.add(new PieceChange.Add("party", PARTY, party));
        }
        if (file.head().actKind() == ActKind.COERCIVE_EXECUTION && !has("enforced-decision")) {
            LocalDate served = plan.begins().minusDays(titleServed());
            pieces.add(add(
                    "enforced-decision",
                    null,
                    "number",
                    "示例罚〔" + served.getYear() + "〕" + (plan.number() + 1) + "号",
                    "decidedOn",
                    served.minusDays(2),
                    "servedOn",
                    served,
                    performed() ? "obligation" : "fine",
                    performed() ? "清除障碍物(示例)" : plan.fine()));
        }
        if (!has("handler")) {
            pieces.add(add("handler", "h1", "officer", officers().get(0), "part", "lead", "from", day));
            pieces.add(add("handler", "h2", "officer", officers().get(1), "part", "assist", "from", day));
        }
        return pieces;
    }

    /** Whether somebody else does what the party was to do. */
    private boolean performed() {
        return file.run().procedure().equals(SamplePlan.SUBSTITUTE);
    }

    private Map<String, Object> citizen() {
        Map<String, Object> party = map("kind", "citizen", "name", plan.party(), "citizenNumber", plan.citizenNumber());
        boolean ground = plan.course() == Course.NO_PENALTY;
        if (ground || plan.random("known", 3) > 0) {
            party.put("bornOn", plan.born().toString());
            party.put("capacity", ground && plan.ground() == SamplePlan.Ground.INCAPACITY ? "none" : "full");
        }
        if (ground && plan.ground() == SamplePlan.Ground.UNDER_FOURTEEN) {
            party.put("guardian", "示例监护人");
        }
        return party;
    }

    /** How long before the case its decision was served: so long that it can be enforced, and a court still be asked. */
    private int titleServed() {
        return file.run().procedure().equals(SamplePlan.COURT) ? COURT_SERVED : TITLE_SERVED;
    }

    private List<PieceChange> investigation(boolean notCriminal) {
        Optional<Piece> there = one("investigation");
        if (there.isEmpty()) {
            return List.of(add(
                    "investigation",
                    null,
                    "endedOn",
                    day,
                    "factsClear",
                    true,
                    "evidenceVerified",
                    true,
                    "notCriminal",
                    notCriminal,
                    "report",
                    "示例调查终结报告"));
        }
        return notCriminal == there.get().yes("notCriminal")
                ? List.of()
                : List.of(amend(there.get(), "重新认定(示例)", "notCriminal", notCriminal));
    }

    private List<PieceChange> evidence() {
        List<PieceChange> pieces = new ArrayList<>();
        if (piece("element", ELEMENT).isEmpty()) {
            pieces.add(add("element", ELEMENT, "title", "违法事实成立(示例)"));
        }
        Optional<Piece> found = piece("evidence", EVIDENCE);
        if (found.isEmpty()) {
            pieces.add(photograph(EVIDENCE, officers()));
        } else if (found.get().date("verifiedOn") == null) {
            pieces.add(amend(found.get(), "查证属实", "verifiedOn", day));
        }
        return pieces;
    }

    PieceChange photograph(String key, List<String> officers) {
        return sceneRecord(key, officers, "rightsTold", true, "elements", List.of(ELEMENT));
    }

    private PieceChange sceneRecord(String key, List<String> officers, Object... more) {
        List<Object> values = new ArrayList<>(List.of(
                "kind",
                "scene-record",
                "name",
                "现场笔录(示例)",
                "obtainedAt",
                day + TIME,
                "endedAt",
                day + LATER,
                "officers",
                officers));
        values.addAll(List.of(more));
        return add("evidence", key, values.toArray());
    }

    private boolean penal() {
        return file.head().actKind() == ActKind.PENALTY;
    }

    private boolean punished() {
        return plan.course() != Course.NO_PENALTY;
    }

    private boolean established() {
        return punished() || plan.ground() != SamplePlan.Ground.NOT_ESTABLISHED;
    }

    /** What a case without a penalty comes to, and on what ground. */
    private Map<String, Object> unpunished() {
        return established()
                ? map("kind", "no-penalty", "ground", plan.ground().word())
                : map("kind", "not-established");
    }

    /** The proposal with what the discretion rests on. */
    private List<PieceChange> outcome() {
        List<PieceChange> pieces = new ArrayList<>();
        if (!has("proposal")) {
            pieces.add(
                    punished()
                            ? add(
                                    "proposal",
                                    null,
                                    "kind",
                                    "penalty",
                                    "sanctions",
                                    List.of("fine"),
                                    "fine",
                                    plan.fine(),
                                    "minimum",
                                    plan.item().least().setScale(2),
                                    "maximum",
                                    plan.item().most().setScale(2),
                                    "reasons",
                                    "示例理由")
                            : new PieceChange.Add("proposal", null, unpunished()));
        }
        if (!has("factor")) {
            boolean slight = !punished() && plan.ground() == SamplePlan.Ground.SLIGHT_CORRECTED;
            boolean first = !punished() && plan.ground() == SamplePlan.Ground.FIRST_VIOLATION;
            pieces.add(factor("f1", "firstViolation", first));
            pieces.add(factor("f2", "slight", slight));
            pieces.add(factor("f3", "correctedInTime", slight || first));
            pieces.add(add("factor", "f4", "name", "harm", "value", slight ? "none" : "slight"));
            if (plan.course() == Course.COLLECTED) {
                pieces.add(factor("f6", "hardToCollectLater", true));
            }
            if (!punished() && plan.ground() == SamplePlan.Ground.NO_FAULT) {
                pieces.add(factor("f5", "noFault", true));
            }
        }
        return pieces;
    }

    private static PieceChange factor(String key, String name, boolean yes) {
        return add("factor", key, "name", name, "value", yes ? "是" : "否");
    }

    private List<PieceChange> educated() {
        return established() ? missing("education", "on", day, "how", "说明违法之处,当场教育(示例)") : List.of();
    }

    private List<PieceChange> notice() {
        List<PieceChange> pieces = new ArrayList<>(outcome());
        if (!has("notice")) {
            pieces.add(add(
                    "notice",
                    "n1",
                    "servedOn",
                    day,
                    "officers",
                    officers(),
                    "sanctions",
                    List.of("fine"),
                    "fine",
                    plan.fine(),
                    "hearingTold",
                    plan.course() == Course.HEARD));
        }
        return pieces;
    }

    private List<PieceChange> statement() {
        boolean waits = file.run().procedure().equals(SamplePlan.ORDINARY) && !plan.waives();
        if (has("statement") || waits) {
            return List.of();
        }
        return List.of(
                plan.random("statement", 3) > 0
                        ? add("statement", "s1", "on", day, "form", "waived")
                        : add(
                                "statement",
                                "s1",
                                "on",
                                day,
                                "form",
                                "oral",
                                "words",
                                "示例陈述",
                                "adopted",
                                "not-adopted",
                                "answer",
                                "示例复核意见",
                                "reviewedOn",
                                day));
    }

    private List<PieceChange> waived() {
        return plan.waives() && told() && !has("hearing-request")
                ? List.of(add("hearing-request", null, "asked", false, "on", day, "form", "written"))
                : List.of();
    }

    private boolean told() {
        return one("notice").filter(each -> each.yes("hearingTold")).isPresent();
    }

    List<PieceChange> requested() {
        return has("hearing-request")
                ? List.of()
                : List.of(add("hearing-request", null, "asked", true, "on", day, "form", "written", "accepted", true));
    }

    private List<PieceChange> hearing() {
        Optional<Piece> there = one("hearing");
        if (there.isEmpty()) {
            return List.of(add(
                    "hearing",
                    null,
                    "presider",
                    plan.crew().presider().key(),
                    "noticeServedOn",
                    day,
                    "plannedOn",
                    day.plusDays(CLEAR),
                    "open",
                    true));
        }
        boolean due = !day.isBefore(there.get().date("plannedOn"));
        return there.get().date("heldOn") != null || !due
                ? List.of()
                : List.of(amend(
                        there.get(),
                        "听证已经举行",
                        "heldOn",
                        there.get().date("plannedOn"),
                        "points",
                        "示例要点",
                        "reportedOn",
                        day,
                        "opinion",
                        "维持(示例)"));
    }

    PieceChange review(String key, boolean agrees) {
        Map<String, Object> values = map(
                "submittedOn",
                day,
                "reviewer",
                plan.crew().reviewer().key(),
                "completedOn",
                day,
                "opinion",
                agrees ? "agree" : "correct");
        for (String each : List.of(
                "bodyLawful",
                "officersQualified",
                "factsClear",
                "evidenceSufficient",
                "basisRight",
                "discretionRight",
                "procedureLawful",
                "withinPower",
                "documentsComplete",
                "notCriminal")) {
            values.put(each, "pass");
        }
        if (!agrees) {
            values.put("documentsComplete", "fail");
            values.put("remarks", "示例:文书不齐");
        }
        return new PieceChange.Add("review", key, values);
    }

    PieceChange discussion() {
        return add(
                "discussion",
                null,
                "heldOn",
                day,
                "chair",
                "示例负责人",
                "attendees",
                "示例参加人三人",
                "conclusion",
                "同意处理意见(示例)",
                "benchmark",
                "示例裁量基准");
    }

    PieceChange conclusion(String question) {
        return add("conclusion", question, "question", question, "on", day, "words", "规则没有规定,负责人书面认定(示例)");
    }

    private List<PieceChange> decision() {
        if (has("decision")) {
            return List.of();
        }
        List<PieceChange> pieces = new ArrayList<>(penal() ? outcome() : List.of());
        Map<String, Object> values = !penal()
                ? map("kind", "other")
                : punished() ? map("kind", "penalty", "sanctions", List.of("fine"), "fine", plan.fine()) : unpunished();
        values.putAll(map(
                "number",
                numbered("决"),
                "decidedOn",
                day,
                "facts",
                "示例事实和证据",
                "basis",
                "示例依据",
                "fulfilment",
                "示例履行方式和期限",
                "remedies",
                "示例救济途径和期限",
                "benchmark",
                "示例裁量基准",
                "orderToCorrect",
                penal() && punished() && plan.corrects()));
        if (file.head().actKind() == ActKind.FEE) {
            values.put("amount", plan.fine().toString());
        }
        if (file.head().actKind() == ActKind.LICENCE || file.head().actKind() == ActKind.CONFIRMATION) {
            values.putAll(
                    plan.course() == Course.REFUSED
                            ? map("outcome", "refused")
                            : map("outcome", "granted", "content", "示例的许可或者确认的内容", "validFrom", day));
        }
        pieces.add(new PieceChange.Add("decision", null, values));
        return pieces;
    }

    /** What the paper of a decision of this case is numbered. */
    private String numbered(String word) {
        return "示例" + word + "〔" + day.getYear() + "〕" + (plan.number() + 1) + "号";
    }

    private List<PieceChange> corrected() {
        List<PieceChange> pieces = new ArrayList<>(decision());
        if (pieces.isEmpty() && one("decision").orElseThrow().yes("orderToCorrect") && !has("correction")) {
            pieces.add(correction());
        }
        return pieces;
    }

    PieceChange correction() {
        return add(
                "correction",
                "c1",
                "orderedOn",
                day,
                "officers",
                officers(),
                "order",
                "立即改正(示例)",
                "due",
                day.plusDays(15),
                "checkedOn",
                day,
                "corrected",
                true);
    }

    private List<PieceChange> served() {
        boolean announced = plan.course() == Course.ANNOUNCED;
        Optional<Piece> there = one("service");
        if (there.isPresent()) {
            return announced && there.get().date("servedOn") == null
                    ? List.of(amend(there.get(), "公告期满,视为送达", "servedOn", day))
                    : List.of();
        }
        return List.of(
                announced
                        ? add(
                                "service",
                                "d1",
                                "document",
                                document(),
                                "mode",
                                "announcement",
                                "announcedOn",
                                day,
                                "reason",
                                "当事人下落不明(示例)",
                                "unknown",
                                true)
                        : add(
                                "service",
                                "d1",
                                "document",
                                document(),
                                "mode",
                                "direct",
                                "servedOn",
                                day,
                                "recipient",
                                plan.party(),
                                "signed",
                                true));
    }

    private String document() {
        boolean refusal = file.run().stage().equals("refusal");
        return switch (file.run().procedure()) {
            case SamplePlan.SIMPLE -> "spot-decision";
            case SamplePlan.EXECUTION -> "execution-decision";
            case SamplePlan.SUBSTITUTE -> "substitute-decision";
            case SamplePlan.LICENCE -> refusal ? "refusal-decision" : "licence";
            case SamplePlan.CONFIRMATION -> refusal ? "refusal-decision" : "confirmation-decision";
            case SamplePlan.FEE -> "fee-decision";
            default -> punished() ? "penalty-decision" : "no-penalty-decision";
        };
    }

    /** In two parts where it is much. What is performed by somebody else is not paid for as a fine, and the head closes it. */
    private List<PieceChange> paid() {
        if (performed()) {
            return has("closing") ? List.of() : List.of(closing());
        }
        if (has("payment")) {
            return List.of();
        }
        List<PieceChange> pieces = new ArrayList<>();
        BigDecimal half = plan.fine().divide(new BigDecimal(2), 2, RoundingMode.DOWN);
        boolean parts = plan.random("parts", 6) == 0 && half.signum() > 0;
        pieces.add(payment("p1", parts ? half : plan.fine()));
        if (parts) {
            pieces.add(payment("p2", plan.fine().subtract(half)));
        }
        one("surcharge")
                .map(each -> each.decimal("amount"))
                .filter(each -> each.signum() > 0)
                .ifPresent(each -> pieces.add(payment("p3", each, "pays", "surcharge")));
        return pieces;
    }

    /** What was paid by a decision that was changed since, given back once. */
    private List<PieceChange> refunded() {
        if (!Refunds.asked(new Pieces(file.pieces())) || has("refund")) {
            return List.of();
        }
        List<PieceChange> pieces = new ArrayList<>();
        for (Piece each : file.pieces()) {
            if (each.kind().equals("payment")) {
                pieces.add(new PieceChange.Add(
                        "refund",
                        "r-" + each.key(),
                        map(
                                "on",
                                day,
                                "pays",
                                each.text("pays") == null ? "fine" : each.text("pays"),
                                "amount",
                                each.decimal("amount").toPlainString(),
                                "interest",
                                "0.00")));
            }
        }
        return pieces;
    }

    private PieceChange payment(String key, BigDecimal amount, Object... more) {
        boolean collected = plan.course() == Course.COLLECTED;
        String channel = file.run().stage().equals("enforcement")
                ? "court"
                : collected ? "on-the-spot" : plan.random("channel", 2) == 0 ? "bank" : "electronic";
        Map<String, Object> values =
                map("on", day, "amount", amount, "channel", channel, "receipt", "示例-" + plan.number() + key);
        if (collected) {
            values.put("handedInOn", day.toString());
            values.put("bankedOn", day.toString());
        }
        values.putAll(map(more));
        return new PieceChange.Add("payment", key, values);
    }

    // ---- measures

    private String measureKind() {
        return plan.course() == Course.FROZEN ? "freeze" : plan.random("measure", 2) == 0 ? "seize" : "seal";
    }

    /** The measure with what belongs to it at its scene: record, recording, and the goods where they are taken along. */
    List<PieceChange> measured() {
        List<PieceChange> pieces = new ArrayList<>();
        if (!has("measure")) {
            boolean urgent = file.run().stage().equals("request");
            Map<String, Object> values = map(
                    "kind",
                    measureKind(),
                    "startedAt",
                    day + TIME,
                    "number",
                    numbered("强措"),
                    "officers",
                    officers(),
                    "object",
                    "示例财物",
                    "rightsTold",
                    true,
                    "listDeliveredOn",
                    day,
                    "deliveredOn",
                    day,
                    "urgent",
                    urgent);
            if (urgent) {
                values.put("reportedAt", day + LATER);
            }
            pieces.add(new PieceChange.Add("measure", "m1", values));
            if (measureKind().equals("seize")) {
                pieces.add(add(
                        "goods",
                        GOODS,
                        "name",
                        "示例财物",
                        "quantity",
                        "1",
                        "unit",
                        "件",
                        "heldAs",
                        "seized",
                        "receivedOn",
                        day,
                        "place",
                        "示例保管场所",
                        "keeper",
                        "示例保管人"));
            }
        }
        return pieces;
    }

    private List<PieceChange> sceneRecord() {
        return one("evidence")
                        .filter(each -> "scene-record".equals(each.text("kind")))
                        .isPresent()
                ? List.of()
                : List.of(sceneRecord(SCENE, officers()));
    }

    /** What the rules want recorded as a whole is; a freeze has no scene. */
    private List<PieceChange> recorded() {
        Optional<Piece> measure = one("measure");
        if (measure.isEmpty()
                || has("recording")
                || "freeze".equals(measure.get().text("kind"))) {
            return List.of();
        }
        return List.of(add(
                "recording",
                "rec1",
                "step",
                measure.get().text("kind"),
                "from",
                day + TIME,
                "to",
                day + LATER,
                "device",
                "示例记录仪",
                "file",
                files.apply(plan.handlers().get(0).account())));
    }

    List<PieceChange> madeUp() {
        return piece("approval", "made-up").isPresent()
                ? List.of()
                : List.of(add(
                        "approval", "made-up", "matter", "measure", "outcome", "approved", "on", today, "about", "m1"));
    }

    List<PieceChange> extended() {
        Optional<Piece> measure = one("measure").filter(each -> each.date("extendedOn") == null);
        if (measure.isEmpty()) {
            return List.of();
        }
        List<PieceChange> pieces = new ArrayList<>();
        if (piece("approval", "extension").isEmpty()) {
            pieces.add(add(
                    "approval",
                    "extension",
                    "matter",
                    "measure-extension",
                    "outcome",
                    "approved",
                    "on",
                    day,
                    "about",
                    "m1"));
        }
        pieces.add(amend(measure.get(), "情况复杂,延长期限(示例)", "extendedOn", day, "extendedBy", 30));
        return pieces;
    }

    /** Goods are seized where a penalty is looked into. */
    List<PieceChange> seized() {
        List<PieceChange> pieces = new ArrayList<>();
        if (!has("matter") || !has("handler")) {
            return pieces;
        }
        if (piece("approval", "measure").isEmpty()) {
            pieces.add(
                    add("approval", "measure", "matter", "measure", "outcome", "approved", "on", day, "about", "m1"));
        }
        pieces.addAll(measured());
        return pieces;
    }

    List<PieceChange> preserved() {
        Optional<Piece> kept = piece("evidence", EVIDENCE);
        if (kept.isPresent() && piece("approval", "keep").isEmpty()) {
            return List.of(
                    add("approval", "keep", "matter", "preservation", "outcome", "approved", "on", day, "about", "k1"));
        }
        return kept.isEmpty() || has("preservation")
                ? List.of()
                : List.of(add(
                        "preservation",
                        "k1",
                        "evidence",
                        EVIDENCE,
                        "preservedOn",
                        day,
                        "officers",
                        officers(),
                        "keptAt",
                        "示例保管场所"));
    }

    List<PieceChange> released() {
        return one("preservation")
                .filter(each -> each.date("disposedOn") == null)
                .map(each -> amend(each, "已经查清,返还(示例)", "disposedOn", day, "disposition", "returned"))
                .map(List::of)
                .orElse(List.of());
    }

    private List<PieceChange> lifting() {
        List<PieceChange> pieces = new ArrayList<>();
        one("measure")
                .filter(each -> each.text("liftingGround") == null)
                .ifPresent(each -> pieces.add(
                        amend(each, "应当解除(示例)", "liftingGround", "unnecessary", "liftedBecause", "不再需要采取(示例)")));
        if (piece("approval", "lifting").isEmpty()) {
            pieces.add(add(
                    "approval",
                    "lifting",
                    "matter",
                    "measure-lifting",
                    "outcome",
                    "approved",
                    "on",
                    today,
                    "about",
                    "m1"));
        }
        return pieces;
    }

    /** What was taken goes back, on, or to the treasury; the measure ends with it. */
    private List<PieceChange> disposed() {
        List<PieceChange> pieces = new ArrayList<>(released());
        boolean over = file.run().stage().equals("handed-over");
        boolean taken = file.run().stage().equals("disposal");
        one("measure")
                .filter(each -> Pieces.measureEndedOn(each) == null)
                .ifPresent(each -> pieces.add(
                        over ? amend(each, "随案移交(示例)", "handedOverOn", day) : amend(each, "解除(示例)", "liftedOn", day)));
        one("goods")
                .filter(each -> each.date("disposedOn") == null)
                .ifPresent(each -> pieces.add(amend(
                        each,
                        "已经处置(示例)",
                        "disposal",
                        over ? "transferred" : taken ? "auctioned" : "returned",
                        "disposedOn",
                        day,
                        "receipt",
                        "示例凭证",
                        "proceeds",
                        taken ? "100.00" : null,
                        "treasuryAmount",
                        taken ? "100.00" : null,
                        "treasuryOn",
                        taken ? day : null)));
        return pieces;
    }

    // ---- execution

    /**
     * The surcharge on a fine that is not paid.
     *
     * @param days so many before the case began
     */
    private List<PieceChange> surcharge(int days) {
        return has("surcharge") ? List.of() : List.of(charged(plan.begins().minusDays(days)));
    }

    /** A hundredth of the fine, as an example; that it is no more than the rules allow, the case is asked. */
    private PieceChange charged(LocalDate startedOn) {
        return add(
                "surcharge",
                null,
                "startedOn",
                startedOn,
                "amount",
                plan.fine().movePointLeft(2).setScale(2, RoundingMode.DOWN));
    }

    /** What follows where nobody has paid by the last day. */
    List<PieceChange> late() {
        if (has("surcharge") || !has("decision")) {
            return List.of();
        }
        return List.of(charged(day), add("reminder", "reminder-1", "servedOn", day, "officers", officers()));
    }

    /** Why somebody else does it, and that the party was reminded before. */
    private List<PieceChange> substitute(Object... why) {
        if (has("substitute")) {
            return List.of();
        }
        Map<String, Object> values = map("plannedOn", day, "performer", "示例代履行人", "disinterested", true);
        values.putAll(map(why));
        List<PieceChange> pieces =
                new ArrayList<>(missing("reminder", "servedOn", day, "until", day, "officers", officers()));
        pieces.add(new PieceChange.Add("substitute", null, values));
        return pieces;
    }

    private List<PieceChange> enforced() {
        return has("enforcement")
                ? List.of()
                : List.of(add(
                        "enforcement",
                        "e1",
                        "on",
                        day,
                        "startedAt",
                        day + TIME,
                        "officers",
                        officers(),
                        "mode",
                        performed() ? "代履行" : "划拨(示例)"));
    }

    /** What was to be enforced on a day on which it may not is, on the next. */
    List<PieceChange> anotherDay() {
        LocalDate next = day.plusDays(1);
        return one("enforcement")
                .map(each -> amend(each, "改在工作日实施(示例)", "on", next, "startedAt", next + TIME))
                .map(List::of)
                .orElse(List.of());
    }

    /** That a court was asked, and has taken it in. */
    List<PieceChange> applied(boolean accepted) {
        Optional<Piece> there = one("court");
        if (there.isEmpty()) {
            Map<String, Object> values = map("court", "示例区人民法院", "filedOn", day);
            if (accepted) {
                values.put("acceptedOn", day.toString());
            }
            return List.of(new PieceChange.Add("court", null, values));
        }
        return accepted && there.get().date("acceptedOn") == null
                ? List.of(amend(there.get(), "法院受理(示例)", "acceptedOn", day))
                : List.of();
    }

    List<PieceChange> ruled() {
        return one("court")
                .filter(each -> each.date("ruledOn") == null)
                .map(each -> amend(each, "法院裁定(示例)", "ruledOn", day, "result", "示例裁定"))
                .map(List::of)
                .orElse(List.of());
    }

    // ---- what parties ask for

    /** @param to where the case goes with it */
    List<PieceChange> application(String to) {
        if (file.head().actKind() == ActKind.COERCIVE_EXECUTION) {
            return List.of();
        }
        Optional<Piece> there = one("application");
        boolean complete = to.equals("review");
        if (there.isEmpty()) {
            Map<String, Object> values = map("receivedOn", day, "complete", complete);
            values.put(complete ? "acceptedOn" : "correctionToldOn", day.toString());
            if (!complete) {
                values.put("missing", "示例材料");
            }
            return List.of(new PieceChange.Add("application", null, values));
        }
        return complete && !there.get().yes("complete")
                ? List.of(amend(there.get(), "已经补正(示例)", "complete", true, "acceptedOn", day))
                : List.of();
    }

    private List<PieceChange> toldInterested() {
        return one("application")
                .filter(each -> each.date("interestedToldOn") == null)
                .map(each -> amend(each, "告知利害关系人(示例)", "interestedToldOn", day))
                .map(List::of)
                .orElse(List.of());
    }

    List<PieceChange> toldOfHearing() {
        return one("application")
                .filter(each -> each.date("hearingAskedOn") == null)
                .map(each -> amend(
                        each, "利害关系人申请听证(示例)", "interestedToldOn", day, "hearingToldOn", day, "hearingAskedOn", day))
                .map(List::of)
                .orElse(List.of());
    }

    // ---- approvals and what ends a case

    /** An approval of something since the stage began; a case that is closed has one of its own. */
    private List<PieceChange> approved() {
        return approved(
                switch (file.run().stage()) {
                    case "approval" -> "notice";
                    case "request", "scene", "in-force" -> "measure";
                    case "implementation",
                            "suspended",
                            "application",
                            "enforcement",
                            "reconsideration" -> "enforcement";
                    default -> "end-of-investigation";
                });
    }

    private List<PieceChange> approved(String matter) {
        long visit = file.run().visits().size();
        return piece("approval", "a" + visit).isPresent()
                ? List.of()
                : List.of(add("approval", "a" + visit, "matter", matter, "outcome", "approved", "on", today));
    }

    private PieceChange closing() {
        String kind =
                switch (plan.course()) {
                    case NO_PENALTY -> established() ? "no-penalty" : "not-established";
                    case DROPPED -> "dropped";
                    case CRIMINAL, TRANSFERRED -> "transferred";
                    default -> has("execution-end") ? "execution-ended" : penal() ? "fulfilled" : "enforced";
                };
        return add("closing", null, "kind", kind, "on", today, "fulfilled", !has("execution-end"), "summary", "示例结案报告");
    }

    private boolean toPolice() {
        return plan.course() == Course.CRIMINAL || plan.course() == Course.POLICE_REFUSED;
    }

    private PieceChange transfer() {
        return toPolice()
                ? add(
                        "transfer",
                        "t1",
                        "kind",
                        "criminal",
                        "to",
                        "示例公安机关",
                        "on",
                        day,
                        "reason",
                        "涉嫌犯罪(示例)",
                        "reportedAt",
                        day + TIME,
                        "approvedAt",
                        day + LATER,
                        "receivedAt",
                        day + LATER,
                        "receivedOn",
                        day)
                : add("transfer", "t1", "kind", "other-body", "to", "示例机关", "on", day, "reason", "不属于本机关管辖(示例)");
    }

    /** Whether something was handed over of which nobody has said yet what becomes of it. */
    boolean sent() {
        List<String> answers =
                toPolice() ? List.of("policeFiledOn", "policeRefusedOn") : List.of("receivedOn", "returnedOn");
        return one("transfer")
                .filter(each -> answers.stream().allMatch(answer -> each.date(answer) == null))
                .isPresent();
    }

    private List<PieceChange> transferred() {
        return toPolice() && has("transfer") ? List.of() : answered("对方签收", "receivedOn");
    }

    List<PieceChange> returned() {
        return answered("对方退回", "returnedOn");
    }

    /** It is handed over, and on another day answered. */
    private List<PieceChange> answered(String reason, String answer) {
        Optional<Piece> there = one("transfer");
        if (there.isEmpty()) {
            return List.of(transfer());
        }
        if (!sent() || !day.isAfter(there.get().date("on"))) {
            return List.of();
        }
        return List.of(amend(there.get(), reason, answer, day));
    }

    /** The latest day of which the file tells: where a year that was interrupted goes on. */
    LocalDate last() {
        return file.pieces().stream()
                .flatMap(each -> each.values().values().stream())
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .filter(each -> !each.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(plan.begins());
    }
}
