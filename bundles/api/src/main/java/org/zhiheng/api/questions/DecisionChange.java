package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a publication is withdrawn. */
public enum DecisionChange {
    @Label("变更")
    ALTERED,
    @Label("撤销")
    ANNULLED,
    @Label("确认违法")
    UNLAWFUL,
    @Label("确认无效")
    VOID
}
