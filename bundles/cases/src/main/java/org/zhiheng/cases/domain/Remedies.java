package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.registers.Field;

/** What reconsideration, suits and the body's own second thoughts have made of a decision: whether it stands, and whether it may be executed. */
public final class Remedies {

    private static final Set<String> CHANGES =
            Arrays.stream(DecisionChange.values()).map(Field::word).collect(Collectors.toUnmodifiableSet());

    private Remedies() {}

    /**
     * @param change word of {@link DecisionChange}
     * @param piece that says it
     */
    public record Changed(String change, LocalDate on, Piece piece) {
        /** Whether it was ordered that what was taken is given back. */
        boolean returnOrdered() {
            return piece.yes("returnOrdered");
        }
    }

    /** The last change of the decision; empty while it stands as it was made. */
    public static Optional<Changed> changed(Pieces file) {
        return changes(file).max(Comparator.comparing(Changed::on));
    }

    /** Whether it was annulled or declared unlawful or void, by whomever. */
    public static boolean fallen(Pieces file) {
        return changes(file).anyMatch(each -> !word(DecisionChange.ALTERED).equals(each.change()));
    }

    /** Whether it had fallen by a day. */
    static boolean fallen(Pieces file, LocalDate on) {
        return changes(file)
                .anyMatch(each -> !word(DecisionChange.ALTERED).equals(each.change())
                        && !each.on().isAfter(on));
    }

    /** All changes that count, in no order. */
    static Stream<Changed> changes(Pieces file) {
        Stream<Changed> own = file.of(DecisionKinds.DECISION_CHANGE).stream()
                .map(each -> new Changed(each.text("change"), each.date("on"), each));
        Stream<Changed> others = file.of(ClosingKinds.REMEDY).stream()
                .filter(each -> CHANGES.contains(String.valueOf(each.text("result"))) && each.date("endedOn") != null)
                .filter(each -> !undone(file, each))
                .map(each -> new Changed(each.text("result"), each.date("endedOn"), each));
        return Stream.concat(own, others);
    }

    /** The last change by a day that has altered the decision and says something of a field, e.g. its fine; empty where none does. */
    public static Optional<Piece> altered(Pieces file, String field, LocalDate until) {
        return changes(file)
                .filter(each -> word(DecisionChange.ALTERED).equals(each.change())
                        && each.piece().values().get(field) != null
                        && !each.on().isAfter(until))
                .max(Comparator.comparing(Changed::on))
                .map(Changed::piece);
    }

    /** Whether a court that was appealed to has let the decision stand that the court before had changed: the first judgment never took effect. */
    static boolean undone(Pieces file, Piece remedy) {
        String litigation = word(Words.RemedyKind.LITIGATION);
        return litigation.equals(remedy.text("kind"))
                && file.of(ClosingKinds.REMEDY).stream()
                        .anyMatch(each -> litigation.equals(each.text("kind"))
                                && word(Words.RemedyResult.UPHELD).equals(each.text("result"))
                                && each.date("endedOn") != null
                                && each.date("endedOn").isAfter(remedy.date("endedOn")));
    }

    /** How many are not over. */
    public static int open(Pieces file) {
        return (int) file.of(ClosingKinds.REMEDY).stream()
                .filter(each -> each.date("endedOn") == null)
                .count();
    }

    /** How many are not over and stop the execution (行政复议法 art. 42; 行政处罚法 art. 73): none does so by itself. */
    public static int stopping(Pieces file) {
        return (int) file.of(ClosingKinds.REMEDY).stream()
                .filter(each -> each.date("endedOn") == null && each.yes("executionStopped"))
                .count();
    }

    /** From when one stops the execution. */
    static LocalDate stoppedOn(Piece remedy) {
        return remedy.date("stoppedOn") == null ? remedy.date("acceptedOn") : remedy.date("stoppedOn");
    }
}
