package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What a granular duty is about. */
public enum DutyTopic {
    @Label("部门履职")
    DEPARTMENT,
    @Label("违法行为认定")
    DETERMINATION,
    @Label("跨区域执法")
    CROSS_AREA,
    @Label("“一对多”")
    ONE_TO_MANY,
    @Label("区政府指定")
    DESIGNATED
}
