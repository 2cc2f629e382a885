package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What a tier of a benchmark is in law, from the lightest. */
public enum TierClass {
    @Label("不予处罚")
    NOT_PUNISHED,
    @Label("可以不予处罚")
    MAY_BE_EXEMPT,
    @Label("减轻")
    MITIGATED,
    @Label("从轻")
    LIGHT,
    @Label("一般")
    ORDINARY,
    @Label("从重")
    HEAVY
}
