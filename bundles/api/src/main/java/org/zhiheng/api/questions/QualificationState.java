package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What was found of a body's right to enforce 主体资格. */
public enum QualificationState {
    @Label("清理中")
    UNDER_REVIEW,
    @Label("已确认")
    CONFIRMED,
    @Label("不予确认")
    REFUSED,
    @Label("已取消")
    WITHDRAWN
}
