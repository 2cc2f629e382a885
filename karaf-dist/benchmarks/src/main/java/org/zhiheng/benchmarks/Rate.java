package org.zhiheng.benchmarks;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How often a thing is done in a second, after warming up; the median of several rounds. */
final class Rate {

    private static final int ROUNDS = 5;

    private Rate() {}

    /** @param work given a running number */
    static double perSecond(int warmUp, int count, IntConsumer work) {
        for (int i = 0; i < warmUp; i++) {
            work.accept(i);
        }
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                work.accept(i);
            }
            rates[round] = count * 1e9 / (System.nanoTime() - began);
        }
        Arrays.sort(rates);
        return rates[ROUNDS / 2];
    }
}
