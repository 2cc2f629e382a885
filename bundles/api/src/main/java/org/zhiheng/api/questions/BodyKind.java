package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Whose act is challenged. */
public enum BodyKind {
    @Label("政府工作部门")
    DEPARTMENT,
    @Label("垂直领导部门")
    VERTICAL,
    @Label("镇政府、街道办事处")
    TOWNSHIP,
    @Label("司法行政部门")
    JUSTICE_BUREAU
}
