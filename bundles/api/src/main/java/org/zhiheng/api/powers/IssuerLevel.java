package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Who made a benchmark, the highest first. */
public enum IssuerLevel {
    @Label("国家")
    NATION,
    @Label("省")
    PROVINCE,
    @Label("市")
    CITY,
    @Label("县(市、区)")
    DISTRICT
}
