package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Why a power is recalled. */
public enum RecallGround {
    @Label("基层接不住")
    CANNOT_CARRY,
    @Label("监管跟不上")
    NOT_SUPERVISED,
    @Label("有法不依、违法不罚")
    UNLAWFUL,
    @Label("清单调整")
    LIST_ADJUSTED,
    @Label("其他")
    OTHER
}
