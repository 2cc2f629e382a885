package org.zhiheng.records;

/**
 * Positions whose entries were lost when a log was restored from a backup, as the log itself tells it.
 *
 * @param from the first
 * @param to behind the last
 */
public record Loss(long from, long to) {}
