package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Why an item is handed over first. */
public enum PriorityGround {
    @Label("高频多发")
    FREQUENT,
    @Label("易发现易处置")
    EASY,
    @Label("专业要求适宜")
    SUITABLE,
    @Label("与属地管理事项责任清单相关联")
    TERRITORIAL
}
