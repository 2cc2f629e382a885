package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** How an inspection came about. */
public enum InspectionKind {
    @Label("日常检查")
    DAILY,
    @Label("专项检查")
    SPECIAL,
    @Label("个案检查")
    INDIVIDUAL,
    @Label("双随机抽查")
    RANDOM,
    @Label("综合查一次")
    COMBINED,
    @Label("巡查")
    PATROL
}
