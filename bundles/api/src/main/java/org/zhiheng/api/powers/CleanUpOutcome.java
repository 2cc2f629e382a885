package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What became of a proposal. */
public enum CleanUpOutcome {
    @Label("采纳")
    ADOPTED,
    @Label("不采纳")
    REJECTED
}
