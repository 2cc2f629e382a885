package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What a provision is to an item. */
public enum BasisRole {
    @Label("设立、行使依据")
    SETTING,
    @Label("处罚依据")
    PENALTY,
    @Label("程序依据")
    PROCEDURE
}
