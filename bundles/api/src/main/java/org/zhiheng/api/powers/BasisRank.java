package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What kind of norm a provision stands in. */
public enum BasisRank {
    @Label("法律")
    LAW,
    @Label("行政法规")
    REGULATION,
    @Label("地方性法规")
    LOCAL_REGULATION,
    @Label("部门规章")
    MINISTRY_RULE,
    @Label("地方政府规章")
    LOCAL_RULE,
    @Label("其他")
    OTHER
}
