package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Procedure in which a penalty is decided. */
public enum Procedure {
    @Label("简易程序")
    SIMPLE,
    @Label("普通程序")
    ORDINARY
}
