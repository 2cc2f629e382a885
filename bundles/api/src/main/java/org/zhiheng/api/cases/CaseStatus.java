package org.zhiheng.api.cases;

import org.zhiheng.api.rulings.Label;

/** How a case stands as a whole. */
public enum CaseStatus {
    /** There is a clue, and nobody has decided yet whether it becomes a case. */
    @Label("线索")
    CLUE,
    @Label("在办")
    OPEN,
    @Label("已结")
    CLOSED
}
