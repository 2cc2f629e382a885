package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Kinds of penalty (行政处罚法 art. 9). */
public enum Sanction {
    @Label("警告")
    WARNING,
    @Label("通报批评")
    CRITICISM,
    @Label("罚款")
    FINE,
    @Label("没收违法所得")
    CONFISCATE_GAINS,
    @Label("没收非法财物")
    CONFISCATE_GOODS,
    @Label("暂扣许可证件")
    SUSPEND_LICENCE,
    @Label("降低资质等级")
    DOWNGRADE_QUALIFICATION,
    @Label("吊销许可证件")
    REVOKE_LICENCE,
    @Label("限制开展生产经营活动")
    RESTRICT_BUSINESS,
    @Label("责令停产停业")
    SUSPEND_BUSINESS,
    @Label("责令关闭")
    CLOSE,
    @Label("限制从业")
    RESTRICT_EMPLOYMENT,
    @Label("行政拘留")
    DETENTION,
    @Label("其他行政处罚")
    OTHER
}
