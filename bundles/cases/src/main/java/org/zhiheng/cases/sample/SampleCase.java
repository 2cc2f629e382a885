package org.zhiheng.cases.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.sample.SamplePlan.Course;
import org.zhiheng.cases.sample.SamplePlan.Mistake;

/**
 * Those who work on one sample case: they look at the file, go where the plan leads, write what the checks of the way want, and put right for what they were
 * refused. What they do follows from the plan and the file alone, so that an interrupted year goes on where it was. Not for several threads.
 */
public final class SampleCase {

    private static final int TRIES = 12;
    private static final int SUSPENDED_DAYS = 20;

    private final SamplePlan plan;
    private final UnaryOperator<String> files;
    private final Set<Mistake> made = EnumSet.noneOf(Mistake.class);
    private final List<PieceChange> putRight = new ArrayList<>();
    private final Set<String> concluded = new HashSet<>();
    private Course course;
    private boolean reviewed;
    private int visits;
    private int tries;
    private LocalDate notBefore;

    /** @param files the hash of a file that an account has uploaded */
    public SampleCase(SamplePlan plan, UnaryOperator<String> files) {
        this.plan = plan;
        this.files = files;
        this.course = plan.course();
        this.reviewed = course == Course.REVIEWED || course == Course.DISPUTED;
    }

    SamplePlan plan() {
        return plan;
    }

    /**
     * What happens next.
     *
     * @param day on which it happens
     * @param today on which it is done
     */
    public SampleDeed next(CaseFile file, LocalDate day, LocalDate today) {
        Run run = file.run();
        if (run.endedAt() != null) {
            return new SampleDeed.Ended();
        }
        if (run.visits().size() != visits) {
            visits = run.visits().size();
            tries = 0;
            notBefore = day.plusDays(pace(run.stage()));
        }
        if (day.isBefore(notBefore)) {
            return new SampleDeed.Rest(notBefore);
        }
        if (tries > TRIES) {
            return new SampleDeed.Stuck(run.procedure() + " " + run.stage());
        }
        SamplePieces pieces = new SamplePieces(plan, file, files, day, today);
        Optional<SampleDeed> mistake = mistake(file, pieces);
        if (mistake.isPresent()) {
            return mistake.get();
        }
        if (!putRight.isEmpty()) {
            List<PieceChange> now = List.copyOf(putRight);
            putRight.clear();
            return write(file, now);
        }
        Run.Way way = SampleTurns.way(run, course, reviewed);
        Optional<LocalDate> hold = hold(run, way, pieces).filter(day::isBefore);
        if (hold.isPresent()) {
            notBefore = hold.get();
            return new SampleDeed.Rest(notBefore);
        }
        List<PieceChange> own = ofStage(file, way, pieces);
        if (!own.isEmpty()) {
            return write(file, own);
        }
        for (String check : way.checks()) {
            List<PieceChange> wanted = pieces.wanted(check);
            if (!wanted.isEmpty()) {
                return write(file, wanted);
            }
        }
        Optional<LocalDate> wait = wait(run, way, pieces, day);
        if (wait.isPresent()) {
            notBefore = wait.get();
            return new SampleDeed.Rest(notBefore);
        }
        tries++;
        return new SampleDeed.Take(owner(run), way.to());
    }

    /** A stage takes its time. */
    private int pace(String stage) {
        int bound =
                switch (stage) {
                    case "investigation", "implementation", "enforcement" -> 18;
                    case "execution", "collection", "performance" -> 12;
                    case "in-force" -> 25;
                    case "suspended" -> 2 * SUSPENDED_DAYS;
                    case "on-the-spot" -> 1;
                    default -> 4;
                };
        return plan.random("pace " + stage + visits, bound);
    }

    // ---- who

    /** Who may write what takes this operation. */
    public static Role role(Operation write) {
        return switch (write) {
            case CASE_DECIDE -> Role.HEAD;
            case CASE_REVIEW -> Role.LEGAL_REVIEWER;
            case CASE_PRESIDE -> Role.HEARING_PRESIDER;
            case CASE_ARCHIVE -> Role.ARCHIVIST;
            case CASE_KEEP -> Role.GOODS_KEEPER;
            default -> Role.OFFICER;
        };
    }

    private Principal who(Role role) {
        return role == Role.OFFICER
                ? plan.crew().who(role, plan.handlers().get(0).account())
                : plan.crew().who(role);
    }

    private Principal owner(Run run) {
        return who(
                switch (run.owners().get(0).role()) {
                    case "head" -> Role.HEAD;
                    case "reviewer" -> Role.LEGAL_REVIEWER;
                    case "presider" -> Role.HEARING_PRESIDER;
                    case "archivist" -> Role.ARCHIVIST;
                    case "goods-keeper" -> Role.GOODS_KEEPER;
                    default -> Role.OFFICER;
                });
    }

    /** Officers decide what is decided on the spot. */
    private static Role writer(CaseFile file, String kind) {
        return kind.equals("decision") && file.run().procedure().equals(SamplePlan.SIMPLE)
                ? Role.OFFICER
                : role(Kinds.of(kind).write());
    }

    /** Those of the pieces that one person writes. The others follow. */
    private SampleDeed write(CaseFile file, List<PieceChange> changes) {
        Map<Role, List<PieceChange>> byRole = new LinkedHashMap<>();
        changes.forEach(each -> byRole.computeIfAbsent(writer(file, each.kind()), role -> new ArrayList<>())
                .add(each));
        var first = byRole.entrySet().iterator().next();
        return new SampleDeed.Write(who(first.getKey()), first.getValue());
    }

    // ---- what a stage wants beyond its checks

    private List<PieceChange> ofStage(CaseFile file, Run.Way way, SamplePieces pieces) {
        Run run = file.run();
        String stage = run.stage();
        if (run.visits().size() == 1) {
            List<PieceChange> begun = pieces.wanted("body-competent");
            if (!begun.isEmpty()) {
                return begun;
            }
        }
        if (way.to().equals("not-filed") && !pieces.has("filing")) {
            return List.of(SamplePieces.add("filing", null, "outcome", "not-filed", "on", pieces.day()));
        }
        if (way.to().equals("hearing")) {
            List<PieceChange> told =
                    file.head().actKind() == ActKind.PENALTY ? pieces.wanted("notice-given") : pieces.toldOfHearing();
            return told.isEmpty() ? pieces.requested() : told;
        }
        if (stage.startsWith("review") && run.owners().get(0).role().equals("reviewer")) {
            return reviewed(run, way, pieces);
        }
        return switch (stage) {
            case "investigation" -> course == Course.SEIZED
                    ? pieces.seized()
                    : course == Course.PRESERVED ? pieces.preserved() : List.of();
            case "investigation-end" -> course == Course.PRESERVED ? pieces.released() : List.of();
            case "transfer" -> course == Course.RETURNED ? pieces.returned() : List.of();
            case "request" -> way.to().equals("make-up") ? pieces.measured() : List.of();
            case "scene" -> way.to().equals("in-force") ? pieces.measured() : List.of();
            case "make-up" -> way.to().equals("in-force") ? pieces.madeUp() : List.of();
            case "in-force" -> course == Course.EXTENDED ? pieces.extended() : List.of();
            case "execution" -> course == Course.LATE ? pieces.late() : List.of();
            case "application", "correction" -> pieces.application(way.to());
            case "court" -> pieces.applied(way.to().equals("ruling"));
            case "ruling" -> pieces.ruled();
            default -> List.of();
        };
    }

    /** A round of review for each time that the case has come to its reviewer. */
    private static List<PieceChange> reviewed(Run run, Run.Way way, SamplePieces pieces) {
        long rounds = run.visits().stream()
                .filter(each ->
                        each.stage().startsWith("review") && !each.stage().equals("review-dispute"))
                .count();
        if (pieces.count("review") >= rounds) {
            return List.of();
        }
        List<PieceChange> outcome = pieces.wanted("not-exempt");
        boolean agrees = !way.to().equals("review-dispute");
        return outcome.isEmpty() ? List.of(pieces.review("r" + rounds, agrees)) : outcome;
    }

    /** Until when nothing is done, for something else is waited for. */
    private Optional<LocalDate> hold(Run run, Run.Way way, SamplePieces pieces) {
        String stage = run.stage();
        if (course == Course.LATE && stage.equals("execution") && !pieces.has("surcharge")) {
            return after(run, "payment");
        }
        if (stage.equals("reminder") && pieces.has("reminder") && !way.to().equals("performed")) {
            return after(run, "reminder");
        }
        if (way.checks().contains("execution-time-allowed")) {
            return pieces.one("substitute").map(each -> each.date("plannedOn"));
        }
        boolean announced = stage.equals("service")
                && pieces.one("service")
                        .filter(each -> each.date("announcedOn") != null && each.date("servedOn") == null)
                        .isPresent();
        return announced ? after(run, "announcement") : Optional.empty();
    }

    /** How long people wait where a time has to pass. */
    private Optional<LocalDate> wait(Run run, Run.Way way, SamplePieces pieces, LocalDate day) {
        Optional<LocalDate> until = Optional.empty();
        if (way.checks().contains("defence-window-closed") && !pieces.has("statement")) {
            until = after(run, "statement");
        }
        if (way.checks().contains("hearing-window-closed") && !pieces.has("hearing-request")) {
            until = later(until, after(run, "hearing-request"));
        }
        if (way.checks().contains("hearing-held")) {
            until = later(until, pieces.one("hearing").map(each -> each.date("plannedOn")));
        }
        if (pieces.sent() && !run.stage().equals("criminal-transfer")) {
            until = later(until, Optional.of(day.plusDays(2)));
        }
        return until.filter(day::isBefore);
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).max(LocalDate::compareTo);
    }

    /** The day after the last one of a clock. */
    private static Optional<LocalDate> after(Run run, String clock) {
        return run.clocks().stream()
                .filter(each -> each.code().equals(clock) && each.legal() != null)
                .map(each -> LocalDate.parse(each.legal().substring(0, 10)).plusDays(1))
                .max(LocalDate::compareTo);
    }

    // ---- refused

    /** A way was refused: what can be put right is, the next time. */
    public void refused(List<Step.Refused> refused, CaseFile file, LocalDate day, LocalDate today) {
        SamplePieces pieces = new SamplePieces(plan, file, files, day, today);
        for (Step.Refused each : refused) {
            if (!each.ruling().determined() && concluded.add(each.check())) {
                putRight.add(pieces.conclusion(each.check()));
                continue;
            }
            switch (each.check()) {
                case "hearing-offered" -> pieces.one("notice")
                        .filter(notice -> !notice.yes("hearingTold"))
                        .ifPresent(notice -> putRight.add(pieces.amend(notice, "漏填(示例)", "hearingTold", true)));
                case "legal-review-passed" -> {
                    boolean goes = file.run().stage().equals("notice")
                            && file.run().ways().stream()
                                    .anyMatch(way -> way.to().equals("review"));
                    if (goes) {
                        reviewed = true;
                    } else if (plan.crew().reviewer() != null) {
                        putRight.add(pieces.review("r" + (pieces.count("review") + 1), true));
                    }
                }
                case "collective-discussion-held" -> {
                    if (!pieces.has("discussion")) {
                        putRight.add(pieces.discussion());
                    }
                }
                case "within-range" -> putRight.add(SamplePieces.add(
                        "approval", "deviation" + tries, "matter", "deviation", "outcome", "approved", "on", today));
                case "impact-assessed" -> {
                    if (!pieces.has("assessment")) {
                        putRight.add(SamplePieces.add("assessment", null, "on", day, "conclusion", "影响较小(示例)"));
                    }
                }
                case "correction-ordered" -> putRight.add(pieces.correction());
                case "execution-time-allowed" -> {
                    putRight.addAll(pieces.anotherDay());
                    notBefore = day.plusDays(1);
                }
                case "body-competent" -> course =
                        file.run().stage().equals("lead-check") ? Course.TRANSFERRED : Course.NOT_FILED;
                default -> notBefore = day.plusDays(1);
            }
        }
    }

    // ---- what people get wrong

    /** One that fits here, once. */
    private Optional<SampleDeed> mistake(CaseFile file, SamplePieces pieces) {
        if (!file.run().stage().equals("investigation") || !pieces.has("matter") || !pieces.has("handler")) {
            return Optional.empty();
        }
        for (Mistake each : plan.mistakes()) {
            boolean late = each == Mistake.ALONE && pieces.has("element");
            if (!late && made.add(each)) {
                return Optional.of(wrong(each, file, pieces));
            }
        }
        return Optional.empty();
    }

    private SampleDeed wrong(Mistake mistake, CaseFile file, SamplePieces pieces) {
        Principal officer = who(Role.OFFICER);
        return switch (mistake) {
            case ALONE -> new SampleDeed.Wrong(
                    new SampleDeed.Write(
                            officer,
                            List.of(
                                    SamplePieces.add("element", "x1", "title", "违法事实成立(示例)"),
                                    pieces.photograph(
                                            "alone",
                                            List.of(plan.handlers().get(0).key())))),
                    0,
                    Set.of("officer-competence"));
            case AHEAD -> new SampleDeed.Wrong(
                    new SampleDeed.Write(
                            officer,
                            List.of(SamplePieces.add(
                                    "check",
                                    "k1",
                                    "at",
                                    pieces.tomorrow(),
                                    "officers",
                                    plan.handlers().stream()
                                            .map(SampleCrew.Officer::key)
                                            .toList(),
                                    "found",
                                    "示例"))),
                    0,
                    Set.of("CASE-FUTURE"));
            case STRANGER -> new SampleDeed.Wrong(
                    new SampleDeed.Write(
                            plan.crew().who(Role.OFFICER, "sample-stranger"),
                            List.of(SamplePieces.add("element", "x2", "title", "旁人所写(示例)"))),
                    0,
                    Set.of("CASE-HANDLER"));
            case NOT_MINE -> new SampleDeed.Wrong(
                    new SampleDeed.Take(who(Role.HEAD), file.run().ways().get(0).to()), 0, Set.of("PROCEDURE-OWNER"));
            case STALE -> new SampleDeed.Wrong(
                    new SampleDeed.Write(officer, List.of(SamplePieces.add("element", "x3", "title", "没有看过现在的案卷(示例)"))),
                    -1,
                    Set.of("CASE-MOVED"));
        };
    }
}
