package org.zhiheng.api.powers;

import org.zhiheng.api.rulings.Label;

/** Why an item is looked at when the catalogue is cleaned up. */
public enum CleanUpGround {
    @Label("有法定依据但近年未发生")
    UNUSED,
    @Label("极少发生且没有实施必要")
    RARE,
    @Label("交叉重复")
    OVERLAPPING
}
