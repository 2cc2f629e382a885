package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Coercive measures on things 查封、扣押、冻结. */
public enum Measure {
    @Label("查封")
    SEAL,
    @Label("扣押")
    SEIZE,
    @Label("冻结")
    FREEZE
}
