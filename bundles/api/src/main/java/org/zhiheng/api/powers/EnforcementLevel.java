package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** At which level of government an enforcement is done. */
public enum EnforcementLevel {
    @Label("省级")
    PROVINCE,
    @Label("市级")
    CITY,
    @Label("县级")
    DISTRICT,
    @Label("镇(街道)")
    TOWNSHIP
}
