package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Why an item is handed over with caution. */
public enum CautionGround {
    @Label("事关人民群众生产生活安全")
    SAFETY,
    @Label("专业要求高")
    SPECIALISED,
    @Label("执法难度大")
    DIFFICULT,
    @Label("镇(街道)暂无法承接")
    NOT_YET
}
