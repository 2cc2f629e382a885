package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Harm done 危害后果. */
public enum Harm {
    @Label("没有")
    NONE,
    @Label("轻微")
    SLIGHT,
    @Label("严重")
    SERIOUS
}
