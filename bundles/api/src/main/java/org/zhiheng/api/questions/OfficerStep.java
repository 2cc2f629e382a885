package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What officers are to do. */
public enum OfficerStep {
    @Label("调查")
    INVESTIGATE,
    @Label("决定")
    DECIDE,
    @Label("审核")
    REVIEW,
    @Label("主持听证")
    PRESIDE
}
