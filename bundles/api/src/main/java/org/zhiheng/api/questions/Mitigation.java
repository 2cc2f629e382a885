package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Whether a penalty is lightened 从轻或者减轻. */
public enum Mitigation {
    @Label("无")
    NONE,
    @Label("可以")
    MAY,
    @Label("应当")
    MUST
}
