package org.zhiheng.api.access;

import org.zhiheng.api.rulings.Label;

/** How far a role reaches, from the narrowest: each includes the ones before it. */
public enum Scope {
    @Label("本人")
    OWN,
    @Label("本单位")
    BODY,
    @Label("本单位及下级")
    BODY_AND_BELOW,
    @Label("本区划")
    DIVISION,
    @Label("全部")
    ALL;

    /** The one that reaches less far. */
    public Scope narrower(Scope other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
