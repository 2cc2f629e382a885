package org.zhiheng.api.rulings;

import java.util.List;

/**
 * A legal conclusion with its reasons (裁断).
 *
 * @param question the question's name
 * @param answer null exactly when the ruling is undetermined
 * @param missing what is missing when undetermined: {@code facts.…}, {@code calendar.<year>} or {@code rule.<id>}
 * @param reasons the steps, in the order in which they were taken; also given, as far as they go, when undetermined
 * @param ruleBook the book that answered
 */
public record Ruling<A>(String question, A answer, List<String> missing, List<Reason> reasons, RuleBookRef ruleBook) {

    public Ruling {
        missing = List.copyOf(missing);
        reasons = List.copyOf(reasons);
        if ((answer == null) == missing.isEmpty()) {
            throw new IllegalArgumentException("a ruling has an answer or says what is missing, never both or neither");
        }
    }

    public boolean determined() {
        return answer != null;
    }

    /** {@code determined} or {@code undetermined}, as the contract spells it. */
    public String status() {
        return determined() ? "determined" : "undetermined";
    }
}
