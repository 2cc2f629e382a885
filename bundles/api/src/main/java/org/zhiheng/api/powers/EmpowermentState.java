package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** How far a listed item has come in one township. */
public enum EmpowermentState {
    @Label("拟赋权")
    PROPOSED,
    @Label("已公布,待承接确认")
    LISTED,
    @Label("过渡期内")
    IN_TRANSITION,
    @Label("镇(街道)行使")
    EFFECTIVE,
    @Label("已回收")
    RECALLED
}
