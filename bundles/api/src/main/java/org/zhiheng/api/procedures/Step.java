package org.zhiheng.api.procedures;

import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Ruling;

/**
 * What came of taking a way. A refusal by a check is no error: nothing was changed, and the rulings that refused say why.
 *
 * @param taken whether the way was taken, or signed where several owners sign
 * @param run as it is now
 * @param refused the checks that did not hold, or for which something is missing; empty when it was taken
 */
public record Step(boolean taken, Run run, List<Refused> refused) {
    public Step {
        refused = List.copyOf(refused);
    }

    /**
     * @param check its name
     * @param title in Chinese, what would have to hold
     * @param ruling of the question {@code procedure-check}
     */
    public record Refused(String check, String title, Ruling<Map<String, Object>> ruling) {}
}
