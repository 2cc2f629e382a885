package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** What staffing is asked about. */
public enum StaffingKind {
    @Label("综合执法中心正式工作人员")
    CENTRE,
    @Label("执法力量下沉")
    DEPLOYMENT,
    @Label("持证")
    CERTIFICATES
}
