package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Kinds of enforcement act 行政执法行为. */
public enum ActKind {
    @Label("行政处罚")
    PENALTY,
    @Label("行政检查")
    INSPECTION,
    @Label("行政强制措施")
    COERCIVE_MEASURE,
    @Label("行政强制执行")
    COERCIVE_EXECUTION,
    @Label("行政许可")
    LICENCE,
    @Label("行政确认")
    CONFIRMATION,
    @Label("行政收费")
    FEE,
    @Label("行政征收")
    LEVY,
    @Label("行政征用")
    EXPROPRIATION,
    @Label("行政给付")
    PAYMENT,
    @Label("行政裁决")
    ADJUDICATION,
    @Label("行政奖励")
    REWARD
}
