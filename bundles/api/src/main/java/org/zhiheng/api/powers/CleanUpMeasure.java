package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What is proposed for an item. */
public enum CleanUpMeasure {
    @Label("取消")
    CANCEL,
    @Label("调整")
    ADJUST,
    @Label("暂停实施")
    SUSPEND
}
