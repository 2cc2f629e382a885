package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Executions that may be major decisions; which of them are, the rules say. */
public enum MajorAct {
    @Label("强制拆除")
    FORCED_DEMOLITION,
    @Label("代履行")
    SUBSTITUTE_PERFORMANCE
}
