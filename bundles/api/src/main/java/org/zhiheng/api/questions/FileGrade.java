package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Grade of a case file 案卷. */
public enum FileGrade {
    @Label("优秀")
    EXCELLENT,
    @Label("良好")
    GOOD,
    @Label("合格")
    PASS,
    @Label("不合格")
    FAIL
}
