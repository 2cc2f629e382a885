package org.zhiheng.api.cases;

import java.util.List;
import org.zhiheng.api.procedures.Step;

/**
 * What came of a command. A refusal by a ruling is no error: nothing was changed, and the rulings that refused say why.
 *
 * @param done whether it was carried out
 * @param file as it is now; null where a case that was to be opened was refused
 * @param refused what did not hold; empty when it was carried out
 */
public record Outcome(boolean done, CaseFile file, List<Step.Refused> refused) {
    public Outcome {
        refused = List.copyOf(refused);
    }
}
