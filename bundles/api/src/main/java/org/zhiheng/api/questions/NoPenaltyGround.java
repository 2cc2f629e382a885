package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a matter ends without a penalty. */
public enum NoPenaltyGround {
    @Label("违法事实不能成立")
    NOT_ESTABLISHED,
    @Label("超过追究时效")
    BARRED,
    @Label("依法不予处罚")
    EXEMPT
}
