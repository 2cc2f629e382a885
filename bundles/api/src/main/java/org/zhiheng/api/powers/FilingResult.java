package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What a review of what was reported came to. */
public enum FilingResult {
    @Label("准予备案")
    ACCEPTED,
    @Label("退回修改")
    RETURNED,
    @Label("不予备案")
    REFUSED
}
