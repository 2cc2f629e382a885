package org.zhiheng.records;

/**
 * Something a verification found to be wrong.
 *
 * @param code stable, for programs
 * @param position of the entry it is about, or of the first of those that a wrong head covers; null where it has none
 * @param subject null where it is not about one entry
 * @param number in the subject; null where it is not about one entry
 * @param message in Chinese
 */
public record Finding(String code, Long position, String subject, Long number, String message) {

    /** Whether it comes before another in the log; what has no position comes last. */
    boolean before(Finding other) {
        long mine = position == null ? Long.MAX_VALUE : position;
        long others = other.position == null ? Long.MAX_VALUE : other.position;
        return mine < others;
    }
}
