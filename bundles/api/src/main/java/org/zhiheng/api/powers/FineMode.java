package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** How the law says an amount. */
public enum FineMode {
    @Label("定额")
    FIXED,
    @Label("倍数")
    TIMES,
    @Label("比例")
    PERCENT,
    @Label("按面积或者数量")
    PER_UNIT
}
