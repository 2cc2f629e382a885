package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** How a person is employed 编制类型. */
public enum StaffType {
    @Label("行政编制")
    ADMINISTRATIVE,
    @Label("参照公务员法管理")
    CIVIL_SERVANT_MANAGED,
    @Label("事业编制")
    INSTITUTION,
    @Label("工勤")
    MANUAL,
    @Label("合同")
    CONTRACT,
    @Label("劳务派遣")
    DISPATCHED,
    @Label("借用")
    BORROWED
}
