package org.zhiheng.testkit.mutation;

import java.util.List;
import org.zhiheng.testkit.mutation.MutationRun.Fate;
import org.zhiheng.testkit.mutation.MutationRun.Outcome;

/**
 * How many small changes of a package some test finds.
 *
 * @param found by a test of the package itself
 * @param foundBelow only by a test of a package that rests on it
 * @param survived by none, though an answer may change
 * @param equivalent not counted: no answer can change
 * @param unread not counted: no ruling asks for the rule yet
 */
public record Score(int found, int foundBelow, int survived, int equivalent, int unread) {

    static Score of(List<Outcome> outcomes) {
        return new Score(
                count(outcomes, Fate.FOUND),
                count(outcomes, Fate.FOUND_BELOW),
                count(outcomes, Fate.SURVIVED),
                count(outcomes, Fate.EQUIVALENT),
                count(outcomes, Fate.UNREAD));
    }

    private static int count(List<Outcome> outcomes, Fate fate) {
        return (int) outcomes.stream().filter(each -> each.fate() == fate).count();
    }

    /** The changes that count. */
    public int counted() {
        return found + foundBelow + survived;
    }

    /** The share found of those that count, in percent, cut; 100 where none counts. */
    public int percent() {
        return counted() == 0 ? 100 : (found + foundBelow) * 100 / counted();
    }
}
