package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Who has or exercises a power. */
public enum Body {
    @Label("行政执法部门")
    DEPARTMENT,
    @Label("镇(街道)")
    TOWNSHIP
}
