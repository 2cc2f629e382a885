package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a body is competent. */
public enum Basis {
    @Label("镇(街道)的法定职权")
    STATUTORY,
    @Label("赋权")
    EMPOWERED,
    @Label("委托")
    ENTRUSTED,
    @Label("保留由部门管辖")
    RETAINED,
    @Label("过渡期")
    TRANSITION,
    @Label("指定管辖")
    DESIGNATED,
    @Label("原行政执法部门")
    ORIGINAL
}
