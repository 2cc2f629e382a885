package org.zhiheng.api.rulings;

import java.time.LocalDate;

/**
 * Which book answered.
 *
 * @param division the division whose book it is: the one asked for or its nearest ancestor with a package
 * @param asOf the day asked for
 * @param fingerprint hash of the book's package contents, in order
 * @param engine version of the law core
 */
public record RuleBookRef(String division, LocalDate asOf, String fingerprint, String engine) {}
