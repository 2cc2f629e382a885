package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Whom an item is about. */
public enum TargetKind {
    @Label("不限")
    ANY,
    @Label("自然人")
    CITIZEN,
    @Label("个体工商户")
    INDIVIDUAL_BUSINESS,
    @Label("法人")
    ORGANISATION,
    @Label("其他组织")
    OTHER
}
