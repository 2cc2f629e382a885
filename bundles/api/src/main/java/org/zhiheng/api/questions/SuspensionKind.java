package org.zhiheng.api.questions;

import org.zhiheng.api.rulings.Label;

/** Why a term does not run. */
public enum SuspensionKind {
    @Label("中止")
    SUSPENDED,
    @Label("听证")
    HEARING,
    @Label("公告")
    ANNOUNCEMENT,
    @Label("检测检验检疫鉴定")
    TEST,
    @Label("权利人辨认")
    IDENTIFICATION,
    @Label("责令退还多收价款")
    REFUND,
    @Label("行政复议")
    RECONSIDERATION,
    @Label("行政诉讼")
    LITIGATION
}
