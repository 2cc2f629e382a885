package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a coercive measure is lifted. */
public enum LiftingGround {
    @Label("当事人没有违法行为")
    NO_VIOLATION,
    @Label("与违法行为无关")
    UNRELATED,
    @Label("已经作出处理决定")
    DECIDED,
    @Label("期限已经届满")
    EXPIRED,
    @Label("不再需要采取措施")
    UNNECESSARY
}
