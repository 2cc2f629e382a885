package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Whether a violation is punished. */
public enum Outcome {
    @Label("应当处罚")
    PUNISH,
    @Label("可以不予处罚")
    MAY_EXEMPT,
    @Label("不予处罚")
    MUST_EXEMPT
}
