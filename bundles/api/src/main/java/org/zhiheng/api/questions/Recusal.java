package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** State of a request for recusal 回避. */
public enum Recusal {
    @Label("无")
    NONE,
    @Label("已申请")
    REQUESTED,
    @Label("决定回避")
    GRANTED,
    @Label("驳回申请")
    REFUSED
}
