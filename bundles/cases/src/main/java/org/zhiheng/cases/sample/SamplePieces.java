package org.zhiheng.cases.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.cases.domain.Kinds;
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

    private final SamplePlan plan;
    private final CaseFile file;
    private final LocalDate day;
    private final LocalDate today;

    public SamplePieces(SamplePlan plan, CaseFile file, LocalDate day, LocalDate today) {
        this.plan = plan;
        this.file = file;
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
                    values[i + 1] instanceof LocalDate || values[i + 1] instanceof java.math.BigDecimal
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
            case "not-exempt" -> outcome();
            case "no-penalty-ground" -> outcome();
            case "education-given" -> missing("education", "on", day, "how", "说明违法之处,当场教育(示例)");
            case "notice-given" -> notice();
            case "defence-heard", "defence-window-closed" -> statement();
            case "hearing-window-closed" -> waived();
            case "hearing-held", "hearing-noticed", "presider-eligible" -> hearing();
            case "decision-complete", "within-range", "not-heavier" -> decision();
            case "correction-ordered" -> corrected();
            case "served" -> served();
            case "paid-or-enforced" -> paid();
            case "approved-by-head" -> approved();
            case "reminder-served" -> missing("reminder", "servedOn", day, "officers", officers());
            case "transfer-accepted" -> transferred();
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
                    ? map("kind", "citizen", "name", plan.party(), "citizenNumber", plan.citizenNumber())
                    : map("kind", "organisation", "name", plan.party(), "creditCode", plan.creditCode());
            pieces.add(new PieceChange.Add("party", PARTY, party));
        }
        if (!has("handler")) {
            pieces.add(add("handler", "h1", "officer", officers().get(0), "part", "lead", "from", day));
            pieces.add(add("handler", "h2", "officer", officers().get(1), "part", "assist", "from", day));
        }
        return pieces;
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
        return add(
                "evidence",
                key,
                "kind",
                "scene-record",
                "name",
                "现场笔录(示例)",
                "obtainedAt",
                day + TIME,
                "endedAt",
                day + LATER,
                "officers",
                officers,
                "rightsTold",
                true,
                "elements",
                List.of(ELEMENT));
    }

    boolean punished() {
        return plan.course() != Course.NO_PENALTY;
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
                            : add("proposal", null, "kind", "no-penalty", "ground", "slight-corrected"));
        }
        if (!has("factor")) {
            String slight = punished() ? "否" : "是";
            pieces.add(add("factor", "f1", "name", "firstViolation", "value", "否"));
            pieces.add(add("factor", "f2", "name", "slight", "value", slight));
            pieces.add(add("factor", "f3", "name", "correctedInTime", "value", slight));
            pieces.add(add("factor", "f4", "name", "harm", "value", punished() ? "slight" : "none"));
        }
        return pieces;
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
        if (has("statement") || !plan.waives() && !plan.procedure().equals(SamplePlan.SIMPLE)) {
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
                    day.plusDays(16),
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
        List<PieceChange> pieces = new ArrayList<>(outcome());
        Map<String, Object> values = map(
                "kind",
                punished() ? "penalty" : "no-penalty",
                "number",
                "示例罚〔" + day.getYear() + "〕" + (plan.number() + 1) + "号",
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
                punished() && plan.corrects());
        if (punished()) {
            values.put("sanctions", List.of("fine"));
            values.put("fine", plan.fine().toString());
        } else {
            values.put("ground", "slight-corrected");
        }
        pieces.add(new PieceChange.Add("decision", null, values));
        return pieces;
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
        if (has("service")) {
            return List.of();
        }
        String document = plan.procedure().equals(SamplePlan.SIMPLE)
                ? "spot-decision"
                : punished() ? "penalty-decision" : "no-penalty-decision";
        return List.of(add(
                "service", "d1", "document", document, "mode", "direct", "servedOn", day, "recipient", plan.party()));
    }

    /** In two parts where it is much. */
    private List<PieceChange> paid() {
        if (has("payment") || !has("decision")) {
            return List.of();
        }
        List<PieceChange> pieces = new ArrayList<>();
        java.math.BigDecimal half = plan.fine().divide(new java.math.BigDecimal(2), 2, java.math.RoundingMode.DOWN);
        boolean parts = plan.random("parts", 6) == 0;
        pieces.add(payment("p1", parts ? half : plan.fine()));
        if (parts) {
            pieces.add(payment("p2", plan.fine().subtract(half)));
        }
        return pieces;
    }

    private PieceChange payment(String key, java.math.BigDecimal amount) {
        return add(
                "payment",
                key,
                "on",
                day,
                "amount",
                amount,
                "channel",
                plan.random("channel", 2) == 0 ? "bank" : "electronic",
                "receipt",
                "示例-" + plan.number() + key);
    }

    /** An approval of something since the stage began; a case that is closed has one of its own. */
    private List<PieceChange> approved() {
        String stage = file.run().stage();
        if (stage.equals("closing")) {
            return has("closing") ? List.of() : List.of(closing());
        }
        String matter =
                switch (stage) {
                    case "investigation", "suspended" -> "suspension";
                    case "approval" -> "notice";
                    case "request", "scene" -> "measure";
                    default -> "end-of-investigation";
                };
        long visit = file.run().visits().size();
        return piece("approval", "a" + visit).isPresent()
                ? List.of()
                : List.of(add("approval", "a" + visit, "matter", matter, "outcome", "approved", "on", today));
    }

    private PieceChange closing() {
        String kind =
                switch (plan.course()) {
                    case NO_PENALTY -> "no-penalty";
                    case DROPPED -> "dropped";
                    case CRIMINAL, TRANSFERRED -> "transferred";
                    default -> "fulfilled";
                };
        return add("closing", null, "kind", kind, "on", today, "fulfilled", true, "summary", "示例结案报告");
    }

    private List<PieceChange> transferred() {
        Optional<Piece> there = one("transfer");
        if (there.isEmpty()) {
            return List.of(
                    plan.course() == Course.CRIMINAL
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
                                    day + LATER)
                            : add(
                                    "transfer",
                                    "t1",
                                    "kind",
                                    "other-body",
                                    "to",
                                    "示例机关",
                                    "on",
                                    day,
                                    "reason",
                                    "不属于本机关管辖(示例)"));
        }
        if (there.get().date("receivedOn") != null || !day.isAfter(there.get().date("on"))) {
            return List.of();
        }
        return List.of(
                plan.course() == Course.CRIMINAL
                        ? amend(there.get(), "公安机关立案", "policeFiledOn", day, "receivedOn", day)
                        : amend(there.get(), "对方签收", "receivedOn", day));
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
