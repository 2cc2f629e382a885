package org.zhiheng.testcases.walk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.procedures.Run;

/**
 * What the law wants of a file of the ordinary procedure at any moment, read off its pieces and the stages it went through, by no rule, check or class of the
 * platform that looks after it: what this finds, the platform has let through.
 */
final class LawfulFile {

    private static final String ORDINARY = "penalty.ordinary";
    private static final Set<String> DECIDED = Set.of("decision", "no-penalty");
    private static final Set<String> FALLEN = Set.of("annulled", "void");
    private static final Set<String> DECISIONS = Set.of("penalty-decision", "no-penalty-decision");

    /** From which day of which piece a clock counts. */
    private static final Map<String, Start> STARTS = Map.of(
            "decision", new Start("filing", "on"),
            "hearing-request", new Start("notice", "servedOn"),
            "statement", new Start("notice", "servedOn"),
            "service", new Start("decision", "decidedOn"),
            "preservation", new Start("preservation", "preservedOn"),
            "reminder", new Start("reminder", "servedOn"));

    private record Start(String kind, String field) {}

    private final CaseFile file;
    private final List<String> wrong = new ArrayList<>();

    private LawfulFile(CaseFile file) {
        this.file = file;
    }

    /** What is wrong, in English; empty for files of other procedures. */
    static List<String> wrong(CaseFile file) {
        LawfulFile lawful = new LawfulFile(file);
        if (file.run().procedure().equals(ORDINARY)) {
            lawful.decision();
            lawful.closing();
            lawful.returned();
            lawful.starts();
        }
        return lawful.wrong;
    }

    private void must(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    /** 行政处罚法 arts. 44, 45, 57, 58, 63, 64. */
    private void decision() {
        Optional<Piece> decision = of("decision").findFirst();
        boolean served = of("service").anyMatch(each -> DECISIONS.contains(each.text("document")));
        must(decision.isEmpty() || visited(DECIDED), "a decision before its stage");
        must(!served || decision.isPresent() && visited(Set.of("service")), "a decision served before it was let out");
        if (decision.isEmpty() || !served || !"penalty".equals(decision.get().text("kind"))) {
            return;
        }
        Piece penalty = decision.get();
        Optional<Piece> notice = of("notice")
                .filter(each -> each.date("servedOn") != null)
                .max(Comparator.comparing(each -> each.date("servedOn")));
        must(
                notice.isPresent() && !notice.get().date("servedOn").isAfter(penalty.date("decidedOn")),
                "a penalty without notice");
        notice.ifPresent(told -> {
            must(
                    told.texts("sanctions").containsAll(penalty.texts("sanctions")),
                    "a kind of penalty that was not told");
            must(amount(penalty, "fine").compareTo(amount(told, "fine")) <= 0, "a fine higher than told");
        });
        of("hearing-request")
                .filter(each -> each.yes("asked")
                        && !Boolean.FALSE.equals(each.values().get("accepted"))
                        && each.date("withdrawnOn") == null)
                .forEach(each -> must(
                        of("hearing").anyMatch(held -> held.date("heldOn") != null),
                        "a hearing asked for and not held"));
        if (of("matter").anyMatch(each -> each.yes("complex"))) {
            must(
                    of("review").anyMatch(each -> "agree".equals(each.text("opinion")))
                            || concluded("legal-review-passed"),
                    "a doubtful case without legal review");
            must(
                    of("discussion").findAny().isPresent() || concluded("collective-discussion-held"),
                    "a doubtful case without discussion");
        }
    }

    private boolean concluded(String question) {
        return of("conclusion").anyMatch(each -> question.equals(each.text("question")));
    }

    /** 行政处罚法 arts. 66, 67, 72: what is called fulfilled is paid, as long as nobody has altered, annulled, remitted or enforced it. */
    private void closing() {
        boolean fulfilled = of("closing").anyMatch(each -> "fulfilled".equals(each.text("kind")));
        boolean left = visited(Set.of("archiving"));
        boolean otherwise = Stream.of(
                        "decision-change", "enforcement", "execution-end", "court", "remedy", "conclusion")
                .anyMatch(each -> of(each).findAny().isPresent());
        if (fulfilled && left && !otherwise) {
            BigDecimal fine =
                    of("decision").map(each -> amount(each, "fine")).findFirst().orElse(BigDecimal.ZERO);
            BigDecimal paid = sum("payment");
            must(paid.compareTo(fine) >= 0, "closed as fulfilled with " + paid + " of " + fine + " paid");
        }
    }

    /** 行政强制法 art. 41: what was paid by a decision that had been annulled before the file was archived has been given back. */
    private void returned() {
        boolean annulled = Stream.concat(
                        of("decision-change").filter(each -> FALLEN.contains(each.text("change"))),
                        of("remedy")
                                .filter(each -> "reconsideration".equals(each.text("kind"))
                                        && FALLEN.contains(String.valueOf(each.text("result")))))
                .anyMatch(each -> file.run().endedAt() != null
                        && each.at().isBefore(file.run().endedAt()));
        if (annulled && visited(Set.of("archived"))) {
            BigDecimal paid = sum("payment");
            BigDecimal returned = sum("refund");
            must(returned.compareTo(paid) >= 0, "archived with " + returned + " of " + paid + " given back");
        }
    }

    private BigDecimal sum(String kind) {
        return of(kind).map(each -> amount(each, "amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Clocks count from what the file tells, and not from when somebody wrote it. */
    private void starts() {
        for (Run.Clock clock : file.run().clocks()) {
            Start start = STARTS.get(clock.code());
            if (start != null && clock.state() == Run.ClockState.RUNNING) {
                List<String> days = of(start.kind())
                        .map(each -> each.date(start.field()))
                        .filter(Objects::nonNull)
                        .map(LocalDate::toString)
                        .toList();
                must(
                        days.contains(clock.start()),
                        "clock " + clock.code() + " from " + clock.start() + ", and the file says " + days);
            }
        }
    }

    private static BigDecimal amount(Piece piece, String field) {
        BigDecimal amount = piece.decimal(field);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private boolean visited(Set<String> stages) {
        return file.run().visits().stream().anyMatch(each -> stages.contains(each.stage()));
    }

    private Stream<Piece> of(String kind) {
        return file.pieces().stream().filter(each -> each.kind().equals(kind));
    }
}
