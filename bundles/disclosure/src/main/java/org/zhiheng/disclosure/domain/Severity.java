package org.zhiheng.disclosure.domain;

/**
 * How severe what a penalty punishes counts among the information about credit, and so how long it is shown.
 *
 * @param code of the rules' list
 * @param shown code of the term for which it is shown
 * @param repair code of the shortest term before a repair; null where it may be repaired at once
 * @param decided whether both count from the decision; otherwise from when it was published
 */
public record Severity(String code, String shown, String repair, boolean decided) {

    /** Under which a matter keeps the code. */
    public static final String KEPT = "severity";
}
