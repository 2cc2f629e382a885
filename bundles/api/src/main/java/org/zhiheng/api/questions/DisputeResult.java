package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** How a step of a dispute ended. */
public enum DisputeResult {
    @Label("协商一致")
    AGREED,
    @Label("未能解决")
    FAILED,
    @Label("已决定")
    DECIDED
}
