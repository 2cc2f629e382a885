package org.zhiheng.soak;

import java.util.Locale;
import java.util.Map;

/**
 * What a trial has seen, with nothing amiss.
 *
 * @param rounds how often
 * @param written writes told as committed
 * @param refused writes told as refused
 * @param codes all codes told, sealing's too, with how often
 * @param entries of the log when it was found whole the last time
 * @param slowestStart milliseconds from the start of a node, and of its database where that was down, to the first commit
 * @param wentOn rounds after which a node went on by itself, without being started again
 */
public record Outcome(
        int rounds,
        long written,
        long refused,
        Map<String, Integer> codes,
        long entries,
        long slowestStart,
        int wentOn) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d rounds, %,d writes committed, %,d refused %s, all found again, %,d entries verified, slowest start %.1f s, went on by itself %d",
                rounds,
                written,
                refused,
                codes,
                entries,
                slowestStart / 1000.0,
                wentOn);
    }
}
