package org.zhiheng.law.inquiry;

/** Answers one question. Stateless; a pure function of the facts and of what the inquiry gives. */
@FunctionalInterface
public interface Solver<F extends Record, A extends Record> {

    /**
     * @param facts nulls are absent facts
     * @return the answer, never null
     * @throws Undetermined thrown by the inquiry when something is missing on which the answer depends
     */
    A solve(F facts, Inquiry inquiry);
}
