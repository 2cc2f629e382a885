package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Capacity to answer for an act 责任能力. */
public enum Capacity {
    @Label("完全")
    FULL,
    @Label("尚未完全丧失辨认或者控制能力")
    PARTIAL,
    @Label("不能辨认或者不能控制")
    NONE
}
