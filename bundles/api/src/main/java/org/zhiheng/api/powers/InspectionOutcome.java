package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What an inspection has come to. */
public enum InspectionOutcome {
    @Label("未发现问题")
    NOTHING_FOUND,
    @Label("发现问题,当场改正")
    CORRECTED,
    @Label("发现问题,责令改正")
    ORDERED,
    @Label("发现问题,已经立案")
    FILED,
    @Label("通过登记的住所或者经营场所无法联系")
    NOT_FOUND,
    @Label("不配合检查,情节严重")
    REFUSED
}
