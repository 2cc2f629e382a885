package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Which list of exemptions or leniency an entry stands in. */
public enum LeniencyKind {
    @Label("轻微不罚")
    SLIGHT,
    @Label("首违不罚")
    FIRST_VIOLATION,
    @Label("无错不罚")
    NO_FAULT,
    @Label("免罚")
    EXEMPT,
    @Label("不予处罚")
    NOT_PUNISHED,
    @Label("减轻处罚")
    MITIGATED,
    @Label("从轻处罚")
    LIGHTENED,
    @Label("柔性执法")
    FLEXIBLE
}
