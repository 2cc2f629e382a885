package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Whose inspection is put down in a register: enterprises, not citizens. */
public enum InspectedKind {
    @Label("法人或者其他组织")
    ORGANISATION,
    @Label("个体工商户")
    INDIVIDUAL_BUSINESS
}
