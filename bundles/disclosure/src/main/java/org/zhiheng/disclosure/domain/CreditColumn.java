package org.zhiheng.disclosure.domain;

/**
 * A column of the file for the credit platform, as the list {@code credit-columns} has it.
 *
 * @param column in the head line
 * @param name in Chinese
 * @param value name of a field that is published; after {@code #} what the platform gives (number, title, party, credit-code, representative, fine, gains, shown-until, status,
 *     division, changed-on, remark); after {@code =} those words themselves
 * @param length of the longest value, in characters
 * @param afterwards whether it is said also in the line that tells that something is shown no more
 */
public record CreditColumn(String column, String name, String value, int length, boolean afterwards) {}
