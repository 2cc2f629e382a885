package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What may have to be filmed from beginning to end 全程音像记录; which of it has to be, the rules say. */
public enum WholeCourseStep {
    @Label("查封")
    SEAL,
    @Label("扣押")
    SEIZE,
    @Label("强制拆除")
    FORCED_DEMOLITION
}
