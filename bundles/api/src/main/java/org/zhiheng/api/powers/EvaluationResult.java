package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** What an evaluation of an empowerment came to. */
public enum EvaluationResult {
    @Label("保留")
    KEEP,
    @Label("调整")
    ADJUST,
    @Label("回收")
    RECALL
}
