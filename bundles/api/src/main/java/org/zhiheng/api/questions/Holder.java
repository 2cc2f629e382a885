package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Who holds a case. */
public enum Holder {
    @Label("行政执法部门")
    DEPARTMENT,
    @Label("镇(街道)")
    TOWNSHIP,
    @Label("只承担巡查的单位")
    PATROL_BODY
}
