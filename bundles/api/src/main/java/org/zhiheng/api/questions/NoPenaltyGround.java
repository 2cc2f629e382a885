package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a matter ends without a penalty (行政处罚法 arts. 30, 31, 33, 36 and 57(1)). */
public enum NoPenaltyGround {
    @Label("违法事实不能成立")
    NOT_ESTABLISHED,
    @Label("超过追究时效")
    BARRED,
    @Label("不满十四周岁")
    UNDER_FOURTEEN,
    @Label("不能辨认或者不能控制自己行为")
    INCAPACITY,
    @Label("轻微并及时改正,没有造成危害后果")
    SLIGHT_CORRECTED,
    @Label("初次违法且危害后果轻微并及时改正")
    FIRST_VIOLATION,
    @Label("没有主观过错")
    NO_FAULT,
    @Label("违法行为轻微,依法可以不予处罚")
    MINOR,
    /** Any of them: which one is not said. */
    @Label("依法不予处罚")
    EXEMPT
}
